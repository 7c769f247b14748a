"""What readers may narrow the calendar by; unknown values in an address are a 404."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict

from dinas.core.bahasa import SOURCE
from dinas.core.choices import Pilihan, SaringanDasar, pilihan_dari
from dinas.core.query import localized
from dinas.core.statements import ask
from kegiatan.models.jenis import JenisKegiatan
from komoditas.pilihan import pilihan_kecamatan, pilihan_komoditas


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
        return cls(
            jenis=pilihan_dari(query, "jenis", _kinds(language)),
            kecamatan=pilihan_dari(query, "kecamatan", pilihan_kecamatan()),
            komoditas=pilihan_dari(query, "komoditas", pilihan_komoditas(language)),
        )


def _kinds(language: str) -> list[tuple[str, str, Any]]:
    def question() -> QuerySet[Any]:
        return JenisKegiatan.objects.filter(locale__language_code=SOURCE).annotate(
            nama_lokal=localized(JenisKegiatan, "", "nama", language)
        )

    rows = ask(("kegiatan.jenis", language), question)
    return [(row.kode, row.nama_lokal, row) for row in rows]
