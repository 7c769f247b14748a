"""A video as search engines read it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.utils import timezone

from dinas.navigation.head import gambar_bagikan
from dinas.navigation.structured_data import Fakta, mutlak, penerbit, waktu_mesin
from dinas.navigation.surroundings import Situs

if TYPE_CHECKING:
    from galeri.models import VideoPage


def video(page: VideoPage, situs: Situs) -> list[Fakta]:
    """Return the facts about a video; nothing while there is none to play."""
    if not page.is_tersedia:
        return []
    midnight = timezone.make_aware(dt.datetime.combine(page.tanggal, dt.time()))
    facts: Fakta = {
        "@type": "VideoObject",
        "name": page.title,
        "description": page.keterangan,
        "url": mutlak(situs, page.alamat),
        "inLanguage": situs.bahasa,
        "uploadDate": waktu_mesin(midnight),
        "thumbnailUrl": [gambar_bagikan(page, situs).url],
        "publisher": penerbit(situs),
    }
    if page.lama_detik:
        facts["duration"] = f"PT{page.lama_detik}S"
    if page.transkrip:
        facts["transcript"] = page.transkrip
    if page.youtube_id:
        facts["embedUrl"] = page.alamat_pemutar
    elif page.berkas is not None:
        facts["contentUrl"] = mutlak(situs, page.berkas.url)
    return [facts]
