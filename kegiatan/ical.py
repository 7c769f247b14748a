"""Events as calendar files (RFC 5545): one entry an event, with its rule and what breaks it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.utils.dateformat import format as date_format
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, Timezone, TimezoneStandard, vDuration, vRecur, vText, vUri

from dinas.navigation.feed_text import bersih, teks_lengkap
from dinas.navigation.feeds import kunci
from kegiatan.enums import Keadaan, Ulang
from kegiatan.plain_text import teks_polos
from kegiatan.recurrence import WIB, Rencana, Waktu, batas_ulang, hari_ke, is_hari_penuh
from kegiatan.structured_data import DAYS

if TYPE_CHECKING:
    from kegiatan.models import Jadwal, KegiatanPage

STATES = {
    Keadaan.TERJADWAL: "CONFIRMED",
    Keadaan.DIUBAH: "CONFIRMED",
    Keadaan.DITUNDA: "TENTATIVE",
    Keadaan.BATAL: "CANCELLED",
}
RULES: dict[str, dict[str, Any]] = {
    Ulang.MINGGUAN: {"FREQ": "WEEKLY"},
    Ulang.DUA_MINGGUAN: {"FREQ": "WEEKLY", "INTERVAL": 2},
    Ulang.BULANAN_TANGGAL: {"FREQ": "MONTHLY"},
    Ulang.BULANAN_HARI: {"FREQ": "MONTHLY"},
    Ulang.TAHUNAN: {"FREQ": "YEARLY"},
}
REFRESH = dt.timedelta(hours=6)
"""How often programs that subscribe are asked to look again."""
GOOGLE = "https://calendar.google.com/calendar/render"


def berkas_acara(page: KegiatanPage, request: HttpRequest) -> Calendar:
    """Return one event with all its dates."""
    calendar = kalender_kosong(page.locale.language_code)
    tambah_acara(calendar, [page], asal_dari(request))
    return calendar


def kalender_kosong(language: str) -> Calendar:
    """Return a calendar without events that knows what WIB is."""
    calendar = Calendar()
    calendar.add("prodid", f"-//Dinas Pertanian Kabupaten Grobogan//Kegiatan//{language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    zone = Timezone()
    zone.add("tzid", WIB.key)
    # WIB has stood still since 1964; the whole history would only confuse old programs.
    standard = TimezoneStandard()
    standard.add("dtstart", dt.datetime(1970, 1, 1))
    standard.add("tzoffsetfrom", dt.timedelta(hours=7))
    standard.add("tzoffsetto", dt.timedelta(hours=7))
    standard.add("tzname", "WIB")
    zone.add_component(standard)
    calendar.add_component(zone)
    return calendar


def tambah_acara(calendar: Calendar, pages: Sequence[KegiatanPage], asal: str) -> None:
    """Add events, in as many queries for one as for all.

    Args:
        pages: events with what lists show; exceptions are read with the first page that needs them.
        asal: scheme and host.
    """
    for page, html in zip(pages, teks_lengkap(pages, asal), strict=True):
        for entry in _entries(page, teks_polos(html), asal):
            calendar.add_component(entry)


def jawaban_kalender(calendar: Calendar, filename: str) -> HttpResponse:
    """Return the calendar as a response; phones show it instead of merely keeping a file.

    No `Last-Modified`: were an event withdrawn, that date could go back, and programs would be
    told that nothing has changed. The digest that Django adds (ETag) has no such fault.
    """
    response = HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{filename}"'
    return response


def asal_dari(request: HttpRequest) -> str:
    """Return scheme and host of the address that was asked for."""
    return f"{request.scheme}://{request.get_host()}"


def uid(page: KegiatanPage) -> str:
    """Return the event's id, which outlives any change of title, address and host."""
    return kunci(page).removeprefix("urn:uuid:")


def lokasi(page: KegiatanPage) -> str:
    """Return the place in one line."""
    parts = [page.tempat]
    area = _("%(nama)s District") % {"nama": page.kecamatan.nama} if page.kecamatan else ""
    for part in (page.alamat_tempat, area):
        bare = page.kecamatan.nama if page.kecamatan and part == area else part
        if part and bare.casefold() not in ", ".join(parts).casefold():
            parts.append(part)
    return ", ".join(parts)


def judul(page: KegiatanPage) -> str:
    """Return the title, led by the state where the announcement no longer holds as it was."""
    return f"{page.get_keadaan_display()}: {page.title}" if page.is_berubah else page.title


def alamat_google(jadwal: Jadwal, asal: str) -> str:
    """Return the address at which Google Calendar offers to keep one date of an event."""
    page = jadwal.page
    end = jadwal.selesai_tampil
    if page.sepanjang_hari or is_hari_penuh(jadwal.mulai, end):
        after = jadwal.hari_terakhir + dt.timedelta(days=1)
        dates = f"{jadwal.hari_pertama:%Y%m%d}/{after:%Y%m%d}"
    else:
        dates = "/".join(
            f"{moment.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"
            for moment in (jadwal.mulai, end or jadwal.mulai)
        )
    query = {
        "action": "TEMPLATE",
        "text": judul(page),
        "dates": dates,
        "ctz": WIB.key,
        "location": lokasi(page),
        "details": f"{page.ringkasan}\n\n{asal}{page.alamat}",
    }
    return f"{GOOGLE}?{urlencode(query)}"


def langganan(calendar: Calendar, *, nama: str, keterangan: str, alamat: str) -> None:
    """Say what programs that subscribe show of the calendar, and how often they look again."""
    for name in ("name", "x-wr-calname"):
        calendar.add(name, vText(_bersih(nama)))
    for name in ("description", "x-wr-caldesc"):
        calendar.add(name, vText(_bersih(keterangan)))
    calendar.add("x-wr-timezone", WIB.key)
    calendar.add("url", vUri(alamat))
    calendar.add("refresh-interval", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESH))


def _entries(page: KegiatanPage, text: str, asal: str) -> Iterable[Event]:
    """Yield the event, then each of its dates that was moved."""
    planned = page.rencana()
    is_repeating = _rule(page, planned[0]) is not None
    first = planned[0]
    length = next((_length(one.waktu) for one in planned if one.waktu), None)
    begin = first.waktu.mulai if first.waktu and not is_repeating else first.asal
    whole = page.sepanjang_hari or is_hari_penuh(begin, begin + length if length else None)
    entry = _entry(page, text, asal, planned)
    _add_time(entry, Waktu(begin, begin + length if length else None), whole=whole)
    if not is_repeating:
        if first.waktu is None:
            entry["status"] = "CANCELLED"
        yield entry
        return
    entry.add("rrule", _rule(page, first))
    for left_out in (one.asal for one in planned if one.waktu is None):
        _add_moment(entry, "exdate", left_out, whole=whole)
    yield entry
    for one in planned:
        if one.is_dipindah and one.waktu:
            moved = _entry(page, text, asal, planned)
            _add_moment(moved, "recurrence-id", one.asal, whole=whole)
            is_whole = page.sepanjang_hari or is_hari_penuh(one.waktu.mulai, one.waktu.selesai)
            _add_time(moved, one.waktu, whole=is_whole)
            yield moved


def _entry(page: KegiatanPage, text: str, asal: str, planned: Sequence[Rencana]) -> Event:
    """Return what all dates of the event share."""
    first = page.first_published_at or page.last_published_at or page.mulai
    last = page.last_published_at or first
    entry = Event()
    entry.add("uid", uid(page))
    # Each publication raises it, whatever was changed, and nothing ever lowers it.
    entry.add("sequence", max(0, int((last - first).total_seconds())))
    for name, moment in (("dtstamp", last), ("last-modified", last), ("created", first)):
        entry.add(name, moment.astimezone(dt.UTC).replace(microsecond=0))
    entry.add("summary", _bersih(judul(page)))
    entry.add("status", STATES[Keadaan(page.keadaan)])
    entry.add("location", _bersih(lokasi(page)))
    entry.add("description", _bersih(_description(page, text, asal, planned)))
    entry.add("url", vUri(f"{asal}{page.alamat}"))
    if page.nama_jenis:
        entry.add("categories", [_bersih(page.nama_jenis)])
    return entry


def _description(page: KegiatanPage, text: str, asal: str, planned: Sequence[Rencana]) -> str:
    parts = [page.ringkasan, text]
    if page.is_berubah:
        note = f": {page.keterangan_keadaan}" if page.keterangan_keadaan else ""
        parts.insert(0, f"{page.get_keadaan_display()}{note}")
    left_out = [date_format(one.asal, "j F Y") for one in planned if one.waktu is None]
    if left_out:
        parts.append(_("Does not take place on %(dates)s.") % {"dates": ", ".join(left_out)})
    if page.penyelenggara:
        # ORGANIZER would need an address for mail, and turn the event into an invitation.
        parts.append(_("Organiser: %(name)s") % {"name": page.penyelenggara})
    parts.append(f"{asal}{page.alamat}")
    return "\n\n".join(part.strip() for part in parts if part.strip())


def _rule(page: KegiatanPage, first: Rencana) -> vRecur | None:
    """Return the rule of an event that repeats, bounded as its dates are."""
    if page.ulang == Ulang.TIDAK or page.ulang_sampai is None:
        return None
    begin = first.asal.astimezone(WIB)
    until = batas_ulang(begin, page.ulang_sampai)
    if until < begin.date():
        return None
    rule = dict(RULES[page.ulang])
    match page.ulang:
        case Ulang.BULANAN_TANGGAL:
            rule["BYMONTHDAY"] = begin.day
        case Ulang.BULANAN_HARI:
            rule["BYDAY"] = f"{hari_ke(begin.date())}{DAYS[begin.weekday()]}"
        case Ulang.TAHUNAN:
            rule["BYMONTH"], rule["BYMONTHDAY"] = begin.month, begin.day
    last_moment = dt.datetime.combine(until, dt.time(23, 59, 59), WIB)
    length = page.lama
    whole = page.sepanjang_hari or is_hari_penuh(begin, begin + length if length else None)
    rule["UNTIL"] = until if whole else last_moment.astimezone(dt.UTC)
    return vRecur(rule)


def _length(waktu: Waktu) -> dt.timedelta | None:
    """Return how long a date lasts; None where no end is known."""
    if waktu.selesai is None or waktu.selesai == waktu.mulai:
        return None
    return waktu.selesai - waktu.mulai


def _add_time(entry: Event, waktu: Waktu, *, whole: bool) -> None:
    """Add start and end. Whole days end on the day after the last one, as the format wants."""
    _add_moment(entry, "dtstart", waktu.mulai, whole=whole)
    if waktu.selesai is not None and waktu.selesai > waktu.mulai:
        _add_moment(entry, "dtend", waktu.selesai, whole=whole)


def _add_moment(entry: Event, name: str, moment: dt.datetime, *, whole: bool) -> None:
    local = moment.astimezone(WIB)
    entry.add(name, local.date() if whole else local)


def _bersih(text: str) -> str:
    """Return the text with line breaks of one kind and without characters that nobody can see."""
    return bersih("\n".join(text.splitlines()))
