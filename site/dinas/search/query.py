"""Turns what a reader typed into a query that no database can stumble over."""

import re
import unicodedata

MAX_LENGTH = 100
MAX_WORDS = 8
_NOT_WORDS = re.compile(r"[^\w]+", re.UNICODE)


def clean(text: str) -> str:
    """Return the words of `text`: no operators, quotes or control characters, and not too many."""
    normal = unicodedata.normalize("NFKC", text[: MAX_LENGTH * 4])
    words = [word for word in _NOT_WORDS.split(normal) if word.strip("_")]
    return " ".join(words[:MAX_WORDS])[:MAX_LENGTH]
