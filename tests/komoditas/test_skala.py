"""Axes and classes at round numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from komoditas.skala import kelas, sumbu

values = st.lists(st.floats(0.001, 9e8, allow_nan=False), min_size=1, max_size=40)


@given(values)
def test_axis_begins_at_zero_and_holds_every_value(found: list[float]) -> None:
    axis = sumbu(found)

    assert axis.tanda[0] == 0
    assert max(found) <= axis.puncak * 1.000001
    assert len(axis.tanda) <= 6


def test_axis_without_any_size_still_has_a_length() -> None:
    assert sumbu([]).puncak > 0
    assert sumbu([0, 0]).panjang(0, 200) == 0


@given(values)
def test_no_class_is_empty_and_equal_values_share_one(found: list[float]) -> None:
    classes = kelas(found)

    assert {classes.nomor(value) for value in found} == set(range(classes.jumlah))
    assert classes.jumlah <= 5
    assert list(classes.batas) == sorted(set(classes.batas))


@pytest.mark.parametrize(
    ("found", "limits"),
    [
        ([5], ()),
        ([5, 5, 5], ()),
        ([672, 131_310], (100_000,)),
        ([3634, 30_931, 32_585, 36_271, 48_239, 62_625], (32_000, 40_000)),
    ],
)
def test_classes_are_parted_at_round_numbers(found: list[float], limits: tuple[float, ...]) -> None:
    assert kelas(found).batas == limits
