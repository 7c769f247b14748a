"""Months in words."""

import pytest

from komoditas.musim import musim_dari, rentang, tanam_lagi


@pytest.mark.parametrize(
    ("months", "runs"),
    [
        ([], []),
        ([6], [(6, 6)]),
        ([2, 3, 10, 11], [(2, 3), (10, 11)]),
        ([11, 12, 1], [(11, 1)]),
        (range(1, 13), [(1, 12)]),
    ],
)
def test_months_that_follow_each_other_are_one_run(
    months: list[int], runs: list[tuple[int, int]]
) -> None:
    assert rentang(months) == runs


@pytest.mark.parametrize(("now", "expected"), [(12, 2), (2, 10), (10, 2), (9, 10)])
def test_next_planting_is_the_next_start_after_this_month(now: int, expected: int) -> None:
    assert tanam_lagi([2, 3, 10, 11], now) == expected


def test_seasons_come_from_the_months() -> None:
    assert [season.kode for season in musim_dari([10, 11, 6])] == ["MT I", "MT III"]
