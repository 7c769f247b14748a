"""What is taken away can be brought back, and changes nothing."""

import pytest

from komoditas.ekspor import as_response, figures_rows
from komoditas.models import Komoditas, Produksi
from tests.factories.komoditas import make_komoditas
from tests.komoditas.conftest import import_of, make_angka

NASTY = [
    '=HYPERLINK("http://contoh.test/";"klik")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "=cmd|' /C calc'!A0",
    "-5 derajat",
    "＝1+1",
    "'=sudah",
    'Buku "A"; B, C\nbaris dua',
    "Satu; dua; tiga",
    "Laporan – café",
]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("is_for_people", [True, False])
def test_an_exported_file_imports_as_no_change(
    padi: Komoditas, form: str, is_for_people: bool
) -> None:
    for number, text in enumerate(NASTY):
        make_angka(padi, tahun=2000 + number, sumber=text, catatan=text)
    make_angka(padi, tahun=2020, musim="mt2", hasil_ku_ha="1.234", produksi_ton=None)
    make_angka(padi, tahun=2021, kecamatan_id=_geyer(), luas_tanam_ha="1286", luas_panen_ha="0")
    make_angka(make_komoditas("Sapi Potong"), populasi_ekor=1234, produksi_ton=None)
    rows = figures_rows(Produksi.objects.order_by("-tahun"))
    response = as_response(rows, form, "x", bom=is_for_people)
    impor = import_of(response.getvalue(), f"x.{form}")  # type: ignore[attr-defined]
    response.close()
    counts = {kind: impor.ringkasan.get(kind) for kind in ("baru", "berubah", "sama")}
    assert counts == {"baru": 0, "berubah": 0, "sama": len(NASTY) + 3}, impor.ringkasan


def _geyer() -> int:
    from komoditas.models import Kecamatan

    return Kecamatan.objects.get(nama="Geyer").pk
