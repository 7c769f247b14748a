"""The sets of data that can be found."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from dinas.search.registry import (
    Entri,
    Jenis,
    entri_dari,
    entri_halaman,
    follow,
    register_jenis,
)
from komoditas.models import ImporProduksi, Komoditas
from statistik.katalog import Dataset, katalog
from statistik.models import StatistikPage

DATA = "data"
register_jenis(Jenis(DATA, _("Data set"), urutan=70))
follow(Komoditas, StatistikPage)
follow(ImporProduksi, StatistikPage)


@entri_dari.register
def entri_data(page: StatistikPage) -> Iterator[Entri]:
    """Yield the statistics page, the catalogue and each data set."""
    yield entri_halaman(page)
    catalogue = katalog(page, "")
    yield Entri(DATA, catalogue.alamat, catalogue.judul, catalogue.keterangan)
    for one in catalogue.dataset:
        yield Entri(
            DATA,
            one.alamat,
            one.judul,
            one.keterangan,
            isi="\n".join(
                [*(f"{unit.nama} ({unit.satuan})" for unit in one.ukuran), one.metode, _years(one)]
            ),
            komoditas=[one.komoditas.kode] if one.komoditas else [],
        )


def _years(one: Dataset) -> str:
    """Return the years that a data set tells of, which readers type beside what they look for."""
    first, last = one.periode or (None, None)
    return ", ".join(map(str, range(first, last + 1))) if first and last else ""
