"""The table to fill in: nothing but the right headings."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from komoditas.admin import izin

COLUMNS = (
    "komoditas",
    "kecamatan_kode",
    "tahun",
    "musim",
    "luas_tanam_ha",
    "luas_panen_ha",
    "produksi_ton",
    "hasil_ku_ha",
    "populasi_ekor",
    "status",
    "sumber",
    "catatan",
)


@require_safe
def templat(request: HttpRequest) -> HttpResponse:
    """Give an empty table that Excel with Indonesian settings opens in columns."""
    izin.tolak_kecuali(izin.boleh_mengusulkan(request.user))
    return HttpResponse(
        f"\ufeff{';'.join(COLUMNS)}\r\n".encode(),
        headers={
            "Content-Type": "text/csv; charset=utf-8",
            "Content-Disposition": 'attachment; filename="templat-produksi.csv"',
            "X-Content-Type-Options": "nosniff",
        },
    )
