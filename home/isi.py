"""What the home page shows, gathered in a fixed number of queries."""

from typing import TYPE_CHECKING, Any

from django.db.models import (
    Case,
    IntegerField,
    QuerySet,
    Value,
    When,
    prefetch_related_objects,
)
from django.utils import timezone

from berita.models import BeritaPage
from dinas.core.statements import Blank, ask
from galeri.models import VideoPage
from kegiatan.calendar import Bulan, kalender
from kegiatan.models import Jadwal
from komoditas.models import Kecamatan, Komoditas
from komoditas.peta_svg import VIEWBOX

if TYPE_CHECKING:
    from home.models import HomePage

NEWS_COUNT = 6
AGENDA_COUNT = 5
VIDEO_COUNT = 3
SEASON_COUNT = 3


def isi_beranda(page: "HomePage") -> dict[str, Any]:
    """Return the context of the home page: only what its sections ask for."""
    language = page.locale.language_code
    sections = {block.block_type: block.value for block in page.bagian}
    lead, news = _news(page, language)
    commodities = _commodities(language)
    context: dict[str, Any] = {
        "utama": lead,
        "terkait": BeritaPage.objects.terkait(lead, language, 2) if lead else [],
        "berita": news,
        "musim": [row for row in commodities if row.bulan_tanam][:SEASON_COUNT],
        "unggulan": commodities,
        "bulan_ini": timezone.localdate().month,
    }
    if "agenda" in sections:
        context.update(_agenda(language))
    if "video" in sections:
        context["video"] = _videos(sections["video"], language)
    if "peta" in sections:
        context["kecamatan"] = ask(("home.peta",), lambda: Kecamatan.objects.defer("batas"))
        context["viewbox"] = VIEWBOX
    pictures = [
        row.gambar
        for row in [*([lead] if lead else []), *news, *commodities, *context.get("video", [])]
        if row.gambar is not None
    ]
    prefetch_related_objects(pictures, "renditions")
    return context


def _news(page: "HomePage", language: str) -> tuple[BeritaPage | None, list[BeritaPage]]:
    """Return the lead and the newest articles beside it, in one query."""
    is_chosen = page.berita_utama_id is not None

    def question() -> QuerySet[Any]:
        articles = BeritaPage.objects.untuk_daftar(language).prefetch_related(None)
        if is_chosen:
            # The choice is kept as the Indonesian article; here its translation leads.
            chosen = BeritaPage.objects.filter(pk=Blank("utama")).values("translation_key")
            articles = articles.annotate(
                dipilih=Case(
                    When(translation_key__in=chosen, then=Value(0)),
                    default=Value(1),
                    output_field=IntegerField(),
                )
            ).order_by("dipilih", "-tanggal", "-pk")
        return articles[: NEWS_COUNT + 1]

    rows = ask(("home.berita", language, is_chosen), question, utama=page.berita_utama_id)
    return (rows[0], rows[1:]) if rows else (None, [])


def _commodities(language: str) -> list[Komoditas]:
    def question() -> "QuerySet[Komoditas]":
        leading = Komoditas.objects.public_sources().filter(is_unggulan=True)
        return leading.told_in(language).select_related("gambar").defer("isi")[:8]

    return ask(("home.komoditas", language), question)


def _agenda(language: str) -> dict[str, Any]:
    today = Bulan.of(timezone.localdate())
    month, coming = Jadwal.objects.bulan_dan_mendatang(language, today, AGENDA_COUNT)
    return {
        "agenda": coming,
        # The months beside this one always have an address.
        "kalender": kalender(today, month, today.plus(-1), today.plus(1)),
    }


def _videos(section: Any, language: str) -> list[VideoPage]:
    def videos() -> Any:
        return VideoPage.objects.untuk_daftar(language).prefetch_related(None)

    chosen = [page.translation_key for page in section.get("video") or [] if page is not None]
    if not chosen:
        return ask(("home.video", language), lambda: videos()[:VIDEO_COUNT])
    found = {row.translation_key: row for row in videos().filter(translation_key__in=chosen)}
    return [found[key] for key in chosen if key in found]
