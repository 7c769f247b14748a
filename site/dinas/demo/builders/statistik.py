"""The statistics page and the planting calendar."""

from typing import Any

from dinas.core.models import BasePage
from dinas.demo.builders.terjemahan import Kamus, terjemahkan
from home.models import HomePage
from statistik.models import KalenderTanamPage, StatistikPage


def buat_statistik(home: HomePage) -> dict[str, Any]:
    """Make both pages in both languages; return the Indonesian ones by slug."""
    words = Kamus()
    statistics = StatistikPage(
        locale=home.locale,
        live=False,
        title=words("Statistik", "Statistics"),
        slug="data",
        ringkasan=words(
            "Luas, produksi, dan hasil per hektare menurut tahun dan kecamatan. "
            "Pilih, bandingkan, lalu unduh.",
            "Area, production and yield by year and district. Choose, compare and download.",
        ),
        lisensi=words(
            "Angka boleh dipakai dan dibagikan dengan menyebut sumbernya.",
            "The figures may be used and shared if their source is named.",
        ),
        show_in_menus=True,
    )
    _publish(home, statistics, words)
    words = Kamus()
    calendar = KalenderTanamPage(
        locale=home.locale,
        live=False,
        title=words("Kalender tanam", "Planting calendar"),
        slug="kalender-tanam",
        ringkasan=words(
            "Bulan tanam dan panen tiap komoditas di Kabupaten Grobogan.",
            "The months of planting and harvest of each commodity in Grobogan Regency.",
        ),
    )
    _publish(home, calendar, words)
    return {page.slug: page for page in (statistics, calendar)}


def _publish(home: HomePage, page: BasePage, words: Kamus) -> None:
    home.add_child(instance=page)
    page.save_revision().publish()
    terjemahkan(page, words)
