"""Logging in as a browser does, second step included."""

import time
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.test import Client

from dinas.accounts.roles import setup_roles

SANDI = "kata-sandi-uji"
MASUK = "/akun/masuk/"
RAHASIA = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def make_user(name: str = "ani", group: str | None = None, **fields: Any) -> Any:
    """Make a person; an administrator when no group is named."""
    fields = {"email": f"{name}@contoh.id", "is_superuser": group is None, **fields}
    user = get_user_model().objects.create_user(name, password=SANDI, **fields)
    if group:
        setup_roles()
        user.groups.add(Group.objects.get(name=group))
    return user


def log_in(client: Client, name: str, password: str = SANDI, **extra: Any) -> Any:
    """Send the form of the login."""
    return client.post(MASUK, {"username": name, "password": password}, **extra)


def enrol(user: Any) -> Authenticator:
    """Give the user a telephone."""
    return TOTP.activate(user, RAHASIA).instance


def code_of(secret: str = RAHASIA) -> str:
    """Return what the telephone shows now, as if it was never typed before."""
    cache.clear()
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def code_for(user: Any) -> str:
    """Return the code of the device that the user has enrolled."""
    device = Authenticator.objects.get(user=user, type=Authenticator.Type.TOTP)
    return code_of(decrypt(device.data["secret"]))
