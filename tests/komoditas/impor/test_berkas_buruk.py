"""Files as they should not be, each with what its owner is told."""

from typing import Any

import pytest

from komoditas.impor import berkas, buku_kerja
from komoditas.models import Komoditas, Produksi
from tests.komoditas.conftest import import_of, workbook

HEAD = "komoditas,kecamatan_kode,tahun,luas_panen_ha,produksi_ton,populasi_ekor,status,sumber\r\n"


def row(**cells: str) -> str:
    """Write one line that is right but for these cells."""
    values = {
        "komoditas": "padi",
        "kecamatan_kode": "33.15.01",
        "tahun": "2021",
        "luas_panen_ha": "1000.25",
        "produksi_ton": "5000.25",
        "populasi_ekor": "",
        "status": "",
        "sumber": "BPS",
        **cells,
    }
    return ",".join(f'"{value}"' for value in values.values()) + "\r\n"


CELLS: dict[str, tuple[dict[str, str], str, str]] = {
    "kecamatan salah eja": ({"kecamatan_kode": "Gayer"}, "Kecamatan", "Maksud Anda “Geyer”?"),
    "kode di luar kabupaten": ({"kecamatan_kode": "33.74.01"}, "Kecamatan", "tidak dikenal"),
    "kecamatan kosong": ({"kecamatan_kode": ""}, "Kecamatan", "“Kabupaten Grobogan”"),
    "komoditas salah eja": ({"komoditas": "padii"}, "Komoditas", "Maksud Anda “Padi”?"),
    "komoditas kosong": ({"komoditas": ""}, "Komoditas", "kosong"),
    "tahun dua angka": ({"tahun": "21"}, "Tahun", "empat angka"),
    "tahun berupa tanggal": ({"tahun": "2021-01-01"}, "Tahun", "empat angka"),
    "tahun terlalu jauh": ({"tahun": "2999"}, "Tahun", "empat angka"),
    "negatif": ({"luas_panen_ha": "-1"}, "Luas panen (ha)", "tidak boleh negatif"),
    "eksponen": ({"luas_panen_ha": "1E+05"}, "Luas panen (ha)", "bukan angka"),
    "bukan angka": ({"produksi_ton": "NaN"}, "Produksi (ton)", "bukan angka"),
    "satuan di sel": ({"luas_panen_ha": "1000 ha"}, "Luas panen (ha)", "tanpa satuan"),
    "rumus": ({"produksi_ton": "=A1*2"}, "Produksi (ton)", "rumus"),
    "kesalahan Excel": ({"produksi_ton": "#REF!"}, "Produksi (ton)", "bukan angka"),
    "angka Arab": ({"produksi_ton": "١٢٣"}, "Produksi (ton)", "bukan angka"),
    "terlalu besar": ({"produksi_ton": "99999999999"}, "Produksi (ton)", "terlalu besar"),
    "ribuan berantakan": ({"produksi_ton": "1,00,000.5"}, "Produksi (ton)", "titik dan koma"),
    "tanda tak dikenal": ({"produksi_ton": "5 q)"}, "Produksi (ton)", "Tanda “q)”"),
    "ternak pecahan": ({"populasi_ekor": "12.5"}, "Ternak (ekor)", "bilangan bulat"),
    "status tak dikenal": ({"status": "resmi"}, "Status", "Yang dikenal: BPS, "),
    "tanpa sumber": ({"sumber": ""}, "Sumber", "belum ada"),
    "sumber terlalu panjang": ({"sumber": "x" * 2001}, "Sumber", "2001"),
}


@pytest.mark.parametrize("kind", CELLS)
def test_a_bad_cell_is_told_by_line_column_and_content(padi: Komoditas, kind: str) -> None:
    cells, column, words = CELLS[kind]
    impor = import_of(HEAD + row(kecamatan_kode="33.15.02") + row(**cells))
    [fault] = impor.ringkasan["masalah"]
    assert impor.tahap == "bermasalah"
    assert (fault["baris"], fault["kolom"].casefold()) == (3, column.casefold())
    assert words in fault["pesan"]
    assert fault["isi"] == next(iter(cells.values()))[:60]


FILES: dict[str, tuple[str | bytes, str]] = {
    "kosong": ("", "Berkas ini kosong"),
    "hanya spasi": (" \r\n \r\n", "Berkas ini kosong"),
    "hanya judul": (HEAD, "Tidak ada angka di bawah judul"),
    "tanpa judul": ("padi,33.15.01,2021,1,1\r\n", "Tidak ditemukan judul kolom"),
    "kutip tidak ditutup": (HEAD + row() + 'padi,"33.15.02,2021,1,1,,,x', "baris 3"),
    "Excel lama": (b"\xd0\xcf\x11\xe0" + b"\0" * 99, "Excel lama (XLS)"),
    "buku kerja rusak": (b"PK\x03\x04" + b"\0" * 99, "rusak"),
    "gambar": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "bukan tabel"),
    "huruf tak terbaca": (b"komoditas,tahun,produksi\r\n\x81\x8d\x8f,2021,1", "CSV UTF-8"),
    "dua baris yang sama": (HEAD + row() + row(komoditas=" PADI "), "Baris 2 dan 3"),
}


@pytest.mark.parametrize("kind", FILES)
def test_a_bad_file_is_refused_with_advice_and_nothing_is_stored(
    padi: Komoditas, kind: str
) -> None:
    content, words = FILES[kind]
    impor = import_of(content)
    assert impor.tahap == "bermasalah"
    told = impor.ringkasan.get("ditolak") or impor.ringkasan["masalah"][0]["pesan"]
    assert words in told
    assert not Produksi.objects.exists()


def test_a_word_document_that_is_called_xlsx_is_refused(padi: Komoditas) -> None:
    import zipfile
    from io import BytesIO

    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w/>")
    assert "bukan tabel" in import_of(buffer.getvalue(), "a.xlsx").ringkasan["ditolak"]


def test_a_workbook_that_unpacks_to_far_too_much_is_refused(
    padi: Komoditas, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(buku_kerja, "MAX_UNPACKED_BYTES", 100)
    assert "terlalu besar" in import_of(workbook([["a"]]), "a.xlsx").ringkasan["ditolak"]


def test_a_file_with_far_too_many_lines_is_refused(
    padi: Komoditas, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(berkas, "MAX_ROWS", 2)
    impor = import_of(HEAD + row() + row(tahun="2022"))
    assert "lebih dari 2 baris" in impor.ringkasan["ditolak"]
    assert not impor.perubahan.exists()


def test_a_formula_that_was_never_worked_out_is_no_gap(padi: Komoditas) -> None:
    impor = import_of(
        workbook(
            [["Komoditas", "Tahun", "Produksi (ton)", "Sumber"], ["Padi", 2021, "=1+2", "BPS"]]
        )
    )
    [fault] = impor.ringkasan["masalah"]
    assert (fault["baris"], fault["isi"]) == (2, "=1+2")


def test_numbers_of_a_workbook_keep_their_decimals_beside_texts_with_commas(
    padi: Komoditas,
) -> None:
    head: list[Any] = ["Komoditas", "Tahun", "Luas panen (ha)", "Sumber"]
    impor = import_of(
        workbook([head, ["Padi", 2020, 1.286, "BPS"], ["Padi", 2021, "50.168,52", "BPS"]])
    )
    values = [change.sesudah["luas_panen_ha"] for change in impor.perubahan.all()]
    assert values == ["1.286", "50168.52"]


def test_only_the_first_sheet_is_read_and_the_others_are_named(padi: Komoditas) -> None:
    head = ["Komoditas", "Tahun", "Produksi (ton)", "Sumber"]
    sheet = [head, ["Padi", 2021, 5, "BPS"]]
    impor = import_of(workbook(sheet, [["apa saja"]]))
    assert (impor.tahap, impor.ringkasan["baru"]) == ("siap", 1)
    assert impor.ringkasan["lembar_lain"] == ["Lembar 2"]


def test_a_number_with_more_decimals_than_are_kept_is_told(padi: Komoditas) -> None:
    impor = import_of(HEAD + row(produksi_ton="5000.25678"))
    assert impor.ringkasan["jumlah_dibulatkan"] == 1
    assert "5000,257" in impor.ringkasan["dibulatkan"][0]["pesan"]
    assert impor.perubahan.get().sesudah["produksi_ton"] == "5000.257"


def test_faults_without_end_are_counted_and_the_first_are_told(padi: Komoditas) -> None:
    impor = import_of(HEAD + row(tahun="x") * 600)
    assert impor.ringkasan["jumlah_masalah"] == 600
    assert len(impor.ringkasan["masalah"]) == 500


@pytest.mark.parametrize(
    ("head", "cell", "tonnes"),
    [("Produksi (kuintal)", "50,5", "5.05"), ("Produksi (kg)", "2500", "2.5"),
     ("Produksi (ton)", "50,5", "50.5")],
)  # fmt: skip
def test_a_column_that_a_person_chose_is_converted_by_its_heading(
    padi: Komoditas, head: str, cell: str, tonnes: str
) -> None:
    content = f"Tanaman;Tahun;Total {head};Sumber\r\nPadi;2021;{cell};BPS\r\n"
    mapping = {"komoditas": 0, "tahun": 1, "produksi_ton": 2, "sumber": 3}
    impor = import_of(content, pemetaan=mapping)
    assert impor.perubahan.get().sesudah["produksi_ton"] == tonnes


def test_a_table_for_one_commodity_and_year_needs_no_column_for_them(padi: Komoditas) -> None:
    content = "Kecamatan;Luas panen (ha);Produksi (ton)\r\nGeyer;1.000,5;5.000\r\nJumlah;1;1\r\n"
    impor = import_of(content, komoditas=padi, tahun=2019, sumber="BPS")
    assert impor.tahap == "siap", impor.ringkasan
    change = impor.perubahan.get()
    assert (change.komoditas, change.tahun, str(change.kecamatan)) == (padi, 2019, "Geyer")
    assert change.sesudah["luas_panen_ha"] == "1000.5"


def test_the_first_figure_is_never_taken_for_the_lower_half_of_the_heading(
    padi: Komoditas,
) -> None:
    impor = import_of("Tanaman;Tahun;Total produksi;Sumber\r\nPadi;2021;5;B\r\nPadi;2022;6;B\r\n")
    assert impor.ringkasan["baris_judul"] == 1
    assert impor.ringkasan["kolom"][2]["contoh"] == ["5", "6"]


def test_without_a_heading_the_columns_are_offered_with_what_they_hold(padi: Komoditas) -> None:
    impor = import_of("A;B;C\r\nPadi;2021;5\r\nPadi;2022;6\r\n", sumber="BPS")
    assert impor.tahap == "bermasalah"
    assert impor.ringkasan["kolom"][1] == {"nomor": 1, "judul": "B", "contoh": ["2021", "2022"]}
