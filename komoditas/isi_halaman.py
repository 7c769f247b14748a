"""What the page of one commodity shows, gathered in a fixed number of queries."""

from typing import TYPE_CHECKING, Any

from django.db.models import BooleanField, Exists, OuterRef, Value, prefetch_related_objects

from dinas.core.keeping import kept
from komoditas.models.kecamatan import Kecamatan

if TYPE_CHECKING:
    from komoditas.models.komoditas import Komoditas

NEWS_COUNT = 4
EVENT_COUNT = 4


def isi_halaman(komoditas: "Komoditas", stored: "Komoditas | None" = None) -> dict[str, Any]:
    """Return the words of `komoditas` and the facts of the source language's row.

    News and events are found by the names that their apps give to the relation, so that this
    layer need not know them.

    Args:
        stored: the source's row as it is in the database, where it is known already; a draft
            may name other centres than are kept there.
    """
    source = stored or (komoditas if komoditas.is_source else komoditas.sumber_baris())
    districts = _districts(stored)
    context = {
        "komoditas": komoditas,
        "sumber_baris": source,
        "daftar_kecamatan": districts,
        "sentra": [],
        "produksi": [],
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


def _districts(stored: "Komoditas | None") -> list[Any]:
    """Return all districts, each with whether the commodity's row names it as a centre."""
    named: Any = Value(False, output_field=BooleanField())
    if stored is not None:
        through = type(stored).sentra.through._default_manager
        named = Exists(through.filter(komoditas=stored.pk, kecamatan=OuterRef("pk")))
    return list(Kecamatan.objects.defer("batas").annotate(is_sentra=named))


def _kept_with(komoditas: "Komoditas", source: Any) -> dict[str, Any]:
    """Return the figures, news and events of a row that is in the database."""
    language = komoditas.locale.language_code

    def make() -> dict[str, Any]:
        news = list(source.berita.terbaru(language, NEWS_COUNT).prefetch_related(None))
        pictures = [row.gambar for row in [komoditas, *news] if row.gambar is not None]
        prefetch_related_objects(pictures, "renditions")
        figures = source.produksi.select_related("kecamatan").order_by("-tahun", "kecamatan__kode")
        return {
            "produksi": list(figures),
            "berita": news,
            "kegiatan": list(source.kegiatan.mendatang_untuk_daftar(language)[:EVENT_COUNT]),
        }

    found: dict[str, Any] = kept(("komoditas.isi", source.pk, language), make)
    if komoditas.gambar is not None:
        prefetch_related_objects([komoditas.gambar], "renditions")  # unless that was just done
    return found
