"""The same people as in moderation."""

from tests.dinas.moderation.conftest import komit, peran

__all__ = ["komit", "peran"]
