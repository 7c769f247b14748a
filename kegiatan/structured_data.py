"""An event as search engines read it: its state, and its repetition with the exceptions."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.utils import timezone

from dinas.navigation.head import gambar_bagikan
from dinas.navigation.structured_data import Fakta, mutlak, penerbit, waktu_mesin
from dinas.navigation.surroundings import Situs
from kegiatan.enums import Keadaan, Ulang
from kegiatan.recurrence import WIB, Waktu, hari_ke

if TYPE_CHECKING:
    from kegiatan.models import KegiatanPage

STATES = {
    Keadaan.TERJADWAL: "EventScheduled",
    Keadaan.DIUBAH: "EventRescheduled",
    Keadaan.DITUNDA: "EventPostponed",
    Keadaan.BATAL: "EventCancelled",
}
FREQUENCIES = {
    Ulang.MINGGUAN: "P1W",
    Ulang.DUA_MINGGUAN: "P2W",
    Ulang.BULANAN_TANGGAL: "P1M",
    Ulang.BULANAN_HARI: "P1M",
    Ulang.TAHUNAN: "P1Y",
}
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def acara(page: KegiatanPage, situs: Situs) -> Fakta:
    """Return the facts about an event; of one that repeats, those of its next date."""
    waktu = _told(page)
    facts: Fakta = {
        "@type": "Event",
        "name": page.title,
        "description": page.ringkasan,
        "url": mutlak(situs, page.alamat),
        "inLanguage": situs.bahasa,
        "eventStatus": f"https://schema.org/{STATES[Keadaan(page.keadaan)]}",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "startDate": _start(page, waktu),
        "location": _place(page),
        "organizer": {"@type": "Organization", "name": page.penyelenggara}
        if page.penyelenggara
        else penerbit(situs),
        "image": [gambar_bagikan(page, situs).url],
    }
    if waktu.selesai is not None:
        facts["endDate"] = _end(page, waktu.selesai)
    if page.ulang != Ulang.TIDAK:
        facts["eventSchedule"] = jadwal_berulang(page)
    return facts


def _told(page: KegiatanPage) -> Waktu:
    """Return the next date of the event, else the last one there was."""
    dates = page.waktu_semua()
    now = timezone.now()
    coming = (waktu for waktu in dates if (waktu.selesai or waktu.mulai) > now)
    return next(coming, dates[-1] if dates else Waktu(page.mulai, page.selesai))


def _start(page: KegiatanPage, waktu: Waktu) -> str:
    return waktu_mesin(waktu.mulai.astimezone(WIB).date() if page.sepanjang_hari else waktu.mulai)


def _end(page: KegiatanPage, end: dt.datetime) -> str:
    if not page.sepanjang_hari:
        return waktu_mesin(end)
    # Whole days end at the midnight that begins the next one.
    return waktu_mesin((end - dt.timedelta(microseconds=1)).astimezone(WIB).date())


def _place(page: KegiatanPage) -> Fakta:
    area = "Kabupaten Grobogan"
    address: Fakta = {
        "@type": "PostalAddress",
        "addressLocality": f"{page.kecamatan.nama}, {area}" if page.kecamatan else area,
        "addressRegion": "Jawa Tengah",
        "addressCountry": "ID",
    }
    if page.alamat_tempat:
        address["streetAddress"] = page.alamat_tempat
    return {"@type": "Place", "name": page.tempat, "address": address}


def jadwal_berulang(page: KegiatanPage) -> Fakta:
    """Return the rule of an event that repeats, with the days on which it does not hold."""
    first = page.mulai.astimezone(WIB)
    facts: Fakta = {
        "@type": "Schedule",
        "startDate": first.date().isoformat(),
        "repeatFrequency": FREQUENCIES[Ulang(page.ulang)],
        "scheduleTimezone": WIB.key,
    }
    if page.ulang_sampai is not None:
        facts["endDate"] = page.ulang_sampai.isoformat()
    day = DAYS[first.weekday()]
    match page.ulang:
        case Ulang.MINGGUAN | Ulang.DUA_MINGGUAN:
            facts["byDay"] = day
        case Ulang.BULANAN_HARI:
            facts["byDay"] = f"{hari_ke(first.date())}{day}"
        case Ulang.BULANAN_TANGGAL:
            facts["byMonthDay"] = first.day
        case Ulang.TAHUNAN:
            facts["byMonth"], facts["byMonthDay"] = first.month, first.day
    if not page.sepanjang_hari:
        facts["startTime"] = first.time().isoformat()
        if page.lama is not None:
            facts["duration"] = f"PT{page.lama // dt.timedelta(minutes=1)}M"
    exceptions = [exception.tanggal.isoformat() for exception in page.daftar_kecuali]
    if exceptions:
        facts["exceptDate"] = exceptions
    return facts
