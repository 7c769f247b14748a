"""Codes that survive paper, voice and thumbs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dinas.singkat.codes import ALPHABET, KINDS, arti_kode, kode_untuk

KEYS = st.integers(min_value=1, max_value=10_000_000)


@given(kind=st.sampled_from(KINDS), key=KEYS)
def test_code_means_what_it_was_made_of(kind: str, key: int) -> None:
    code = kode_untuk(kind, key)

    assert arti_kode(code) == (kind, key)
    assert arti_kode(code.upper()) == (kind, key)
    assert not set(code) & set("01iolzu")


@given(key=KEYS, data=st.data())
def test_one_wrong_sign_or_two_exchanged_lead_nowhere(key: int, data: st.DataObject) -> None:
    code = kode_untuk("halaman", key)
    place = data.draw(st.integers(0, len(code) - 1))
    wrong = data.draw(st.sampled_from([sign for sign in ALPHABET if sign != code[place]]))

    assert arti_kode(code[:place] + wrong + code[place + 1 :]) is None
    if place and code[place] != code[place - 1]:
        swapped = code[: place - 1] + code[place] + code[place - 1] + code[place + 1 :]
        assert arti_kode(swapped) is None


def test_code_is_short() -> None:
    assert len(kode_untuk("halaman", 9_999)) <= 4


@pytest.mark.parametrize("text", ["", "2", "222", "2222", "0000", "a" * 400, "é2a4", "22222222"])
def test_what_is_no_code_means_nothing(text: str) -> None:
    assert arti_kode(text) is None


@pytest.mark.parametrize(
    ("kind", "key", "code"), [("halaman", 7, "22gy"), ("komoditas", 123_456, "c5k9d")]
)
def test_code_that_was_printed_stays_good(kind: str, key: int, code: str) -> None:
    assert kode_untuk(kind, key) == code
