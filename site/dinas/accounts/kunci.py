"""Encrypts what would let a reader of the database in: the secrets of the second factor."""

import base64
import hashlib

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings


def _fernet(secret: str) -> Fernet:
    digest = hashlib.sha256(b"dinas.accounts.mfa:" + secret.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))


def _box() -> MultiFernet:
    """Write with MFA_KEY, or SECRET_KEY without one; read what either of them has written."""
    secrets = [settings.MFA_KEY, settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([_fernet(secret) for secret in secrets if secret])


def encrypt(text: str) -> str:
    """Return the text so that only this site can read it."""
    return _box().encrypt(text.encode()).decode("ascii")


def decrypt(encrypted: str) -> str:
    """Return what `encrypt` was given.

    Raises:
        cryptography.fernet.InvalidToken: written with a key that this site no longer has.
    """
    return _box().decrypt(encrypted.encode()).decode()
