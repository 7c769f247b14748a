"""What readers may narrow the calendar by; unknown values in an address are a 404."""

from dataclasses import dataclass

from django.http import QueryDict

from dinas.core.bahasa import SOURCE
from dinas.core.choices import Pilihan, SaringanDasar, pilihan_dari
from dinas.core.query import localized
from kegiatan.models.jenis import JenisKegiatan
from komoditas.models import Kecamatan, Komoditas


@dataclass
class Saringan(SaringanDasar):
    """The filters of the calendar, with what the address chose."""

    jenis: list[Pilihan]
    kecamatan: list[Pilihan]
    komoditas: list[Pilihan]

    @classmethod
    def from_query(cls, query: QueryDict, language: str) -> "Saringan":
        """Read the address.

        Raises:
            Http404: a value that no choice has.
        """
        kinds = JenisKegiatan.objects.filter(locale__language_code=SOURCE).annotate(
            nama_lokal=localized(JenisKegiatan, "", "nama", language)
        )
        commodities = Komoditas.objects.public_sources().told_in(language).only("kode", "nama")
        return cls(
            jenis=pilihan_dari(query, "jenis", [(k.kode, k.nama_lokal, k) for k in kinds]),
            kecamatan=pilihan_dari(
                query,
                "kecamatan",
                [(k.slug, k.nama, k) for k in Kecamatan.objects.only("nama", "slug")],
            ),
            komoditas=pilihan_dari(
                query, "komoditas", [(k.kode, k.nama_lokal, k) for k in commodities]
            ),
        )
