"""The districts that search engines are told of."""

from collections.abc import Iterator

from dinas.core.bahasa import address
from dinas.navigation.sitemaps import Alamat
from komoditas.models import Kecamatan
from peta.models import PetaPage


def alamat_kecamatan() -> Iterator[Alamat]:
    """Yield the page of each district in each language whose map is public."""
    maps = PetaPage.objects.publik().values_list("url_path", "locale__language_code")
    slugs = list(Kecamatan.objects.values_list("slug", flat=True))
    for url_path, language in maps:
        for slug in slugs:
            yield Alamat(language, f"{address(url_path, language)}{slug}/", ("kecamatan", slug))
