"""“Maksud Anda …?”: the nearest of the words that the site itself uses."""

from collections.abc import Collection, Iterator, Sequence

from django.conf import settings
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from dinas.core.forgetful import cache
from dinas.search.models import EntriCari
from dinas.search.words import words

NEAR_ENOUGH = 0.7
SHORTEST = 4
"""Letters; anything is near to a shorter word."""
SHORTEST_TYPED = 3
KEPT_S = 600
MOST_TEXTS = 20_000
"""Titles and summaries that words are taken from, the newest first."""


Synonyms = Sequence[Sequence[tuple[str, ...]]]


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


def unknown(typed: Sequence[str], language: str, synonyms: Synonyms = ()) -> set[str]:
    """Return those of the words that neither a title nor a summary nor a synonym has."""
    there = {*vocabulary(language), *_members(synonyms)}
    return {word for word in typed if word not in there and len(word) >= SHORTEST_TYPED}


def meant(
    typed: Sequence[str], right: Collection[str], language: str, synonyms: Synonyms = ()
) -> Iterator[str]:
    """Yield what was probably meant, the likeliest first.

    Args:
        right: those of the words that are no mistake.
    """
    there = {*vocabulary(language), *_members(synonyms)}
    choices = sorted(there)
    joined = _joined(typed, there)
    if joined:
        yield " ".join(joined)
    chosen = []
    for word in typed:
        is_right = word in right or len(word) < SHORTEST_TYPED
        chosen.append(word if is_right else _parted(word, there) or _nearest(word, choices))
    if chosen not in (list(typed), joined):
        yield " ".join(chosen)


def _members(synonyms: Synonyms) -> Iterator[str]:
    for group in synonyms:
        for member in group:
            yield from (word for word in member if len(word) >= SHORTEST and word.isalpha())


def _joined(typed: Sequence[str], there: Collection[str]) -> list[str]:
    """Return the words with those joined that are one: *karang rayung*; nothing if none are."""
    done: list[str] = []
    for word in typed:
        if done and f"{done[-1]}{word}" in there:
            done[-1] += word
        else:
            done.append(word)
    return done if len(done) < len(typed) else []


def _parted(word: str, there: Collection[str]) -> str:
    """Return the two words that were written as one: *bawangmerah*."""
    cuts = range(SHORTEST, len(word) - SHORTEST + 1)
    return next(
        (f"{word[:at]} {word[at:]}" for at in cuts if word[:at] in there and word[at:] in there),
        "",
    )


def _nearest(word: str, choices: Sequence[str]) -> str:
    near = process.extract(
        word,
        choices,
        scorer=DamerauLevenshtein.normalized_similarity,
        score_cutoff=NEAR_ENOUGH,
        limit=8,
    )
    # The first letter is seldom wrong: with it, another word was meant, or one that is not here.
    near = [one for one in near if one[0][0] == word[0] or one[1] >= 1 - 1.5 / len(one[0])]
    best = max(near, key=lambda one: (round(one[1], 3), one[0][0] == word[0]), default=None)
    return best[0] if best else word
