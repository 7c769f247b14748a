"""A commodity's figures as files: the page's own, whole, with every column that they fill."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from dinas.export.registry import origin_of
from komoditas.ekspor import KOLOM, as_response, figures_rows
from komoditas.models.komoditas import Komoditas
from komoditas.models.produksi import Produksi

NUMBERS = (
    "luas_tanam_ha",
    "luas_panen_ha",
    "produksi_ton",
    "hasil_ku_ha",
    "hasil_hitung_ku_ha",
    "populasi_ekor",
)
"""The columns that hold figures; those that nothing fills are left out."""


def unduh_komoditas(komoditas: Komoditas, request: HttpRequest, bentuk: str) -> HttpResponseBase:
    """Answer with the commodity's figures as CSV, XLSX or JSON.

    Args:
        komoditas: a live row, in the language of the address.
        bentuk: one of `komoditas.ekspor.BENTUK`.
    """
    figures = Produksi.objects.filter(
        komoditas__translation_key=komoditas.translation_key
    ).order_by("tahun", "musim", "kecamatan__kode")
    rows = list(figures_rows(figures, komoditas.locale.language_code))
    empty = {name for name in NUMBERS if all(row[name] is None for row in rows)}
    columns: Sequence[str] = [name for name in KOLOM if not rows or name not in empty]
    address = f"{origin_of(request)}{komoditas.alamat}"
    response = as_response(
        rows,
        bentuk,
        f"produksi-{komoditas.kode}",
        columns,
        about=keterangan(bentuk, komoditas.nama, address),
        bom=bentuk == "csv",
    )
    response.headers["Link"] = f'<{address}>; rel="canonical"'
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def keterangan(bentuk: str, judul: str, alamat: str) -> dict[str, str]:
    """Return what a file says of itself: fixed names for programs, words for people."""
    if bentuk == "json":
        return {"judul": judul, "alamat": alamat}
    return {_("Title"): judul, _("Web address"): alamat}
