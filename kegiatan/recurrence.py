"""The dates of a repeating event, reckoned in WIB, which has no summer time."""

import calendar
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from dateutil import rrule

from kegiatan.enums import Ulang

WIB = ZoneInfo("Asia/Jakarta")
MOST_YEARS = 3
EARLIEST_YEAR, MOST_YEARS_AHEAD = 2000, 10
"""The years in which an event may begin: from the first, up to so many after this one."""
MOST_DATES = 200
"""However a rule is meant, no event takes more rows than this."""


@dataclass(frozen=True)
class Waktu:
    """One date of an event: its start, and its end where one is known."""

    mulai: dt.datetime
    selesai: dt.datetime | None


@dataclass(frozen=True)
class Rencana:
    """One date by the rule: when it would have begun, and what became of it."""

    asal: dt.datetime
    waktu: Waktu | None
    """When it takes place; None where the date was left out."""

    @property
    def is_dipindah(self) -> bool:
        """Whether the date was moved to another time."""
        return self.waktu is not None and self.waktu.mulai != self.asal


@dataclass(frozen=True)
class Pengecualian:
    """What an editor said of one date: left out (`mulai_baru` is None) or moved."""

    tanggal: dt.date
    mulai_baru: dt.datetime | None


def aturan(mulai: dt.datetime, ulang: str, sampai: dt.date) -> rrule.rrule:
    """Return the rule for naive local times.

    Args:
        mulai: the first start, naive, in WIB.
        sampai: the last day on which the event may begin.

    Raises:
        ValueError: `ulang` is no repetition.
    """
    until = dt.datetime.combine(sampai, dt.time.max)
    match ulang:
        case Ulang.MINGGUAN:
            return rrule.rrule(rrule.WEEKLY, dtstart=mulai, until=until)
        case Ulang.DUA_MINGGUAN:
            return rrule.rrule(rrule.WEEKLY, interval=2, dtstart=mulai, until=until)
        case Ulang.BULANAN_TANGGAL:
            return rrule.rrule(rrule.MONTHLY, bymonthday=mulai.day, dtstart=mulai, until=until)
        case Ulang.BULANAN_HARI:
            weekday = rrule.weekday(mulai.weekday(), hari_ke(mulai.date()))
            return rrule.rrule(rrule.MONTHLY, byweekday=weekday, dtstart=mulai, until=until)
        case Ulang.TAHUNAN:
            return rrule.rrule(
                rrule.YEARLY,
                bymonth=mulai.month,
                bymonthday=mulai.day,
                dtstart=mulai,
                until=until,
            )
    raise ValueError(f"{ulang} does not repeat")


def hari_ke(day: dt.date) -> int:
    """Which of its weekday in the month the day is: 1 to 4, or -1 for the last (a fifth)."""
    nth = (day.day - 1) // 7 + 1
    return -1 if nth == 5 else nth


def bulan_dilewati(mulai: dt.datetime, ulang: str, sampai: dt.date) -> list[dt.date]:
    """Return the first days of the months that a rule skips because they lack its day.

    Args:
        mulai: the first start, aware.
        ulang: one of `Ulang`; only rules that name a day of the month can skip one.
        sampai: the last day on which the event may begin.
    """
    first = mulai.astimezone(WIB).date()
    step = {Ulang.BULANAN_TANGGAL: 1, Ulang.TAHUNAN: 12}.get(Ulang(ulang))
    if step is None:
        return []
    skipped = []
    for months in range(0, 12 * MOST_YEARS + 1, step):
        year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
        length = calendar.monthrange(year, month + 1)[1]
        if first.day > length and dt.date(year, month + 1, length) <= sampai:
            skipped.append(dt.date(year, month + 1, 1))
    return skipped


def is_hari_penuh(mulai: dt.datetime, selesai: dt.datetime | None) -> bool:
    """Say whether hours were typed that mean whole days: from midnight to a later midnight."""
    midnights = [moment.astimezone(WIB).time() == dt.time() for moment in (mulai, selesai or mulai)]
    return selesai is not None and selesai > mulai and all(midnights)


def sepanjang_hari(mulai: dt.datetime, selesai: dt.datetime | None) -> Waktu:
    """Return the whole days that two moments touch, up to the midnight after the last."""
    first, last = (moment.astimezone(WIB).date() for moment in (mulai, selesai or mulai))
    after = last + dt.timedelta(days=1)
    return Waktu(*(dt.datetime.combine(day, dt.time(), WIB) for day in (first, after)))


def batas_ulang(mulai: dt.datetime, sampai: dt.date) -> dt.date:
    """Return the last day on which an event may begin, however far ahead `sampai` lies."""
    return min(sampai, mulai.astimezone(WIB).date() + dt.timedelta(days=366 * MOST_YEARS))


def rencana(
    *,
    mulai: dt.datetime,
    selesai: dt.datetime | None,
    ulang: str,
    sampai: dt.date | None,
    kecuali: Iterable[Pengecualian] = (),
) -> list[Rencana]:
    """Return every date that the rule gives, in the rule's order, with what became of it.

    Args:
        mulai: the first start, aware.
        selesai: the first end, aware, or None.
        ulang: one of `Ulang`.
        sampai: the last day on which it may begin; needed when it repeats.
        kecuali: dates left out or moved, by the day on which they would have begun.
    """
    length = selesai - mulai if selesai is not None else None
    local = mulai.astimezone(WIB).replace(tzinfo=None)
    starts = [local]
    if ulang != Ulang.TIDAK and sampai is not None:
        rule = aturan(local, ulang, batas_ulang(mulai, sampai))
        starts = list(rule.xafter(local, count=MOST_DATES, inc=True)) or [local]
    exceptions = {exception.tanggal: exception for exception in kecuali}
    dates = []
    for start in starts:
        by_rule = start.replace(tzinfo=WIB)
        exception = exceptions.get(start.date())
        if exception is not None and exception.mulai_baru is None:
            dates.append(Rencana(by_rule, None))
            continue
        begin = exception.mulai_baru if exception and exception.mulai_baru else by_rule
        end = begin + length if length is not None else None
        dates.append(Rencana(by_rule, Waktu(begin, end)))
    return dates


def waktu_semua(
    *,
    mulai: dt.datetime,
    selesai: dt.datetime | None,
    ulang: str,
    sampai: dt.date | None,
    kecuali: Iterable[Pengecualian] = (),
) -> list[Waktu]:
    """Return every date on which an event takes place, in order; arguments as for `rencana`."""
    planned = rencana(mulai=mulai, selesai=selesai, ulang=ulang, sampai=sampai, kecuali=kecuali)
    return berlangsung(planned)


def berlangsung(planned: Iterable[Rencana]) -> list[Waktu]:
    """Return when the planned dates take place, the earliest first."""
    dates = [one.waktu for one in planned if one.waktu is not None]
    return sorted(dates, key=lambda waktu: waktu.mulai)
