"""The dates of events that repeat."""

import datetime as dt

import pytest

from kegiatan.enums import Ulang
from kegiatan.recurrence import MOST_DATES, Pengecualian, waktu_semua
from tests.factories.kegiatan import wib


def days(*, mulai: dt.datetime, ulang: str, sampai: dt.date, **more: object) -> list[str]:
    dates = waktu_semua(mulai=mulai, selesai=None, ulang=ulang, sampai=sampai, **more)  # type: ignore[arg-type]  # a test's shorthand
    return [date.mulai.strftime("%m-%d") for date in dates]


@pytest.mark.parametrize(
    ("ulang", "expected"),
    [
        (Ulang.TIDAK, ["01-30"]),
        (Ulang.MINGGUAN, ["01-30", "02-06", "02-13", "02-20", "02-27"]),
        (Ulang.DUA_MINGGUAN, ["01-30", "02-13", "02-27"]),
        (Ulang.BULANAN_HARI, ["01-30", "02-27"]),
        (Ulang.TAHUNAN, ["01-30"]),
    ],
)
def test_rule_gives_the_dates_that_its_words_say(ulang: str, expected: list[str]) -> None:
    assert days(mulai=wib(2026, 1, 30, 8), ulang=ulang, sampai=dt.date(2026, 2, 28)) == expected


def test_monthly_on_the_31st_skips_short_months() -> None:
    found = days(
        mulai=wib(2026, 1, 31, 8), ulang=Ulang.BULANAN_TANGGAL, sampai=dt.date(2026, 5, 31)
    )

    assert found == ["01-31", "03-31", "05-31"]


def test_each_date_keeps_the_hour_and_has_an_end_of_its_own() -> None:
    dates = waktu_semua(
        mulai=wib(2026, 1, 5, 22),
        selesai=wib(2026, 1, 6, 2),
        ulang=Ulang.MINGGUAN,
        sampai=dt.date(2026, 1, 12),
    )

    assert [(date.mulai, date.selesai) for date in dates] == [
        (wib(2026, 1, 5, 22), wib(2026, 1, 6, 2)),
        (wib(2026, 1, 12, 22), wib(2026, 1, 13, 2)),
    ]


def test_event_early_in_the_local_day_stays_on_its_day() -> None:
    found = days(mulai=wib(2026, 1, 1, 0, 15), ulang=Ulang.MINGGUAN, sampai=dt.date(2026, 1, 8))

    assert found == ["01-01", "01-08"]


def test_exception_leaves_out_or_moves_one_date() -> None:
    found = days(
        mulai=wib(2026, 1, 2, 8),
        ulang=Ulang.MINGGUAN,
        sampai=dt.date(2026, 1, 23),
        kecuali=[
            Pengecualian(dt.date(2026, 1, 9), None),
            Pengecualian(dt.date(2026, 1, 16), wib(2026, 1, 17, 10)),
        ],
    )

    assert found == ["01-02", "01-17", "01-23"]


def test_rule_that_runs_for_ever_is_bounded() -> None:
    found = days(mulai=wib(2026, 1, 1, 8), ulang=Ulang.MINGGUAN, sampai=dt.date(9999, 1, 1))

    assert len(found) <= MOST_DATES
