"""How a finding of the doctor is put: a sentence, and how much it matters."""

from dataclasses import dataclass
from enum import IntEnum


class Level(IntEnum):
    """Also the exit code of `manage.py doctor`: that of the worst finding."""

    GOOD = 0
    ATTENTION = 1
    BAD = 2


@dataclass(frozen=True)
class Finding:
    """One sentence."""

    level: Level
    text: str

    @property
    def sign(self) -> str:
        """What stands before the sentence at the terminal."""
        return {Level.GOOD: "ok", Level.ATTENTION: "!!", Level.BAD: "XX"}[self.level]


def good(text: str) -> Finding:
    """Say what is well."""
    return Finding(Level.GOOD, text)


def attention(text: str) -> Finding:
    """Say what somebody should look at soon."""
    return Finding(Level.ATTENTION, text)


def bad(text: str) -> Finding:
    """Say what readers or editors suffer from now."""
    return Finding(Level.BAD, text)
