"""The news as a feed: the same list, narrowed by the same filters, in the same order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.utils.translation import gettext as _

from dinas.core.choices import kueri_dari
from dinas.navigation.feed_text import teks_lengkap
from dinas.navigation.feeds import MOST_ENTRIES, Butir, Umpan, gambar_umpan, kunci, saat

if TYPE_CHECKING:
    from berita.filters import Saringan
    from berita.models import BeritaIndexPage
    from berita.susunan import DaftarArtikel


def umpan_berita(
    index: BeritaIndexPage, request: HttpRequest, articles: DaftarArtikel, saringan: Saringan
) -> Umpan:
    """Return the newest of `articles`, which come with their texts.

    Args:
        index: the list of news whose feed it is.
        saringan: the filters that `articles` were narrowed by; they name the feed.
    """
    asal = f"{request.scheme}://{request.get_host()}"
    office = _("Agriculture Office of Grobogan Regency")
    chosen = saringan.chosen()
    query = kueri_dari(chosen)
    pages = articles[:MOST_ENTRIES]
    pictures = gambar_umpan(pages, asal)
    entries = [
        Butir(
            kunci=kunci(page),
            judul=page.title,
            alamat=f"{asal}{page.alamat}",
            terbit=saat(page.waktu_terbit),
            ubah=saat(page.last_published_at or page.waktu_terbit),
            penulis=page.oleh or office,
            ringkasan=page.ringkasan,
            isi=text,
            gambar=pictures.get(page.pk),
            kategori=(page.kategori.kode, page.nama_kategori) if page.kategori else None,
        )
        for page, text in zip(pages, teks_lengkap(pages, asal), strict=True)
    ]
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
