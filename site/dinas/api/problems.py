"""What programs get instead of an answer: RFC 9457, in the language that was asked for."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import override
from ninja import Schema

from dinas.core.bahasa import SOURCE

JSON = "application/problem+json; charset=utf-8"
LANGUAGES = ("id", "en")
LONGEST_QUOTE = 40


class Galat(Schema):
    """What is wrong with one parameter."""

    nama: str
    pesan: str


class Masalah(Schema):
    """Why there is no answer."""

    type: str
    title: str
    status: int
    detail: str
    galat: list[Galat]


class DitolakError(Exception):
    """The request asks for what there is not; says by which parameter."""

    def __init__(self, name: str, message: str, status: int = 422) -> None:
        super().__init__(message)
        self.name, self.message, self.status = name, message, status


def bahasa_dari(request: HttpRequest) -> str:
    """Return the language that the address asks for; Indonesian where it asks for none we have."""
    asked = request.GET.get("bahasa", "")
    return asked if asked in LANGUAGES else SOURCE


def dikutip(value: str) -> str:
    """Return a value as messages quote it: not longer than anybody types."""
    return value if len(value) <= LONGEST_QUOTE else f"{value[:LONGEST_QUOTE]}…"


def masalah(
    request: HttpRequest,
    status: int,
    detail: str = "",
    errors: Iterable[tuple[str, str]] = (),
) -> HttpResponse:
    """Return the answer that says what is wrong.

    Args:
        detail: one sentence; left empty, the usual one of the status.
        errors: the parameters at fault, each with a sentence.
    """
    language = bahasa_dari(request)
    with override(language):
        title, usual = _words(status)
        told = {
            "type": "about:blank",
            "title": title,
            "status": status,
            "detail": detail or usual,
            "galat": [{"nama": name, "pesan": message} for name, message in errors],
        }
    response = HttpResponse(json.dumps(told, ensure_ascii=False), status=status, content_type=JSON)
    response["Cache-Control"] = "no-store"
    response["Content-Language"] = language
    return response


def _words(status: int) -> tuple[str, str]:
    known = {
        400: (_("The request cannot be read"), _("The address holds what no address can hold.")),
        404: (_("Not found"), _("Nothing public stands here. All addresses are listed at /api/.")),
        405: (_("Only reading is possible"), _("Ask with GET or HEAD.")),
        422: (
            _("The request cannot be answered"),
            _("Some parameters have values that there are not."),
        ),
        429: (_("Too many requests"), _("Wait as many seconds as the header Retry-After says.")),
        503: (_("The site is being worked on"), _("Please come again in a few minutes.")),
    }
    ours = (_("Our fault"), _("Something went wrong on our side; we have been told."))
    return known.get(status, known[400] if status < 500 else ours)


def pesan_parameter(fault: dict[str, Any]) -> tuple[str, str]:
    """Return name and sentence for a fault that pydantic found."""
    place: Sequence[Any] = fault.get("loc", ())
    name = str(place[-1]) if place else ""
    kind, context = str(fault.get("type", "")), fault.get("ctx", {})
    if kind.startswith("int"):
        return name, _("Write a whole number.")
    if kind.startswith(("date", "datetime")):
        return name, _("Write a day like 2026-12-31.")
    if kind == "literal_error":
        return name, _("Choose one of: %(pilihan)s.") % {
            "pilihan": str(context.get("expected", "")).replace("'", "").replace(" or ", ", ")
        }
    if kind == "greater_than_equal":
        return name, _("The least is %(batas)s.") % {"batas": context.get("ge", "")}
    if kind == "less_than_equal":
        return name, _("The most is %(batas)s.") % {"batas": context.get("le", "")}
    if kind == "missing":
        return name, _("This parameter is needed.")
    return name, _("This value cannot be used.")
