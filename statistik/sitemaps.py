"""The catalogue and its data sets, for search engines."""

from collections.abc import Iterator

from dinas.navigation.sitemaps import Alamat
from statistik.katalog import katalog
from statistik.models import StatistikPage


def alamat_data() -> Iterator[Alamat]:
    """Yield the catalogue and each data set in each language whose statistics page is public."""
    for page in StatistikPage.objects.publik().select_related("locale"):
        language = page.locale.language_code
        catalogue = katalog(page, "")
        yield Alamat(language, catalogue.alamat, ("katalog", ""), catalogue.diperbarui)
        for dataset in catalogue.dataset:
            yield Alamat(language, dataset.alamat, ("data", dataset.kode), dataset.diperbarui)
