"""The statistics page and the planting calendar."""

from dataclasses import dataclass

from statistik.models import KalenderTanamPage, StatistikPage
from tests.factories.situs import Situs


@dataclass
class HalamanData:
    """Both pages in both languages."""

    id: StatistikPage
    en: StatistikPage
    kalender_id: KalenderTanamPage
    kalender_en: KalenderTanamPage


def make_halaman_data(situs: Situs) -> HalamanData:
    """Make both pages below the home pages of both languages."""
    made: list[StatistikPage | KalenderTanamPage] = []
    for kind, slug, titles in (
        (StatistikPage, "data", ("Statistik", "Statistics")),
        (KalenderTanamPage, "kalender-tanam", ("Kalender tanam", "Planting calendar")),
    ):
        key = {}
        for pohon, title in zip((situs.id, situs.en), titles, strict=True):
            page = kind(title=title, slug=slug, locale=pohon.locale, show_in_menus=True, **key)
            pohon.home.add_child(instance=page)
            key = {"translation_key": page.translation_key}
            made.append(page)
    return HalamanData(*made)
