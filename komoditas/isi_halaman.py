"""What the page of one commodity shows, gathered in a fixed number of queries."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, prefetch_related_objects

from dinas.core.keeping import kept
from komoditas.models.kecamatan import Kecamatan

if TYPE_CHECKING:
    from komoditas.models.komoditas import Komoditas

NEWS_COUNT = 4
EVENT_COUNT = 4


@dataclass(frozen=True, eq=False)
class Angka:
    """The figures of a commodity and all districts, as they were read at one time.

    Equal only to itself: what is made from it can be kept by it, and nothing else has to be named.
    """

    produksi: list[Any]
    kecamatan: list[Any]
    """Each with whether the commodity's row names it as a centre."""


def isi_halaman(komoditas: "Komoditas", stored: "Komoditas | None" = None) -> dict[str, Any]:
    """Return the words of `komoditas` and the facts of the source language's row.

    News and events are found by the names that their apps give to the relation, so that this
    layer need not know them.

    Args:
        stored: the source's row as it is in the database, where it is known already; a draft
            may name other centres than are kept there.
    """
    source = stored or (komoditas if komoditas.is_source else komoditas.sumber_baris())
    figures = _figures(source) if source is not None and source.pk else None
    districts = figures.kecamatan if figures else list(Kecamatan.objects.defer("batas"))
    context = {
        "komoditas": komoditas,
        "angka_tersimpan": figures,
        "daftar_kecamatan": districts,
        "sentra": [],
        "produksi": figures.produksi if figures else [],
        "berita": [],
        "kegiatan": [],
    }
    if source is None:
        return context
    context["sentra"] = (
        [row for row in districts if row.is_sentra] if stored else list(source.sentra.all())
    )
    if source.pk:
        context.update(_kept_with(komoditas, source))
    return context


def _figures(source: "Komoditas") -> Angka:
    """Return the figures of a row that is in the database, the newest year first.

    They are kept apart from the news, which changes each day.
    """

    def make() -> Angka:
        centres: Any = type(source).sentra.through  # type: ignore[attr-defined]
        named = Exists(centres.objects.filter(komoditas=source.pk, kecamatan=OuterRef("pk")))
        rows = source.produksi.select_related("kecamatan")  # type: ignore[attr-defined]
        return Angka(
            list(rows.order_by("-tahun", "kecamatan__kode")),
            list(Kecamatan.objects.defer("batas").annotate(is_sentra=named)),
        )

    return kept(("komoditas.produksi", source.pk), make)


def _kept_with(komoditas: "Komoditas", source: Any) -> dict[str, Any]:
    """Return the news and events of a row that is in the database."""
    language = komoditas.locale.language_code

    def make() -> dict[str, Any]:
        news = list(source.berita.terbaru(language, NEWS_COUNT).prefetch_related(None))
        pictures = [row.gambar for row in [komoditas, *news] if row.gambar is not None]
        prefetch_related_objects(pictures, "renditions")
        events = source.kegiatan.mendatang_untuk_daftar(language)
        return {"berita": news, "kegiatan": list(events[:EVENT_COUNT])}

    found: dict[str, Any] = kept(("komoditas.isi", source.pk, language), make)
    if komoditas.gambar is not None:
        prefetch_related_objects([komoditas.gambar], "renditions")  # unless that was just done
    return found
