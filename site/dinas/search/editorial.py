"""What editors add to the search: synonyms, and the pages that they put first."""

from typing import Any

from django.core.cache import cache
from django.db.models import F

from dinas.core.query import is_restricted
from dinas.search.models import HasilPilihan, Sinonim
from dinas.search.query import Pertanyaan

SYNONYMS, PROMOTED = "cari:sinonim", "cari:pilihan"
KEPT_S = 300


def synonyms() -> list[list[tuple[str, ...]]]:
    """Return the groups of words that mean the same."""
    found = cache.get(SYNONYMS)
    if found is None:
        found = [row.anggota() for row in Sinonim.objects.all()]
        cache.set(SYNONYMS, found, KEPT_S)
    return list(found)


def promoted(question: Pertanyaan) -> list[Any]:
    """Return the public pages that an editor put first for exactly these words."""
    chosen = cache.get(PROMOTED)
    if chosen is None:
        chosen = {}
        for row in HasilPilihan.objects.all():
            for typed in row.kunci():
                chosen.setdefault(typed, []).append(row.pk)
        cache.set(PROMOTED, chosen, KEPT_S)
    keys = chosen.get(question.kunci)
    if not keys:
        return []
    rows = (
        HasilPilihan.objects.filter(
            ~is_restricted("halaman__path"),
            pk__in=keys,
            halaman__live=True,
            halaman__locale__language_code=question.bahasa,
        )
        .select_related("halaman")
        .annotate(bahasa=F("halaman__locale__language_code"))
    )
    return list(rows)


def forget() -> None:
    """Read both again at the next question: an editor has changed them."""
    cache.delete_many([SYNONYMS, PROMOTED])
