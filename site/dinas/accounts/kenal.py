"""Knows the browsers in which somebody has logged in, so that strangers cannot shut her out.

The cookie is no login: it says that this browser once had the right password and code, and gives
its owner tries of her own (`dinas.accounts.throttle`). Who steals it may guess as slowly as anyone.
"""

import hashlib
from pathlib import PurePosixPath
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.crypto import get_random_string

from dinas.accounts.throttle import normal_name

COOKIE = "peramban"
SALT = "dinas.accounts.kenal"
KEPT_S = 180 * 24 * 60 * 60
PEOPLE = 8
"""So many people who share a browser are known in it; the one who was here longest ago goes."""


def _digest(name: str) -> str:
    return hashlib.sha256(f"{SALT}\0{normal_name(name)}".encode()).hexdigest()[:16]


def _read(request: HttpRequest) -> tuple[str, list[str]]:
    try:
        browser, people = signing.loads(request.COOKIES[COOKIE], salt=SALT, max_age=KEPT_S)
    except (KeyError, signing.BadSignature):
        return "", []
    return browser, people


def browser_of(request: HttpRequest, name: str) -> str:
    """Return the mark of this browser if the bearer of the name has logged in with it, or ""."""
    browser, people = _read(request)
    return browser if _digest(name) in people else ""


def remember(request: HttpRequest, response: HttpResponse, user: Any) -> None:
    """Know this browser as one of the person's; only the doors get to read the mark."""
    browser, people = _read(request)
    person = _digest(user.get_username())
    others = [other for other in people if other != person]
    mark = [browser or get_random_string(22), [*others, person][-PEOPLE:]]
    response.set_cookie(
        COOKIE,
        signing.dumps(mark, salt=SALT),
        max_age=KEPT_S,
        # Whoever confirms a password later needs it as well.
        path=f"{PurePosixPath(reverse('account_login')).parent}/",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
