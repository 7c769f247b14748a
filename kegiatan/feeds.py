"""The events as a feed, one entry an event, and as a calendar that programs subscribe to."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar

from dinas.core.choices import kueri_dari
from dinas.navigation.feed_text import bersih, teks_lengkap
from dinas.navigation.feeds import MOST_ENTRIES, Butir, Umpan, kunci, saat
from kegiatan.ical import asal_dari, kalender_kosong, langganan, tambah_acara

if TYPE_CHECKING:
    from kegiatan.filters import Saringan
    from kegiatan.models import KegiatanIndexPage, KegiatanKecuali, KegiatanPage
    from kegiatan.models.jadwal import JadwalQuerySet

DAYS_BACK, DAYS_AHEAD = 366, 3 * 366
"""A subscribed calendar keeps what was of late and what is announced, not the archive."""
MOST_EVENTS = 500


def umpan_kegiatan(
    index: KegiatanIndexPage, request: HttpRequest, dates: JadwalQuerySet, saringan: Saringan
) -> Umpan:
    """Return the events of `dates` that run or are still to come, the next first.

    Args:
        index: the calendar whose feed it is.
        dates: dates as `publik` gives them.
        saringan: the filters that `dates` were narrowed by; they name the feed.
    """
    asal = asal_dari(request)
    office = _("Agriculture Office of Grobogan Regency")
    chosen = saringan.chosen()
    query = kueri_dari(chosen)
    coming = list(
        dates.terdekat()
        .defer(None)
        .defer("page__kecamatan__batas", "page__kecamatan__jalur_svg")[:MOST_ENTRIES]
    )
    texts = teks_lengkap([date.page for date in coming], asal)
    entries = []
    for date, text in zip(coming, texts, strict=True):
        page = date.page
        first = page.first_published_at or page.last_published_at or page.mulai
        opening = render_to_string("umpan/kegiatan.html", {"jadwal": date}).strip()
        state = f"{page.get_keadaan_display()}: " if page.is_berubah else ""
        entries.append(
            Butir(
                kunci=kunci(page),
                judul=f"{state}{page.title}",
                alamat=f"{asal}{page.alamat}",
                terbit=saat(first),
                ubah=saat(page.last_published_at or first),
                penulis=page.penyelenggara or office,
                ringkasan=page.ringkasan,
                isi=bersih(opening) + text,
                kategori=(page.jenis.kode, date.jenis_lokal) if page.jenis else None,
            )
        )
    return Umpan(
        kunci=kunci(index, "umpan", query),
        bahasa=index.locale.language_code,
        judul=nama_umpan(index, saringan),
        keterangan=index.keterangan,
        penulis=office,
        alamat=f"{asal}{index.alamat}{query}",
        alamat_umpan=f"{asal}{request.path}{query}",
        ubah=index.last_published_at,
        butir=entries,
    )


def nama_umpan(index: KegiatanIndexPage, saringan: Saringan) -> str:
    """Return what readers call the feed: the calendar, what narrows it, and whose it is."""
    labels = ", ".join(choice.label for _name, choice in saringan.chosen())
    title = f"{index.title}: {labels}" if labels else index.title
    return f"{title} – {_('Agriculture Office of Grobogan Regency')}"


def kalender_langganan(
    index: KegiatanIndexPage,
    request: HttpRequest,
    events: QuerySet[Any],
    dates: JadwalQuerySet,
    saringan: Saringan,
) -> Calendar:
    """Return the events with a date of the last year or of the years to come.

    Args:
        index: the calendar that is subscribed to.
        events: events with all that serving one needs.
        dates: dates as `publik` gives them; they choose the events.
        saringan: the filters that `dates` were narrowed by; they name the calendar.
    """
    asal, now = asal_dari(request), timezone.now()
    near = dates.filter(
        selesai__gt=now - dt.timedelta(days=DAYS_BACK),
        mulai__lt=now + dt.timedelta(days=DAYS_AHEAD),
    ).order_by()
    latest = events.filter(pk__in=near.values("page")).order_by("-mulai", "-pk")
    pages = list(latest.defer("kecamatan__batas", "kecamatan__jalur_svg")[:MOST_EVENTS])
    pages.reverse()
    _with_exceptions(pages)
    calendar = kalender_kosong(index.locale.language_code)
    langganan(
        calendar,
        nama=nama_umpan(index, saringan),
        keterangan=index.keterangan,
        alamat=f"{asal}{index.alamat}{kueri_dari(saringan.chosen())}",
    )
    tambah_acara(calendar, pages, asal)
    return calendar


def _with_exceptions(pages: list[KegiatanPage]) -> None:
    """Fetch the exceptions of all events in one query."""
    if not pages:
        return
    found = pages[0]._meta.get_field("kecuali").related_model.objects.filter(page__in=pages)
    exceptions: dict[int, list[KegiatanKecuali]] = {page.pk: [] for page in pages}
    for exception in found:
        exceptions[exception.page_id].append(exception)
    for page in pages:
        page.simpan_kecuali(exceptions[page.pk])
