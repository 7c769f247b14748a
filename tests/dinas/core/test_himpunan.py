"""Long lists as bits: the same answers as asking each row."""

import itertools

import pytest

from dinas.core.himpunan import himpunan

ROWS = {
    key: {"warna": {key % 3}, "ukuran": {key % 5, key % 7}} for key in (3, 1, *range(2_000, 10, -7))
}


@pytest.fixture(scope="module")
def semua():  # type: ignore[no-untyped-def]
    return himpunan(
        ROWS,
        {
            name: {
                value: [*(key for key, row in ROWS.items() if value in row[name]), 999_999]
                for value in range(8)
            }
            for name in ("warna", "ukuran")
        },
    )


CHOSEN = [{}, {"warna": 1}, {"ukuran": 6}, {"warna": 2, "ukuran": 4}, {"warna": 7}]


def asked(chosen: dict[str, int]) -> list[int]:
    return [
        key
        for key, row in ROWS.items()
        if all(value in row[name] for name, value in chosen.items())
    ]


@pytest.mark.parametrize("chosen", CHOSEN)
def test_any_part_of_what_is_left_comes_in_the_order_of_the_list(semua, chosen) -> None:  # type: ignore[no-untyped-def]
    left, right = semua.tersisa(chosen), asked(chosen)

    assert left.bit_count() == len(right)
    for start, length in itertools.product(range(0, len(ROWS) + 5, 13), (0, 1, 10, 200)):
        stop = start + length
        assert semua.potongan(left, start, stop) == right[start:stop]


@pytest.mark.parametrize("chosen", CHOSEN)
def test_each_value_is_counted_under_the_other_filters_only(semua, chosen) -> None:  # type: ignore[no-untyped-def]
    for name in ("warna", "ukuran"):
        others = {other: value for other, value in chosen.items() if other != name}
        counts = semua.banyak(name, chosen)
        for value in range(8):
            assert counts.get(value, 0) == len(asked({**others, name: value}))


def test_list_without_rows_has_nothing_left() -> None:
    empty = himpunan([], {"warna": {1: [5]}})

    assert empty.tersisa({}) == 0
    assert empty.potongan(0, 0, 10) == []
    assert empty.banyak("warna", {}) == {}


def test_a_column_of_values_gives_the_same_bits_as_the_keys_of_each_value() -> None:
    keys = [*range(700, 1300, 2), *range(1, 600)]
    column = [None if key % 10 == 3 else key % 300 for key in keys]  # more than fit into a byte
    by_value = {
        value: [key for key, found in zip(keys, column, strict=True) if found == value]
        for value in range(300)
    }
    listed, told = himpunan(keys, {"sisa": by_value}), himpunan(keys, {}, {"sisa": column})

    assert told.bagian["sisa"] == listed.bagian["sisa"]
    assert sum(told.banyak("sisa", {}).values()) == sum(value is not None for value in column)
    assert himpunan([], {}, {"sisa": []}).bagian == {"sisa": {}}
