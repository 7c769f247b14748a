"""Template tags that tell dates of events: *9–10*, *Rabu, 08.00–12.00 WIB*."""

import datetime as dt
from dataclasses import dataclass
from urllib.parse import urlencode

from django import template
from django.utils import timezone
from django.utils.dateformat import format as date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dinas.core.templatetags.tanggal import jam
from kegiatan.calendar import Hari
from kegiatan.filters import Saringan
from kegiatan.ical import alamat_google as google
from kegiatan.models import Jadwal, KegiatanPage
from kegiatan.recurrence import Waktu, is_hari_penuh
from kegiatan.services import baris

register = template.Library()

MINUTES_OF_A_DAY = 24 * 60


@dataclass(frozen=True)
class BlokHari:
    """What the block beside an event shows: large the days, small their month and year."""

    angka: str
    bulan: str
    tahun: int
    is_rentang: bool
    is_lintas_bulan: bool
    """Whether two months are named, so that the year needs a line of its own."""


@register.filter
def blok_hari(jadwal: Jadwal) -> BlokHari:
    """Return the days of one date of an event for the block beside it."""
    first, last = jadwal.hari_pertama, jadwal.hari_terakhir
    months = [date_format(day, "M") for day in (first, last)]
    crosses = (first.year, first.month) != (last.year, last.month)
    return BlokHari(
        angka=str(first.day) if first == last else f"{first.day}–{last.day}",
        bulan="–".join(months) if crosses else months[0],
        tahun=last.year,
        is_rentang=first != last,
        is_lintas_bulan=crosses,
    )


@register.filter
def tanggal_jadwal(jadwal: Jadwal) -> str:
    """Write the days in full: *Jumat, 4 Desember 2026*, *Rabu–Kamis, 9–10 Desember 2026*."""
    first, last = jadwal.hari_pertama, jadwal.hari_terakhir
    if first == last:
        return date_format(first, "l, j F Y")
    if first.year != last.year:
        return f"{date_format(first, 'l, j F Y')} – {date_format(last, 'l, j F Y')}"
    weekdays = f"{date_format(first, 'l')}–{date_format(last, 'l')}"
    if first.month != last.month:
        return f"{weekdays}, {date_format(first, 'j F')} – {date_format(last, 'j F Y')}"
    return f"{weekdays}, {first.day}–{date_format(last, 'j F Y')}"


@register.filter
def jam_jadwal(jadwal: Jadwal) -> str:
    """Write the hours: *08.00–12.00 WIB*, *mulai 08.00 WIB*, *sepanjang hari*."""
    end = jadwal.selesai_tampil
    if jadwal.page.sepanjang_hari or is_hari_penuh(jadwal.mulai, end):
        return _("all day")
    if end is None or end == jadwal.mulai:
        return _("from %(time)s WIB") % {"time": jam(jadwal.mulai)}
    return f"{jam(jadwal.mulai)}–{jam(end)} WIB"


@register.filter
def lama_jadwal(jadwal: Jadwal) -> str:
    """Write how long it lasts, where hours say so better than days: *4 jam*, *1 jam 30 menit*."""
    end = jadwal.selesai_tampil
    if end is None or jadwal.page.sepanjang_hari or is_hari_penuh(jadwal.mulai, end):
        return ""
    minutes = (end - jadwal.mulai) // dt.timedelta(minutes=1)
    if not 0 < minutes < MINUTES_OF_A_DAY:
        return ""
    hours, rest = divmod(minutes, 60)
    parts = []
    if hours:
        parts.append(ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours})
    if rest:
        parts.append(ngettext("%(count)d minute", "%(count)d minutes", rest) % {"count": rest})
    return " ".join(parts)


@register.filter
def alamat_openstreetmap(page: KegiatanPage) -> str:
    """Return the address of a map's search for the event's place; opened only by a press."""
    area = [page.alamat_tempat, page.kecamatan.nama if page.kecamatan else "", "Grobogan"]
    words = [page.tempat]
    for part in area:
        if part and part.casefold() not in " ".join(words).casefold():
            words.append(part)
    return f"https://www.openstreetmap.org/search?{urlencode({'query': ', '.join(words)})}"


@register.simple_tag
def alamat_google(jadwal: Jadwal, asal: str) -> str:
    """Return the address at which Google Calendar offers to keep this date of the event."""
    return google(jadwal, asal)


@register.filter
def waktu_jadwal(jadwal: Jadwal) -> str:
    """Write weekday and hours, beside a block that already shows the day."""
    weekday = date_format(jadwal.hari_pertama, "l")
    if jadwal.is_beberapa_hari:
        weekday = f"{weekday}–{date_format(jadwal.hari_terakhir, 'l')}"
    return f"{weekday}, {jam_jadwal(jadwal)}"


@register.filter
def kelas_hari(jadwal: Jadwal, hari: Hari) -> str:
    """Return the classes that draw an event of several days as one bar over its days."""
    classes = ["multi"]
    if hari.tanggal > jadwal.hari_pertama:
        classes.append("lanjut")
    if hari.tanggal < jadwal.hari_terakhir:
        classes.append("terus")
    return " ".join(classes)


@register.filter
def sasaran(hari: Hari) -> dt.date:
    """Return the day whose entry in the month's list a day of the table leads to.

    That is the day itself when something begins on it, else the first day of what still runs.
    """
    starts = [jadwal.hari_pertama for jadwal in hari.jadwal]
    return hari.tanggal if hari.tanggal in starts else starts[0]


@register.simple_tag
def jadwal_dari(page: KegiatanPage, waktu: Waktu) -> Jadwal:
    """Return one date of an event in the shape that lists show, also from a draft."""
    return baris(page, waktu)


@register.simple_tag
def jadwal_utama(page: KegiatanPage) -> Jadwal:
    """Return the date that the event's page tells first: the next one, else the last.

    An event all of whose dates are left out still tells when it would have begun.
    """
    now = timezone.now()
    dates = [baris(page, waktu) for waktu in page.waktu_semua()] or [
        baris(page, Waktu(page.mulai, page.selesai))
    ]
    return next((one for one in dates if one.selesai > now), dates[-1])


@register.filter
def is_lewat(jadwal: Jadwal) -> bool:
    """Say whether this date of the event is over."""
    return jadwal.selesai <= timezone.now()


@register.filter
def kueri(saringan: Saringan) -> str:
    """Return the filters in force as an address's query, so that other months keep them."""
    chosen = {name: choice.value for name, choice in saringan.chosen()}
    return f"?{urlencode(chosen)}" if chosen else ""
