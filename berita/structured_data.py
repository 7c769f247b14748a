"""An article as search engines read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dinas.navigation.head import gambar_bagikan, potong
from dinas.navigation.structured_data import Fakta, mutlak, penerbit, waktu_mesin
from dinas.navigation.surroundings import Situs

if TYPE_CHECKING:
    from berita.models import BeritaPage

MOST_HEADLINE_CHARACTERS = 110


def artikel(page: BeritaPage, situs: Situs) -> Fakta:
    """Return the facts about an article."""
    facts: Fakta = {
        "@type": "NewsArticle",
        "headline": potong(page.title, MOST_HEADLINE_CHARACTERS),
        "description": page.ringkasan,
        "url": mutlak(situs, page.alamat),
        "mainEntityOfPage": mutlak(situs, page.alamat),
        "inLanguage": situs.bahasa,
        "datePublished": waktu_mesin(page.waktu_terbit),
        "dateModified": waktu_mesin(page.waktu_ubah),
        "author": {"@type": "Organization", "name": page.oleh} if page.oleh else penerbit(situs),
        "publisher": penerbit(situs),
        "isAccessibleForFree": True,
    }
    picture = gambar_bagikan(page, situs)
    if picture.is_milik_halaman:
        facts["image"] = [picture.url]
    if page.nama_kategori:
        facts["articleSection"] = page.nama_kategori
    return facts
