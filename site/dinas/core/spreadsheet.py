"""Values on their way into a spreadsheet."""

import datetime as dt

from django.utils import timezone

STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def inert(value: str) -> str:
    """Keep a spreadsheet from taking a text in a CSV file for a formula and running it.

    In XLSX a text says itself that it is one; Wagtail sees to that.
    """
    return f"'{value}" if value.startswith(STARTS_FORMULA) else value


def local_moment(value: dt.datetime) -> dt.datetime:
    """Return a moment in WIB without its zone, which spreadsheets do not know."""
    return timezone.make_naive(value) if timezone.is_aware(value) else value


def local_text(value: dt.datetime) -> str:
    """Return a moment in WIB in an order that sorts."""
    return f"{local_moment(value):%Y-%m-%d %H:%M:%S}"
