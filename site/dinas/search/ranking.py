"""Which result comes first: computed here, so that every database gives the same order.

First places and crops that are called so, then what is called exactly that, then what has all
words in its title, then by how much of the question stands in title, summary and text, how rare
each word is, and how new it is. What is equal after all that is ordered by its address.
"""

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass

from dinas.search.fulltext import Bagian, Kata
from dinas.search.models import EntriCari
from dinas.search.query import Pertanyaan
from dinas.search.words import words

WEIGHTS = (8.0, 3.0, 1.0)
"""Of title, summary and text."""
SATURATION = 1.2
"""As in BM25: how soon another mention of a word stops telling anything."""
USUAL_LENGTH = (12, 45, 600)
"""Forms in a usual title, summary and text; in longer ones a mention tells less."""
LENGTH_MATTERS = 0.4
BEGINNING_COUNTS = 0.5
"""What the beginning of a longer word counts, where a whole word counts one."""
NEWNESS = 2.0
HALF_AS_NEW_DAYS = 365


@dataclass(frozen=True)
class _Words:
    """The words of an entry, ready to be counted."""

    entri: EntriCari
    kolom: tuple[str, str, str]

    @classmethod
    def of(cls, entri: EntriCari) -> "_Words":
        columns = (entri.kata_judul, entri.kata_ringkasan, entri.kata_isi)
        # A space on each side of each word: counting one then never finds a part of another.
        first, second, third = (f" {column} " for column in columns)
        return cls(entri, (first, second, third))

    def count(self, column: int, part: Bagian) -> float:
        """Count mentions: the best alternative, of which the rarest word decides."""
        text = self.kolom[column]
        return max(min(_mentions(text, word) for word in alternative) for alternative in part)


def _mentions(text: str, word: Sequence[Kata]) -> float:
    return max(
        BEGINNING_COUNTS * text.count(f" {form.teks}")
        if form.is_awalan
        else text.count(f" {form.teks} ")
        for form in word
    )


def ranked(entries: Sequence[EntriCari], question: Pertanyaan, today: dt.date) -> list[EntriCari]:
    """Return the entries, the best first."""
    rows = [_Words.of(entry) for entry in entries]
    rare = [_rarity(rows, part) for part in question.pokok]
    return [
        row.entri
        for row in sorted(
            rows,
            key=lambda row: (
                -_level(row.entri, question),
                -round(_score(row, question, rare) + _newness(row.entri, today), 6),
                -(row.entri.tanggal or dt.date.min).toordinal(),
                row.entri.alamat,
            ),
        )
    ]


def _level(entry: EntriCari, question: Pertanyaan) -> int:
    if entry.is_nama and entry.kunci in question.sebutan:
        return 4
    if entry.kunci == question.kunci:
        return 3
    title = set(words(entry.judul))
    if all(word in title for word in question.kata):
        return 2
    return 1 if _holds_all(f" {entry.kata_judul} ", question) else 0


def _holds_all(text: str, question: Pertanyaan) -> bool:
    return all(
        any(all(_mentions(text, word) for word in alternative) for alternative in part)
        for part in question.pokok
    )


def _rarity(rows: Sequence[_Words], part: Bagian) -> float:
    """Return how much a word tells apart what was found: most, where few have it in title."""
    having = sum(1 for row in rows if row.count(0, part))
    return 1 + math.log((len(rows) + 1) / (having + 1))


def _score(row: _Words, question: Pertanyaan, rare: Sequence[float]) -> float:
    total = 0.0
    for part, rarity in zip(question.pokok, rare, strict=True):
        for column, weight in enumerate(WEIGHTS):
            mentions = row.count(column, part)
            if mentions:
                length = row.kolom[column].count(" ") / USUAL_LENGTH[column]
                damping = SATURATION * (1 - LENGTH_MATTERS + LENGTH_MATTERS * length)
                total += rarity * weight * mentions * (SATURATION + 1) / (mentions + damping)
    exact = set(words(row.entri.judul))
    return total + sum(0.5 for word in question.kata if word in exact)


def _newness(entry: EntriCari, today: dt.date) -> float:
    if entry.tanggal is None:
        return 0.0
    age_days = max(0, (today - entry.tanggal).days)
    return NEWNESS * float(0.5 ** (age_days / HALF_AS_NEW_DAYS))
