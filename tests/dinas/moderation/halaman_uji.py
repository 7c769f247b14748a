"""A page of each type that editors write, ready for every door."""

from collections.abc import Callable
from typing import Any

from galeri.models import VideoPage
from halaman.models import HalamanPage
from tests.factories.berita import make_berita, make_kategori
from tests.factories.kegiatan import make_jenis, make_kegiatan
from tests.factories.situs import Situs


def _berita(situs: Situs, **fields: Any) -> Any:
    return make_berita(situs.id, isi=[], kategori=make_kategori(), **fields)


def _kegiatan(situs: Situs, **fields: Any) -> Any:
    return make_kegiatan(situs.id, jenis=make_jenis(), **fields)


def _halaman(situs: Situs, **fields: Any) -> Any:
    page = HalamanPage(**{"title": "Profil", "slug": "profil", "locale": situs.id.locale, **fields})
    return situs.id.home.add_child(instance=page)


def _video(situs: Situs, **fields: Any) -> Any:
    page = VideoPage(title="Video", slug="video-1", locale=situs.id.locale, **fields)
    return situs.id.galeri.add_child(instance=page)


def _beranda(situs: Situs) -> Any:
    return situs.id.home


def _daftar(situs: Situs) -> Any:
    return situs.id.berita


STANDING: dict[str, Callable[..., Any]] = {"beranda": _beranda, "daftar berita": _daftar}
"""Pages that the site cannot be without."""

PAGES: dict[str, Callable[..., Any]] = {
    "berita": _berita,
    "kegiatan": _kegiatan,
    "halaman": _halaman,
    "video": _video,
}
