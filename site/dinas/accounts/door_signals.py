"""Receivers that see who comes and goes."""

from typing import Any

from allauth.core import context
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import (
    authentication_failed,
    authenticator_added,
    authenticator_removed,
    authenticator_reset,
)
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db.models.signals import post_save
from django.dispatch import Signal, receiver
from django.http import HttpRequest

from dinas.accounts import devices, journal
from dinas.accounts.enums import Kejadian
from dinas.accounts.models import User


@receiver(user_logged_in, dispatch_uid="accounts_note_login")
def note_login(sender: type, request: HttpRequest, user: Any, **kwargs: Any) -> None:
    """Write down who came in, and with which device."""
    journal.note(Kejadian.MASUK, user, request)
    devices.remember(request, user)


@receiver(user_login_failed, dispatch_uid="accounts_note_failure")
def note_failure(
    sender: str, credentials: dict[str, Any], request: HttpRequest | None = None, **kwargs: Any
) -> None:
    """Write down a failure; a name that nobody bears may be a password in the wrong field."""
    user = User.objects.filter(username=credentials.get("username") or "").first()
    journal.note(Kejadian.SANDI_SALAH, user, request)


@receiver(user_logged_out, dispatch_uid="accounts_note_logout")
def note_logout(sender: type, request: HttpRequest, user: Any, **kwargs: Any) -> None:
    """Write down who left, and forget the device."""
    if user:
        journal.note(Kejadian.KELUAR, user, request)
        devices.forget(request.session.session_key)


@receiver(post_save, sender=User, dispatch_uid="accounts_note_password")
def note_password(
    sender: type, instance: User, created: bool, raw: bool = False, **kwargs: Any
) -> None:
    """Write down a changed password, by whichever form."""
    if not created and not raw and getattr(instance, "_password", None) is not None:
        journal.note(Kejadian.SANDI_DIGANTI, instance, context.request)


@receiver(authentication_failed, dispatch_uid="accounts_note_wrong_code")
def note_wrong_code(sender: type, request: HttpRequest, user: Any, **kwargs: Any) -> None:
    """Write down a wrong code: who typed it knew the password."""
    journal.note(Kejadian.KODE_SALAH, user, request)


CHANGED_DEVICE = {
    authenticator_added: Kejadian.LANGKAH_DIPASANG,
    authenticator_removed: Kejadian.LANGKAH_DILEPAS,
}


@receiver(list(CHANGED_DEVICE), dispatch_uid="accounts_note_device")
def note_device(
    sender: type, signal: Signal, request: HttpRequest, user: Any, authenticator: Any, **kwargs: Any
) -> None:
    """Write down a telephone enrolled or removed; recovery codes have a line of their own."""
    if authenticator.type == Authenticator.Type.TOTP:
        journal.note(CHANGED_DEVICE[signal], user, request)


@receiver(authenticator_reset, dispatch_uid="accounts_note_codes")
def note_codes(sender: type, request: HttpRequest, user: Any, **kwargs: Any) -> None:
    """Write down new recovery codes."""
    journal.note(Kejadian.KODE_DIBUAT, user, request)
