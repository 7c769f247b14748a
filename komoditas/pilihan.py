"""What lists of other apps are narrowed by: crops and districts as choices."""

from django.db.models import QuerySet

from dinas.core.statements import ask
from komoditas.models import Kecamatan, Komoditas


def pilihan_komoditas(language: str) -> list[tuple[str, str, Komoditas]]:
    """Return value, label and row of each public commodity, named in `language`."""

    def question() -> "QuerySet[Komoditas]":
        return Komoditas.objects.public_sources().told_in(language).only("kode", "nama")

    rows = ask(("komoditas.pilihan", language), question)
    return [(row.kode, row.nama_lokal, row) for row in rows]


def pilihan_kecamatan() -> list[tuple[str, str, Kecamatan]]:
    """Return value, label and row of each district."""
    rows = ask(("komoditas.kecamatan",), lambda: Kecamatan.objects.only("nama", "slug"))
    return [(row.slug, row.nama, row) for row in rows]
