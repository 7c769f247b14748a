"""What administrators are told about mail."""

from typing import Any

from dinas.mail.models import Surat
from dinas.mail.querysets import SuratQuerySet


def may_see_mail(user: Any) -> bool:
    """Tell whether the person looks after the site's mail: administrators only."""
    return bool(user.is_active and user.is_superuser)


def undelivered() -> SuratQuerySet:
    """Return the messages that did not reach the mail server, newest first."""
    return Surat.objects.undelivered()


def undelivered_count() -> int:
    """Return how many they are."""
    return undelivered().count()
