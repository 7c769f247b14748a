"""Words and their forms."""

from itertools import combinations
from pathlib import Path

import pytest

from dinas.search.words import forms, indexed, words


def meet(one: str, other: str) -> bool:
    return not set(forms(one, "id")).isdisjoint(forms(other, "id"))


# One root and its forms a line: 48 families, 492 pairs that should meet.
KELUARGA = [
    line.split()
    for line in (Path(__file__).parent / "keluarga.txt").read_text("utf-8").splitlines()
]


def test_words_of_one_root_meet() -> None:
    pairs = [pair for family in KELUARGA for pair in combinations(family, 2)]

    apart = [pair for pair in pairs if not meet(*pair)]

    assert len(pairs) > 400
    assert not apart


def test_words_of_different_roots_never_meet() -> None:
    mixed = [
        (one, other)
        for first, second in combinations(KELUARGA, 2)
        for one in first
        for other in second
        if meet(one, other)
    ]

    assert not mixed


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tani", "tanam"),
        ("padi", "panen"),
        ("pupuk", "pukul"),
        ("sawah", "sawi"),
        ("beri", "perikanan"),
        ("sekolah", "olah"),
    ],
)
def test_words_of_other_roots_stay_apart(one: str, other: str) -> None:
    assert not meet(one, other)


def test_english_words_have_their_own_stem_only() -> None:
    assert set(forms("penalised", "en")) == {"penalised", "penalis"}


@pytest.mark.parametrize("text", ["Jum'at", "Jum’at", "Jumat", "JUMAT", "Ｊｕｍａｔ", "jum`at"])
def test_a_word_is_the_same_however_it_is_typed(text: str) -> None:
    assert words(text) == ["jumat"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("padi-jagung", ["padi", "jagung"]),
        ("title:padi", ["title", "padi"]),
        ("Panén raya", ["panen", "raya"]),
        ("NOT padi", ["not", "padi"]),
        ("🌾 % _ \\", []),
        ("m² 5.000", ["m2", "5", "000"]),
    ],
)
def test_signs_part_words_and_accents_do_not(text: str, found: list[str]) -> None:
    assert words(text) == found


def test_every_word_of_the_index_is_one_word_to_any_database() -> None:
    kept = indexed("1e5 2025 ꦥꦫꦶ ü padi 日本 0x1f", "id").split()

    assert all(word.isascii() and word.isalnum() and word[0].isalpha() for word in kept)
