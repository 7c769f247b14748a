"""Numbers as offices write them."""

from decimal import Decimal

import pytest

from komoditas.impor.angka import BukanAngka, baca_angka, desimal_dari


@pytest.mark.parametrize(
    ("cells", "otherwise", "sign"),
    [
        (["50.168,52", "1.399.352,12"], ".", ","),
        (["930,5", "0,435", "1,286"], ".", ","),
        (["1.399.352", "12"], ".", ","),
        (["1000.50", "5000.25"], ",", "."),
        (["1,399,352.12"], ",", "."),
        (["0.435"], ",", "."),
        (["1.286", "5.007"], ",", ","),
        (["1.286", "5.007"], ".", "."),
        (["12", "r)"], ",", ","),
    ],
)
def test_one_clear_number_tells_the_decimal_sign_of_all(
    cells: list[str], otherwise: str, sign: str
) -> None:
    assert desimal_dari(cells, otherwise=otherwise) == sign


@pytest.mark.parametrize(
    ("cell", "sign", "value"),
    [
        ("50.168,52", ",", "50168.52"),
        ("1.399.352,12", ",", "1399352.12"),
        ("0,435", ",", "0.435"),
        ("1.286", ",", "1286"),
        ("1.286", ".", "1.286"),
        ("1 286,5", ",", "1286.5"),
        ("0", ",", "0"),
    ],
)
def test_a_number_is_read_by_its_decimal_sign(cell: str, sign: str, value: str) -> None:
    assert baca_angka(cell, sign).nilai == Decimal(value)


@pytest.mark.parametrize("cell", ["", "-", "–", "...", "NULL", "x", "n/a"])
def test_a_gap_stays_a_gap(cell: str) -> None:
    assert baca_angka(cell, ",").nilai is None


@pytest.mark.parametrize(
    "cell",
    [
        "1e3", "1E+05", "NaN", "inf", "-1", "99999999999999999999", "١٢٣", "1000 ha", "±10",
        "=1+1", "12.34.56", "1,2,3", "5 q)",
    ],
)  # fmt: skip
def test_what_is_no_figure_is_refused_in_words(cell: str) -> None:
    with pytest.raises(BukanAngka, match=r"\w+ \w+"):
        baca_angka(cell, ".")


def test_footnote_marks_become_a_status_or_a_remark() -> None:
    assert baca_angka("5007,25*)", ",").status == "sementara"
    revised = baca_angka("1001,5r)", ",")
    assert (revised.nilai, revised.is_diperbaiki) == (Decimal("1001.5"), True)
