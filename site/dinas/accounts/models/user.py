"""The user model: Django's own, and what the office wants to know of an account beside it."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """A person who may log in to the admin."""

    invited_at = models.DateTimeField(_("invited on"), null=True, blank=True, editable=False)
    session_round = models.PositiveIntegerField(default=0, editable=False)
    """Part of what every session is held against: counting on ends all sessions at once."""

    def __str__(self) -> str:
        return self.get_full_name() or self.get_username()

    @classmethod
    def from_db(cls, *args: Any, **kwargs: Any) -> "User":
        """Remember whether the account was open, to notice when it is closed."""
        user = super().from_db(*args, **kwargs)
        user._was_active = user.__dict__.get("is_active", False)
        return user

    def save(self, *args: Any, **kwargs: Any) -> None:
        """End all sessions of an account that is closed: opening it again revives none."""
        closed = getattr(self, "_was_active", False) and not self.is_active
        super().save(*args, **kwargs)
        self._was_active = self.is_active
        if closed:
            self.end_sessions()

    @property
    def is_waiting(self) -> bool:
        """Whether the person was invited and has chosen no password yet."""
        return bool(self.invited_at) and self.is_active and not self.has_usable_password()

    @property
    def invitation_ends(self) -> Any:
        """When the address in the last invitation stops working; None without one."""
        if not self.invited_at:
            return None
        return self.invited_at + timedelta(days=settings.INVITATION_DAYS)

    @property
    def is_invitation_over(self) -> bool:
        """Whether the person waits with an address that no longer works."""
        return self.is_waiting and self.invitation_ends <= timezone.now()

    def end_sessions(self) -> None:
        """Log the person out everywhere, from sessions that nobody knows of too."""
        type(self).objects.filter(pk=self.pk).update(session_round=models.F("session_round") + 1)
        self.refresh_from_db(fields=["session_round"])

    def get_session_auth_hash(self) -> str:
        """Return what a session must hold to be this account's still."""
        return self._with_round(super().get_session_auth_hash())

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """Return the same by the former secret keys."""
        for known in super().get_session_auth_fallback_hash():
            yield self._with_round(known)

    def _with_round(self, known: str) -> str:
        # Round 0 leaves Django's own, so that an update of the site logs nobody out.
        if not self.session_round:
            return known
        salted = f"{known}:{self.session_round}"
        return salted_hmac("dinas.accounts.session_round", salted, algorithm="sha256").hexdigest()
