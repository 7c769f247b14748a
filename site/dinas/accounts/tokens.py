"""The keys in links by which a password is chosen."""

from typing import Any

from django.conf import settings
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.utils.http import base36_to_int

DAY_S = 24 * 60 * 60
RESET_DAYS = 1


def days_of(user: Any) -> int:
    """Return for how many days a link works: longer for somebody who was invited."""
    return RESET_DAYS if user.has_usable_password() else settings.INVITATION_DAYS


class TokenGenerator(PasswordResetTokenGenerator):
    """Django's, with a time of its own for invitations; a new invitation ends the one before."""

    def check_token(self, user: Any, token: str | None) -> bool:
        """Whether the key in the link is this person's, unused and young enough."""
        if not user or not token or not user.is_active or not super().check_token(user, token):
            return False
        age_s = self._num_seconds(self._now()) - base36_to_int(token.partition("-")[0])
        return age_s <= days_of(user) * DAY_S

    def _make_hash_value(self, user: Any, timestamp: int) -> str:
        invited = user.invited_at.timestamp() if user.invited_at else ""
        return f"{super()._make_hash_value(user, timestamp)}{invited}"
