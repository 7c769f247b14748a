"""Which language a person reads."""

from typing import Any

from django.conf import settings
from wagtail.users.models import UserProfile


def language_of(user: Any) -> str:
    """Return the language that the account has chosen; the office's for everybody else."""
    profile = UserProfile.objects.filter(user=user).first() if user and user.pk else None
    return (profile.preferred_language if profile else "") or settings.LANGUAGE_CODE
