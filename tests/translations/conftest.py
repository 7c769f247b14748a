"""The people and the end of transactions, shared with the tests of moderation."""

from tests.dinas.moderation.conftest import komit, peran

__all__ = ["komit", "peran"]
