"""The month as a table: weeks from Minggu, the events on each day, and the way to other months."""

import calendar
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.db.models.functions import TruncMonth
from django.utils import timezone

from kegiatan.recurrence import EARLIEST_YEAR, MOST_YEARS_AHEAD

SUNDAY_FIRST = calendar.Calendar(firstweekday=calendar.SUNDAY)
MONTHS_AHEAD = 12
"""How far the arrows lead beyond the last event: readers look ahead, crawlers must end."""


@dataclass(frozen=True, order=True)
class Bulan:
    """A month of a year."""

    tahun: int
    bulan: int

    @classmethod
    def of(cls, day: dt.date) -> "Bulan":
        """Return the month of a day."""
        return cls(day.year, day.month)

    def plus(self, months: int) -> "Bulan":
        """Return the month that lies so many months later (earlier when negative)."""
        index = self.tahun * 12 + self.bulan - 1 + months
        return Bulan(index // 12, index % 12 + 1)

    @property
    def hari_pertama(self) -> dt.date:
        """The first day."""
        return dt.date(self.tahun, self.bulan, 1)

    @property
    def alamat(self) -> str:
        """The last part of the month's address, for example `2020/02/`."""
        return f"{self.tahun:04d}/{self.bulan:02d}/"


@dataclass
class Hari:
    """A day of the table."""

    tanggal: dt.date
    jadwal: list[Any] = field(default_factory=list)
    is_hari_ini: bool = False


@dataclass
class Kalender:
    """A month's table: weeks of seven days; days of other months are None."""

    bulan: Bulan
    minggu: list[list[Hari | None]]
    sebelum: Bulan | None
    sesudah: Bulan | None

    @property
    def is_kosong(self) -> bool:
        """Whether nothing takes place in the month."""
        return not any(hari and hari.jadwal for minggu in self.minggu for hari in minggu)


def bulan_berisi(jadwal: Any) -> list[Bulan]:
    """Return the months in which something begins or ends, the earliest first, in one query."""
    begins = jadwal.order_by().annotate(bulan=TruncMonth("hari_pertama")).values("bulan")
    ends = jadwal.order_by().annotate(bulan=TruncMonth("hari_terakhir")).values("bulan")
    return sorted({Bulan.of(row["bulan"]) for row in begins.union(ends).order_by()})


def batas(berisi: list[Bulan]) -> tuple[Bulan, Bulan]:
    """Return the first and last month that have an address.

    One event with a mistyped year never stretches them over centuries.

    Args:
        berisi: the months with events, the earliest first.
    """
    first, last = rentang(berisi)
    furthest = Bulan.of(timezone.localdate()).plus(12 * MOST_YEARS_AHEAD)
    return max(first.plus(-1), Bulan(EARLIEST_YEAR, 1)), min(last.plus(MONTHS_AHEAD), furthest)


def rentang(berisi: list[Bulan]) -> tuple[Bulan, Bulan]:
    """Return the first and last of the months with events and this month."""
    today = Bulan.of(timezone.localdate())
    return (min(today, berisi[0]), max(today, berisi[-1])) if berisi else (today, today)


def arsip(berisi: list[Bulan]) -> list[tuple[int, list[Bulan]]]:
    """Return the months with events by year, the latest year first."""
    years = groupby(reversed(berisi), key=lambda bulan: bulan.tahun)
    return [(year, sorted(months)) for year, months in years]


def kalender(bulan: Bulan, jadwal: Iterable[Any], pertama: Bulan, terakhir: Bulan) -> Kalender:
    """Build the table of a month.

    Args:
        jadwal: the dates of events that touch the month, in order.
        pertama, terakhir: the first and last month that the arrows may lead to.
    """
    today = timezone.localdate()
    days: dict[dt.date, Hari] = {}
    weeks: list[list[Hari | None]] = []
    for week in SUNDAY_FIRST.monthdatescalendar(bulan.tahun, bulan.bulan):
        row: list[Hari | None] = []
        for date in week:
            if date.month != bulan.bulan:
                row.append(None)
                continue
            days[date] = Hari(date, is_hari_ini=date == today)
            row.append(days[date])
        weeks.append(row)
    # Events of several days come first, so that their bars lie at one height from day to day.
    for occurrence in sorted(jadwal, key=lambda row: (not row.is_beberapa_hari, row.mulai)):
        day = max(occurrence.hari_pertama, bulan.hari_pertama)
        while day <= occurrence.hari_terakhir and day in days:
            days[day].jadwal.append(occurrence)
            day += dt.timedelta(days=1)
    before, after = bulan.plus(-1), bulan.plus(1)
    return Kalender(
        bulan=bulan,
        minggu=weeks,
        sebelum=before if before >= pertama else None,
        sesudah=after if after <= terakhir else None,
    )
