"""“Maksud Anda …?”: the nearest of the words that the site itself uses."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import StringAgg, TextField, Value
from django.db.models.functions import Concat, Left
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from dinas.core.forgetful import cache
from dinas.search.models import EntriCari
from dinas.search.words import words

NEAR_ENOUGH = 0.7
SAID_FIRST_COUNTS = 0.05
"""A word of a title is meant rather than one of a text that is so much nearer."""
SHORTEST = 4
"""Letters; anything is near to a shorter word."""
SHORTEST_TYPED = 3
KEPT_S = 600
MOST_TEXTS = 20_000
"""Titles and summaries that words are taken from, the newest first."""
MOST_BODIES = 200
BODY_LETTERS = 2_000
"""So much of so many texts is read as well: titles hold few verbs, and readers ask with verbs."""


Synonyms = Sequence[Sequence[tuple[str, ...]]]


@dataclass(frozen=True)
class Vocabulary:
    """The words of a language's public texts, as they are spelt there."""

    said_first: list[str]
    """Those of titles and summaries."""
    said_further: list[str]
    """Those that only the newest texts themselves have."""


def vocabulary(language: str) -> Vocabulary:
    """Return the words that the site itself uses, kept for ten minutes."""
    found: Vocabulary | None = cache.get(_name(language))
    if found is None:
        first = _words(
            language, MOST_TEXTS, Concat("judul", Value(" "), "ringkasan", output_field=TextField())
        )
        further = _words(language, MOST_BODIES, Left("isi", BODY_LETTERS))
        found = Vocabulary(sorted(first), sorted(further - first))
        cache.set(_name(language), found, KEPT_S)
    return found


def _words(language: str, most: int, text: Any) -> set[str]:
    keys = EntriCari.objects.filter(bahasa=language).order_by("-pk").values("pk")[:most]
    # By their keys: all texts of the language would be read to put them in order.
    entries = EntriCari.objects.filter(pk__in=keys)
    joined = entries.annotate(teks=text).aggregate(
        semua=StringAgg("teks", Value(" "), output_field=TextField())
    )
    # Most words stand in many texts: parting at spaces first has each of them read once.
    seen = {word for piece in {*(joined["semua"] or "").split()} for word in words(piece)}
    return {word for word in seen if len(word) >= SHORTEST and word.isalpha()}


def forget_words() -> None:
    """Have the words read again: those of a page that is private now are nobody's hint."""
    cache.delete_many([_name(language) for language, _name_of in settings.LANGUAGES])


def _name(language: str) -> str:
    return f"cari:kata:{language}"


def unknown(typed: Sequence[str], language: str, synonyms: Synonyms = ()) -> set[str]:
    """Return those of the words that neither the texts nor a synonym have."""
    known = vocabulary(language)
    there = {*known.said_first, *known.said_further, *_members(synonyms)}
    return {word for word in typed if word not in there and len(word) >= SHORTEST_TYPED}


def meant(
    typed: Sequence[str], right: Collection[str], language: str, synonyms: Synonyms = ()
) -> Iterator[str]:
    """Yield what was probably meant, the likeliest first.

    Args:
        right: those of the words that are no mistake.
    """
    known = vocabulary(language)
    there = {*known.said_first, *_members(synonyms)}
    choices = sorted(there)
    joined = _joined(typed, there)
    if joined:
        yield " ".join(joined)
    chosen = []
    for word in typed:
        is_right = word in right or len(word) < SHORTEST_TYPED
        chosen.append(
            word
            if is_right
            else _parted(word, there) or _nearest(word, choices, known.said_further)
        )
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


def _nearest(word: str, first: Sequence[str], further: Sequence[str]) -> str:
    """Return the likeliest of the choices, else the word itself."""
    near = [
        (similarity + preferred, choice[0] == word[0], choice)
        for choices, preferred in ((first, SAID_FIRST_COUNTS), (further, 0.0))
        for choice, similarity in _near(word, choices)
    ]
    # The first letter is seldom wrong; of what is equally near, the first in the alphabet.
    best = max(near, key=lambda one: (round(one[0], 3), one[1]), default=None)
    return best[2] if best else word


def _near(word: str, choices: Sequence[str]) -> list[tuple[str, float]]:
    near = process.extract(
        word,
        choices,
        scorer=DamerauLevenshtein.normalized_similarity,
        score_cutoff=NEAR_ENOUGH,
        limit=8,
    )
    # With another first letter another word was meant, or one that is not here.
    return [
        (choice, similarity)
        for choice, similarity, _place in near
        if choice[0] == word[0] or similarity >= 1 - 1.5 / len(choice)
    ]
