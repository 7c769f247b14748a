"""Where a person is logged in, and how that is ended."""

from importlib import import_module
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from dinas.accounts import journal
from dinas.accounts.models import Perangkat

MARK = "perangkat"
"""Names in the session the key under which it is known: no query asks whether it is."""


def _print_of(user: Any) -> str:
    return user.get_session_auth_hash()[:16]


def remember(request: HttpRequest, user: Any) -> None:
    """Know this session as one of the person's devices.

    A session gets another key when somebody logs in or changes the password; the device is the
    same one then.
    """
    key, known = request.session.session_key, request.session.get(MARK)
    if not key or key == known:
        return
    now = {"sidik": _print_of(user), "berakhir": request.session.get_expiry_date()}
    moved = Perangkat.objects.filter(kunci_sesi=known, pengguna=user)
    if not known or not moved.update(kunci_sesi=key, **now):
        now |= {"jaringan": journal.network(request), "peramban": journal.browser(request)}
        Perangkat.objects.update_or_create(kunci_sesi=key, defaults={"pengguna": user, **now})
    request.session[MARK] = key


def of(user: Any) -> QuerySet[Perangkat]:
    """Return where the person is logged in now, the latest first."""
    return Perangkat.objects.filter(
        pengguna=user, sidik=_print_of(user), berakhir__gt=timezone.now()
    )


def forget(key: str | None) -> None:
    """Drop the device of a session that has ended."""
    Perangkat.objects.filter(kunci_sesi=key).delete()


def end(device: Perangkat) -> None:
    """Log the person out on one device."""
    import_module(settings.SESSION_ENGINE).SessionStore().delete(device.kunci_sesi)
    device.delete()


def end_all(user: Any) -> None:
    """Log the person out everywhere."""
    user.end_sessions()
    Perangkat.objects.filter(pengguna=user).delete()
