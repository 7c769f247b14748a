"""One page of each type, and their addresses."""

from typing import Any

from galeri.models import AlbumPage, VideoPage
from halaman.models import HalamanPage
from statistik.models import KalenderTanamPage, StatistikPage
from tests.factories.berita import make_berita
from tests.factories.kegiatan import make_kegiatan
from tests.factories.situs import Pohon

PATHS = [
    "/",
    "/berita/",
    "/berita/panen/",
    "/kegiatan/",
    "/kegiatan/2026/11/",
    "/kegiatan/latihan/",
    "/komoditas/",
    "/komoditas/padi/",
    "/peta/",
    "/peta/toroh/",
    "/galeri/",
    "/galeri/video/",
    "/galeri/album/",
    "/profil/",
    "/data/",
    "/data/katalog/",
    "/kalender-tanam/",
    "/cari/",
]


def isi(pohon: Pohon, source: dict[str, Any] | None = None) -> dict[str, Any]:
    """Put one page of each type into a language's tree; `source` holds those it translates."""

    def key(name: str) -> dict[str, Any]:
        return {"translation_key": source[name].translation_key} if source else {}

    made: dict[str, Any] = {
        "panen": make_berita(
            pohon, title="Panen raya", slug="panen", ringkasan="Jagung", **key("panen")
        ),
        "latihan": make_kegiatan(pohon, title="Latihan", slug="latihan", **key("latihan")),
    }
    for name, kind, parent in (
        ("video", VideoPage, pohon.galeri),
        ("album", AlbumPage, pohon.galeri),
        ("profil", HalamanPage, pohon.home),
        ("data", StatistikPage, pohon.home),
        ("kalender-tanam", KalenderTanamPage, pohon.home),
    ):
        made[name] = parent.add_child(
            instance=kind(title=name.title(), slug=name, locale=pohon.locale, **key(name))
        )
    return made
