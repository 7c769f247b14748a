"""Who needs a second factor, and whether this login has shown one."""

from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest

from dinas.accounts.roles import GROUP_MODERATORS

METHOD = "mfa"


def is_required_of(user: Any) -> bool:
    """Whether the user can publish or govern the site, where the site asks for two factors."""
    return settings.MFA_REQUIRED and (
        user.is_superuser or user.groups.filter(name=GROUP_MODERATORS).exists()
    )


def has_device(user: Any) -> bool:
    """Whether the user has enrolled a telephone."""
    return Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()


def is_shown(request: HttpRequest) -> bool:
    """Whether this login, and not only this person at some time, has shown a second factor."""
    records = get_authentication_records(request, request.user)
    return any(record["method"] == METHOD for record in records)


def note_enrolment(request: HttpRequest) -> None:
    """Count the code that proved a new device as this login's second factor.

    To ask for another at once would prove nothing more.
    """
    device = Authenticator.objects.get(user=request.user, type=Authenticator.Type.TOTP)
    record_authentication(request, request.user, METHOD, id=device.pk, type=device.type)
