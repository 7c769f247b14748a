"""The events to come as a feed: one entry an event, which tells its next date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from dinas.core.choices import kueri_dari
from dinas.navigation.feed_text import bersih, teks_lengkap
from dinas.navigation.feeds import MOST_ENTRIES, Butir, Umpan, kunci, saat

if TYPE_CHECKING:
    from kegiatan.filters import Saringan
    from kegiatan.models import KegiatanIndexPage
    from kegiatan.models.jadwal import JadwalQuerySet


def umpan_kegiatan(
    index: KegiatanIndexPage, request: HttpRequest, dates: JadwalQuerySet, saringan: Saringan
) -> Umpan:
    """Return the events of `dates` that run or are still to come, the next first.

    Args:
        index: the calendar whose feed it is.
        dates: dates as `publik` gives them.
        saringan: the filters that `dates` were narrowed by; they name the feed.
    """
    asal = f"{request.scheme}://{request.get_host()}"
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
    labels = ", ".join(choice.label for _name, choice in chosen)
    title = f"{index.title}: {labels}" if labels else index.title
    return Umpan(
        kunci=kunci(index, "umpan", query),
        bahasa=index.locale.language_code,
        judul=f"{title} – {office}",
        keterangan=index.keterangan,
        penulis=office,
        alamat=f"{asal}{index.alamat}{query}",
        alamat_umpan=f"{asal}{request.path}{query}",
        ubah=index.last_published_at,
        butir=entries,
    )
