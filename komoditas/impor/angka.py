"""Numbers as people write them: thousands points, decimal commas, footnote marks."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

LARGEST = Decimal(10) ** 9
EMPTY = {"", "-", "–", "—", "...", "…", "null", "n/a", "na", "x", "tidak ada", "tad"}
"""How offices write that there is no figure."""

MARKS = {
    "*)": "sementara",
    "*": "sementara",
    "**)": "sementara",
    "x)": "sementara",
    "e)": "perkiraan",
    "r)": "",
    "r": "",
}
"""Footnote marks of statistical tables, and the status that they stand for."""

_MARK = re.compile(r"(\*{1,2}\)?|[a-z]\)|(?<=\d)r)$", re.IGNORECASE)
_PLAIN = re.compile(r"\d+(?:[.,]\d+)*", re.ASCII)


class BukanAngka(Exception):
    """A cell that should hold a number doesn't; the message says why."""


@dataclass(frozen=True)
class Angka:
    """A number with what its footnote mark says."""

    nilai: Decimal | None
    status: str = ""
    is_diperbaiki: bool = False


def desimal_dari(cells: Iterable[str], *, otherwise: str) -> str:
    """Find out which sign the numbers of a file use for decimals, `,` or `.`.

    One number that can be read in one way only decides for all; without one, `otherwise` does.
    """
    votes = {",": 0, ".": 0}
    for cell in cells:
        digits = _MARK.sub("", cell.strip()).replace(" ", "")
        if not _PLAIN.fullmatch(digits):
            continue
        points, commas = digits.count("."), digits.count(",")
        if points and commas:
            votes["," if digits.rfind(",") > digits.rfind(".") else "."] += 1
        elif points > 1:
            votes[","] += 1
        elif commas > 1:
            votes["."] += 1
        elif points or commas:
            sign = "." if points else ","
            whole, _sign, rest = digits.partition(sign)
            # 0.435 and 1234.567 have no thousands sign there, and 12.5 has too few digits for one.
            if len(rest) != 3 or len(whole) > 3 or whole.startswith("0"):
                votes[sign] += 1
    if votes[","] == votes["."]:
        return otherwise
    return max(votes, key=lambda sign: votes[sign])


def baca_angka(cell: str, desimal: str) -> Angka:
    """Read one number.

    Args:
        desimal: the sign before decimals, `,` or `.`.

    Raises:
        BukanAngka: it is none, is negative or far too large, or its thousands are set wrong.
    """
    text = cell.strip()
    if text.casefold() in EMPTY:
        return Angka(None)
    found = _MARK.search(text)
    mark = found.group().casefold() if found else ""
    if mark and mark not in MARKS:
        raise BukanAngka(_("The mark “%(mark)s” is not known.") % {"mark": mark})
    digits = _MARK.sub("", text).strip().replace(" ", "")
    if digits.startswith(("-", "\u2212")) and _PLAIN.fullmatch(digits[1:]):
        raise BukanAngka(_("A figure cannot be negative."))
    if not _PLAIN.fullmatch(digits):
        raise BukanAngka(_("This is no number: write digits only, without unit or formula."))
    thousands = "." if desimal == "," else ","
    whole, sign, rest = digits.partition(desimal)
    groups = whole.split(thousands)
    is_well_grouped = len(groups) == 1 or (
        1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])
    )
    if thousands in rest or desimal in rest or not is_well_grouped:
        raise BukanAngka(
            _("The points and commas in this number do not fit those of the other numbers.")
        )
    value = Decimal("".join(groups) + ("." + rest if sign else ""))
    if value >= LARGEST:
        raise BukanAngka(_("This figure is too large to be true."))
    return Angka(value, MARKS.get(mark, ""), is_diperbaiki=mark.startswith("r"))
