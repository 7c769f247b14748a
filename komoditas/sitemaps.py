"""The commodities that search engines are told of."""

from collections.abc import Iterator

from dinas.core.bahasa import address
from dinas.navigation.sitemaps import Alamat
from komoditas.models import Komoditas, KomoditasIndexPage


def alamat_komoditas() -> Iterator[Alamat]:
    """Yield the public commodities of each language whose list is public."""
    lists = dict(
        KomoditasIndexPage.objects.publik().values_list("locale__language_code", "url_path")
    )
    rows = Komoditas.objects.filter(live=True, locale__language_code__in=lists).values_list(
        "locale__language_code", "kode", "translation_key", "last_published_at"
    )
    for language, code, key, changed in rows:
        path = f"{address(lists[language], language)}{code}/"
        yield Alamat(language, path, ("komoditas", key), changed)
