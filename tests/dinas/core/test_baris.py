"""Where lines may break."""

import pytest

from dinas.core.templatetags.baris import WORD_JOINER, utuh


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Pupuk bersubsidi (e-RDKK)", f"Pupuk bersubsidi (e-{WORD_JOINER}RDKK)"),
        ("sendiri-sendiri", "sendiri-sendiri"),
        ("16-17 Desember", "16-17 Desember"),
    ],
)
def test_a_word_is_not_broken_behind_its_short_prefix(text: str, kept: str) -> None:
    assert utuh(text) == kept
