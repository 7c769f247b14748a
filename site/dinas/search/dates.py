"""Dates as readers type them: *agustus 2025*, *25 agustus 2025*, *25 agu*."""

import datetime as dt
from collections.abc import Sequence
from functools import cache

from django.utils import translation
from django.utils.dates import MONTHS

from dinas.search.words import words

_SHORT = {
    "id": {"agt": 8, "ags": 8, "agust": 8, "sept": 9, "nop": 11},
    "en": {"sept": 9},
}
"""Short names of months, beside the first three letters of each."""


@cache
def months(language: str) -> dict[str, int]:
    """Return the names of months in a language, as the index compares them."""
    with translation.override(language):
        return {words(str(MONTHS[number]))[0]: number for number in MONTHS}


@cache
def _any_month(language: str) -> dict[str, str]:
    """Return what a month may be called, each with its full name."""
    full = {number: name for name, number in months(language).items()}
    short = {name[:3]: name for name in months(language)}
    more = {name: full[number] for name, number in _SHORT.get(language, {}).items()}
    return {**short, **more, **{name: name for name in full.values()}}


def date_words(day: dt.date, language: str) -> str:
    """Return the words that a thing of this day is found by: its month, its year, and the day.

    The day is one word with its month, or each number would find a thirtieth of everything.
    """
    month = next(name for name, number in months(language).items() if number == day.month)
    return f"{day.day}{month} {month} {day.year}"


def date_at(typed: Sequence[str], at: int, language: str) -> tuple[list[tuple[str, ...]], int]:
    """Return what else the words from `at` may stand as if they are a date, and how many it is."""
    names = _any_month(language)
    word, then = typed[at], typed[at + 1] if at + 1 < len(typed) else ""
    if _is_day(word) and then in names:
        return [(f"{int(word)}{names[then]}",)], 2
    if word in names and names[word] != word and len(then) == 4 and then.isdecimal():
        return [(names[word],)], 1
    return [], 1


def _is_day(word: str) -> bool:
    return word.isascii() and word.isdecimal() and len(word) <= 2 and 1 <= int(word) <= 31
