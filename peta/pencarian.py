"""The districts that can be found: each has its address below the map."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dinas.search.registry import (
    Entri,
    Jenis,
    entri_dari,
    entri_halaman,
    follow,
    register_jenis,
)
from komoditas.models import Kecamatan
from peta.models import PetaPage

KECAMATAN = "kecamatan"
register_jenis(
    Jenis(KECAMATAN, gettext_lazy("District"), urutan=40, is_nama=True, saringan=KECAMATAN)
)
follow(Kecamatan, PetaPage)


@entri_dari.register
def entri_peta(page: PetaPage) -> Iterator[Entri]:
    """Yield the map and each district."""
    yield entri_halaman(page)
    for row in Kecamatan.objects.defer("batas", "jalur_svg"):
        yield Entri(
            jenis=KECAMATAN,
            alamat=f"{page.alamat}{row.slug}/",
            judul=row.nama,
            ringkasan=_("The district %(name)s on the map, with its commodities, news and events.")
            % {"name": row.nama},
            kode=row.slug,
            kecamatan=[row.slug],
        )
