"""What editors add to the search: synonyms, and the pages that they put first."""

from typing import Any

from wagtail.models import Page

from dinas.core.forgetful import cache
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
    """Return the public pages that an editor put first for exactly these words.

    Whichever language the editor chose the page in, readers get it in theirs.
    """
    chosen = cache.get(PROMOTED)
    if chosen is None:
        chosen = {}
        for row in HasilPilihan.objects.select_related("halaman"):
            for typed in row.kunci():
                chosen.setdefault(typed, []).append(row.halaman.translation_key)
        cache.set(PROMOTED, chosen, KEPT_S)
    keys = list(dict.fromkeys(chosen.get(question.kunci, ())))
    if not keys:
        return []
    pages = Page.objects.filter(
        ~is_restricted(),
        translation_key__in=keys,
        locale__language_code=question.bahasa,
        alias_of__isnull=True,
        live=True,
    )
    return sorted(pages, key=lambda page: keys.index(page.translation_key))


def forget() -> None:
    """Read both again at the next question: an editor has changed them."""
    cache.delete_many([SYNONYMS, PROMOTED])
