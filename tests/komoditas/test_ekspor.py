"""Figures as files to take away."""

import csv
import io
import json
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from komoditas.ekspor import (
    as_response,
    figures_rows,
    harmless,
    plain,
    write_csv,
    write_json,
    write_xlsx,
)
from komoditas.models import Produksi
from tests.factories.komoditas import make_kecamatan, make_komoditas
from tests.factories.situs import Situs

NASTY = ['=HYPERLINK("http://contoh.test/";"klik")', "+1+1", "-5 derajat", "@SUM(A1)", "\t=1+1",
         "\r=1", " =1+1", "＝1+1", "'=sudah", "''-", "'tidak apa-apa'", "biasa"]  # fmt: skip


@pytest.fixture
def figure(situs: Situs) -> Produksi:
    """One figure with a gap in it."""
    return Produksi.objects.create(
        komoditas=make_komoditas("Padi", "Rice"),
        kecamatan=make_kecamatan("Geyer", kode="33.15.05"),
        tahun=2021,
        luas_panen_ha="1000.50",
        produksi_ton="5000.250",
        status="dinas",
        sumber="=1+1",
        catatan="Laporan – café",
    )


@pytest.mark.parametrize("text", NASTY)
def test_a_text_is_made_harmless_and_comes_back_whole(text: str) -> None:
    assert harmless(text)[0] not in " =+-@＝\t\r"
    assert plain(harmless(text)) == text


def test_csv_holds_numbers_that_programs_read_and_gaps_as_nothing(figure: Produksi) -> None:
    content = b"".join(write_csv(figures_rows(Produksi.objects.all()))).decode()
    [row] = csv.DictReader(io.StringIO(content, newline=""))
    assert row["komoditas"] == "padi"
    assert (row["kecamatan_kode"], row["kecamatan"]) == ("33.15.05", "Geyer")
    assert (row["luas_panen_ha"], row["produksi_ton"]) == ("1000.5", "5000.25")
    assert (row["luas_tanam_ha"], row["hasil_ku_ha"]) == ("", "")
    assert row["hasil_hitung_ku_ha"] == "49.98"
    assert (row["sumber"], row["catatan"]) == ("'=1+1", "Laporan – café")


def test_a_negative_number_stays_a_number_beside_harmless_texts() -> None:
    row = {"tahun": -7, "luas_panen_ha": Decimal("-1.50"), "sumber": "-1.50"}
    content = b"".join(write_csv([row], list(row))).decode()
    assert content.splitlines()[1] == "-7,-1.5,'-1.50"


def test_the_workbook_has_numbers_as_numbers_and_no_formula(figure: Produksi) -> None:
    with write_xlsx(figures_rows(Produksi.objects.all())) as file:
        book = load_workbook(file)
    sheet = book.worksheets[0]
    cells = {head.value: cell for head, cell in zip(sheet[1], sheet[2], strict=True)}
    assert cells["Luas panen (ha)"].value == 1000.5
    assert cells["Luas tanam (ha)"].value is None
    assert cells["Sumber"].value == "'=1+1"
    kinds = {cell.data_type for page in book.worksheets for line in page for cell in line}
    assert "f" not in kinds
    assert len(book.worksheets) == 2


def test_a_workbook_takes_what_xml_cannot_hold(figure: Produksi) -> None:
    Produksi.objects.update(catatan="a\x0bb")
    with write_xlsx(figures_rows(Produksi.objects.all())) as file:
        book = load_workbook(file)
    assert "ab" in [cell.value for cell in book.worksheets[0][2]]


def test_json_tells_units_meanings_and_source(figure: Produksi) -> None:
    parts = write_json(figures_rows(Produksi.objects.all()), about={"judul": "Padi"})
    told = json.loads(b"".join(parts))
    assert told["judul"] == "Padi"
    assert told["satuan"]["luas_panen_ha"] == "ha"
    assert "dinas" in told["arti_status"]
    [row] = told["data"]
    assert (row["luas_panen_ha"], row["luas_tanam_ha"]) == (1000.5, None)
    assert row["sumber"] == "=1+1"


def test_english_files_name_the_commodity_in_english(figure: Produksi) -> None:
    [row] = figures_rows(Produksi.objects.all(), "en")
    assert (row["komoditas"], row["komoditas_nama"]) == ("padi", "Rice")


def test_no_figures_give_a_file_with_its_heading(db: None) -> None:
    rows = Produksi.objects.none()
    assert b"".join(write_csv(figures_rows(rows))).startswith(b"komoditas,")
    assert json.loads(b"".join(write_json(figures_rows(rows))))["data"] == []


def test_a_file_is_saved_under_its_name_and_never_shown(figure: Produksi) -> None:
    rows = figures_rows(Produksi.objects.all())
    response = as_response(rows, "csv", "produksi-padi", bom=True)
    assert response["Content-Disposition"] == 'attachment; filename="produksi-padi.csv"'
    assert response.getvalue().startswith(b"\xef\xbb\xbfkomoditas,")  # type: ignore[attr-defined]
