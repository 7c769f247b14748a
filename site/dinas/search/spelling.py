"""“Maksud Anda …?”: the nearest of the words that the site itself uses."""

from collections.abc import Sequence

from django.conf import settings
from django.core.cache import cache
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from dinas.search.models import EntriCari
from dinas.search.words import words

NEAR_ENOUGH = 0.7
SHORTEST = 4
"""Letters; anything is near to a shorter word."""
KEPT_S = 600
MOST_TEXTS = 20_000
"""Titles and summaries that words are taken from, the newest first."""


def vocabulary(language: str) -> list[str]:
    """Return the words of titles and summaries in this language, kept for ten minutes."""
    found = cache.get(_name(language))
    if found is None:
        texts = (
            EntriCari.objects.filter(bahasa=language)
            .order_by("-pk")
            .values_list("judul", "ringkasan")[:MOST_TEXTS]
        )
        # Most words stand in many texts: parting at spaces first has each of them read once.
        pieces = {piece for both in texts.iterator() for text in both for piece in text.split()}
        seen = {word for piece in pieces for word in words(piece)}
        found = sorted(word for word in seen if len(word) >= SHORTEST and word.isalpha())
        cache.set(_name(language), found, KEPT_S)
    return list(found)


def forget_words() -> None:
    """Have the words read again: those of a page that is private now are nobody's hint."""
    cache.delete_many([_name(language) for language, _name_of in settings.LANGUAGES])


def _name(language: str) -> str:
    return f"cari:kata:{language}"


def meant(typed: Sequence[str], language: str) -> str:
    """Return what was probably meant, or nothing where no word is near to another."""
    known = vocabulary(language)
    known_set = set(known)
    chosen = []
    for word in typed:
        if word in known_set or len(word) < SHORTEST:
            chosen.append(word)
            continue
        best = process.extractOne(
            word, known, scorer=DamerauLevenshtein.normalized_similarity, score_cutoff=NEAR_ENOUGH
        )
        chosen.append(best[0] if best else word)
    return " ".join(chosen) if tuple(chosen) != tuple(typed) else ""
