"""A cell of a table as text."""

from datetime import date, datetime


class Terketik(str):
    """A number that a workbook holds as such: its decimal sign is a point, whatever texts use."""

    __slots__ = ()


def clean(cell: str) -> str:
    """Strip blanks, also those that cannot be seen."""
    if isinstance(cell, Terketik):
        return cell
    return cell.replace("\u00a0", " ").replace("\u200b", "").replace("\ufeff", "").strip()


def cell_text(value: object) -> str:
    """Write what a workbook's cell holds."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, float):
        # What Excel shows as 2021 is stored as 2021.0, and 0.1 + 0.2 with all its digits.
        return Terketik(f"{value:.0f}" if value.is_integer() else repr(round(value, 6)))
    if isinstance(value, int):
        return Terketik(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value)
