"""Groups of entries that are alike in all that results can be narrowed by.

Each has a number, and each entry carries that of its group in its own key. So the index over words
alone, which gives keys, tells how many results there are of each sort: to count a hundred thousand
no entry is read.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dinas.search.models import EntriCari, Golongan

NAMED_BY = ("bahasa", "jenis", "tahun", "komoditas", "kecamatan")
_SURROGATES, _LEFT_OUT = 0xD800, 0x800


def numbers_of(entries: Sequence[EntriCari]) -> list[int]:
    """Return the number of each entry's group; new groups are made."""
    prints = [_print(entry) for entry in entries]
    known = _known(prints)
    new = {
        mark: Golongan(sidik=mark, **{name: getattr(entry, name) for name in NAMED_BY})
        for mark, entry in zip(prints, entries, strict=True)
        if mark not in known
    }
    if new:
        # Another process may be making the same.
        Golongan.objects.bulk_create(new.values(), ignore_conflicts=True)
        known |= _known(new)
    return [as_number(known[mark]) for mark in prints]


def as_number(key: int) -> int:
    """Return the number of a group by its key: one that is a character too.

    Databases give the numbers of all results back as one text, a character each.
    """
    return key if key < _SURROGATES else key + _LEFT_OUT


def named(language: str) -> dict[str, Mapping[str, Any]]:
    """Return what the groups of a language have in common, by their characters."""
    rows = Golongan.objects.filter(bahasa=language).values("pk", *NAMED_BY)
    return {chr(as_number(row["pk"])): row for row in rows}


def _known(prints: Iterable[str]) -> dict[str, int]:
    return dict(Golongan.objects.filter(sidik__in=set(prints)).values_list("sidik", "pk"))


def _print(entry: EntriCari) -> str:
    told = repr([getattr(entry, name) for name in NAMED_BY])
    return hashlib.blake2b(told.encode(), digest_size=16).hexdigest()
