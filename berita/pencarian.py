"""What of the news can be found."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from berita.models import BeritaPage
from berita.models.article import BeritaTag
from dinas.search.registry import (
    Entri,
    Jenis,
    entri_dari,
    entri_halaman,
    read_together,
    register_jenis,
)
from dinas.search.texts import running_text, with_names
from komoditas.models import Kecamatan, Komoditas

BERITA = "berita"
register_jenis(Jenis(BERITA, _("News"), urutan=10))


@dataclass
class Kaitan:
    """What an article belongs to: its words, and the codes that results are narrowed by."""

    kata: list[str]
    komoditas: list[str]
    kecamatan: list[str]


def _read(pages: Sequence[Any]) -> None:
    """Give each article its commodities, districts and topics: a hundred in a few queries."""
    keys = [page.pk for page in pages]
    crops = _pairs("komoditas", keys)
    places = _pairs("kecamatan", keys)
    topics: dict[int, list[str]] = defaultdict(list)
    tagged = BeritaTag.objects.filter(content_object__in=keys).order_by("pk")
    for key, name in tagged.values_list("content_object", "tag__name"):
        topics[key].append(name)
    commodities = list(Komoditas.objects.filter(pk__in={crop for _key, crop in crops}))
    districts = list(Kecamatan.objects.defer("batas", "jalur_svg")) if places else []
    told: dict[str, list[Komoditas]] = {}
    for page in pages:
        language = page.locale.language_code
        if language not in told:
            told[language] = Komoditas.objects.in_words_of(commodities, language)
        names = [row.nama_lokal for row in told[language] if (page.pk, row.pk) in crops]
        here = [row for row in districts if (page.pk, row.pk) in places]
        page.kaitan_cari = Kaitan(
            kata=names + [row.nama for row in here] + (topics[page.pk] if page.is_source else []),
            komoditas=[row.kode for row in commodities if (page.pk, row.pk) in crops],
            kecamatan=[row.slug for row in here],
        )


def _pairs(field: str, keys: list[int]) -> set[tuple[int, int]]:
    through: Any = BeritaPage._meta.get_field(field).remote_field.through
    rows = through.objects.filter(beritapage__in=keys)
    return set(rows.values_list("beritapage_id", f"{field}_id"))


read_together(BeritaPage, _read)


@entri_dari.register
def entri_berita(page: BeritaPage) -> Iterator[Entri]:
    """Yield the article; its topics, crops and districts are words that it is found by too."""
    known: Kaitan = vars(page)["kaitan_cari"]
    yield entri_halaman(
        page,
        BERITA,
        isi=with_names(running_text(page), known.kata),
        tanggal=page.tanggal,
        komoditas=known.komoditas,
        kecamatan=known.kecamatan,
    )
