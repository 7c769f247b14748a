"""Words and their forms."""

import pytest

from dinas.search.words import forms, indexed, words

KELUARGA = [
    "tanam menanam penanaman tanaman ditanam",
    "pupuk memupuk pemupukan",
    "kirim mengirim pengiriman",
    "kering mengeringkan pengeringan",
    "kendali mengendalikan pengendalian",
    "latih melatih pelatihan",
    "siram menyiram penyiraman",
    "tulis menulis penulisan",
]


@pytest.mark.parametrize("family", KELUARGA)
def test_words_of_one_root_meet(family: str) -> None:
    first, *others = family.split()

    apart = [word for word in others if set(forms(first, "id")).isdisjoint(forms(word, "id"))]

    assert not apart


@pytest.mark.parametrize(
    ("one", "other"), [("tani", "tanam"), ("padi", "panen"), ("pupuk", "pukul"), ("sawah", "sawi")]
)
def test_words_of_other_roots_stay_apart(one: str, other: str) -> None:
    assert set(forms(one, "id")).isdisjoint(forms(other, "id"))


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
