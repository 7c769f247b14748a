"""Scales of drawings: round numbers for an axis, and classes for a map."""

import math
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

MOST_CLASSES = 5
STEPS = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True)
class Sumbu:
    """An axis from zero to a round number, with its marks."""

    tanda: tuple[float, ...]

    @property
    def puncak(self) -> float:
        """The end of the axis; more than zero."""
        return self.tanda[-1]

    def panjang(self, nilai: float, ruang: int) -> int:
        """Return how far along an axis of `ruang` units a value lies."""
        return round(nilai / self.puncak * ruang)


def sumbu(nilai: Iterable[float], langkah: int = 4) -> Sumbu:
    """Return an axis that begins at zero, for a cut axis makes small changes look large.

    Args:
        nilai: values of at least zero.
        langkah: about how many stretches are wanted.
    """
    most = max(nilai, default=0) or 1
    raw = most / langkah
    magnitude = 10 ** math.floor(math.log10(raw))
    step = next(factor * magnitude for factor in STEPS if factor * magnitude >= raw * 0.999)
    count = max(1, math.ceil(most / step - 1e-9))
    return Sumbu(tuple(round(step * number, 6) for number in range(count + 1)))


@dataclass(frozen=True)
class Kelas:
    """The classes of a map: values from one limit to below the next."""

    batas: tuple[float, ...]
    """The lower limits of the second class and those after it, rising."""

    @property
    def jumlah(self) -> int:
        """How many classes there are."""
        return len(self.batas) + 1

    def nomor(self, nilai: float) -> int:
        """Return the class of a value, from 0."""
        return bisect_right(self.batas, nilai)


def kelas(nilai: Iterable[float], most: int = MOST_CLASSES) -> Kelas:
    """Return classes of about equally many values, parted at the roundest numbers.

    No class is empty, and equal values are always in the same one.
    """
    values = sorted(nilai)
    distinct = sorted(set(values))
    count = min(most, len(distinct), max(1, round(math.sqrt(len(values)) + 0.5)))
    limits: list[float] = []
    for number in range(1, count):
        place = round(len(values) * number / count)
        above = values[place]
        below = [value for value in distinct if value < above]
        if not below:
            continue
        limits.append(_roundest(below[-1], above))
    return Kelas(_without_empty(sorted(set(limits)), distinct))


def _without_empty(limits: Sequence[float], values: Sequence[float]) -> tuple[float, ...]:
    kept = []
    for limit, following in pairwise([*limits, math.inf]):
        if any(limit <= value < following for value in values):
            kept.append(limit)
    return tuple(kept)


def _roundest(below: float, above: float) -> float:
    """Return the number with the fewest digits that is more than `below` and at most `above`."""
    exponent = math.floor(math.log10(above)) if above > 0 else 0
    for power in range(exponent, exponent - 8, -1):
        for factor in (5, 1):
            step = factor * 10.0**power
            candidate = math.floor(above / step + 1e-9) * step
            if below < candidate <= above:
                return round(candidate, 6)
    return above
