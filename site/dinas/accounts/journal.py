"""Writes down what happens at the door."""

from typing import Any

from django.http import HttpRequest

from dinas.accounts.address import UNKNOWN, client_address, network_of
from dinas.accounts.browsers import name_of
from dinas.accounts.enums import Kejadian
from dinas.accounts.models import CatatanMasuk


def network(request: HttpRequest | None) -> str:
    """Return the place that a request comes from, and never the whole address."""
    return network_of(client_address(request) if request else UNKNOWN)


def browser(request: HttpRequest | None) -> str:
    """Return what a request was made with, in two words."""
    return name_of(request.headers.get("User-Agent", "")) if request else ""


def note(kejadian: Kejadian, user: Any, request: HttpRequest | None) -> None:
    """Write it down; without a person where nobody bears the name that was typed."""
    CatatanMasuk.objects.create(
        kejadian=kejadian,
        pengguna=user if user and user.pk else None,
        jaringan=network(request),
        peramban=browser(request),
    )
