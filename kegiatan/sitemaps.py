"""The months of the calendar that search engines are told of."""

from collections.abc import Iterator

from django.utils import timezone

from dinas.core.bahasa import address
from dinas.navigation.sitemaps import Alamat
from kegiatan.calendar import Bulan, bulan_berisi
from kegiatan.models import Jadwal, KegiatanIndexPage


def alamat_bulan() -> Iterator[Alamat]:
    """Yield the months with events; this month stands at the calendar's own address."""
    this_month = Bulan.of(timezone.localdate())
    calendars = KegiatanIndexPage.objects.publik().values_list("url_path", "locale__language_code")
    for url_path, language in calendars:
        for month in bulan_berisi(Jadwal.objects.publik(language)):
            if month != this_month:
                path = f"{address(url_path, language)}{month.alamat}"
                yield Alamat(language, path, ("bulan", month))
