"""An import from the file to the public figures and back."""

from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import Workbook

from dinas.accounts.models import User
from komoditas.impor.services import (
    TidakBisaDiterapkan,
    ajukan,
    batalkan,
    kembalikan,
    terapkan,
)
from komoditas.models import Komoditas, Produksi
from tests.komoditas.conftest import import_of

HEAD = "komoditas,kecamatan_kode,tahun,luas_panen_ha,produksi_ton,sumber\r\n"
ROWS = "".join(f"padi,33.15.0{n},2021,100{n}.50,500{n}.25,Laporan – café\r\n" for n in range(1, 6))
GOOD = HEAD + ROWS


def workbook() -> bytes:
    """Return the good table as Excel saves it."""
    book, buffer = Workbook(), BytesIO()
    sheet = book.active
    assert sheet is not None
    sheet.append(HEAD.strip().split(","))
    for number in range(1, 6):
        code = f"33.15.0{number}"
        sheet.append(["padi", code, 2021, 1000.5 + number, 5000.25 + number, "Laporan – café"])
    book.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (GOOD, "baik.csv"),
        (GOOD, "HURUF_BESAR.CSV"),
        ("\ufeff" + GOOD, "bom.csv"),
        (GOOD.encode("cp1252"), "cp1252.csv"),
        (GOOD.encode("utf-16"), "utf16.csv"),
        (GOOD.replace("\r\n", "\r"), "cr.csv"),
        ("sep=,\r\n" + GOOD, "sep.csv"),
        (GOOD.replace(",", "\t"), "tab.csv"),
        (GOOD.replace(",", ";").replace(".50;", ",50;").replace(".25;", ",25;"), "excel.csv"),
        (GOOD.replace("padi,", " PADI ,").replace("2021,", "2021.0,"), "longgar.csv"),
        (GOOD.replace("padi,", "Rice,").replace("33.15.01", "Kec. KEDUNG JATI"), "nama.csv"),
        (workbook(), "buku.xlsx"),
        (workbook(), "menyamar.csv"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 20 else "",
)
def test_the_same_table_in_any_form_gives_the_same_figures(
    padi: Komoditas, admin_user: User, content: str | bytes, name: str
) -> None:
    impor = import_of(content, name)
    assert impor.tahap == "siap", impor.ringkasan
    terapkan(impor, admin_user)
    figure = Produksi.objects.get(kecamatan__nama="Kedungjati")
    assert (figure.luas_panen_ha, figure.produksi_ton) == (Decimal("1001.5"), Decimal("5001.25"))
    assert figure.sumber == "Laporan – café"
    assert Produksi.objects.count() == 5


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "kosong"),
        (HEAD, "di bawah judul"),
        ("a,b,c\r\n1,2,3\r\n", "judul"),
        (GOOD + 'padi,33.15.06,2021,"1.0,2.0,CONTOH', "baris 7"),
        (b"\xd0\xcf\x11\xe0rest", "XLS"),
        (b"PK\x03\x04broken", "rusak"),
        (b"\x89PNG\0\0\0data", "bukan tabel"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_advice(
    padi: Komoditas, content: str | bytes, words: str
) -> None:
    impor = import_of(content)
    assert impor.tahap == "bermasalah"
    assert words in impor.ringkasan["ditolak"]


def test_all_faults_are_told_with_line_and_column_and_nothing_is_stored(padi: Komoditas) -> None:
    impor = import_of(
        GOOD
        + "padi,33.15.99,2021,1,1,S\r\n"
        + "padii,33.15.01,2022,1,1,S\r\n"
        + "padi,33.15.01,22,-5,1e3,S\r\n"
    )
    told = [(fault["baris"], fault["kolom"]) for fault in impor.ringkasan["masalah"]]
    assert [line for line, _column in told] == [7, 8, 9, 9, 9]
    assert len(set(told)) == 5
    assert "“Padi”" in impor.ringkasan["masalah"][1]["pesan"]
    with pytest.raises(TidakBisaDiterapkan):
        terapkan(impor, None)
    assert not Produksi.objects.exists()


def test_two_lines_about_one_figure_are_refused_by_their_numbers(padi: Komoditas) -> None:
    row = "padi,33.15.01,2021,{},5000,S\r\n"
    impor = import_of(HEAD + row.format(1000) + row.format(9999).replace("padi", "PADI "))
    fault = impor.ringkasan["masalah"][0]["pesan"]
    assert "2" in fault and "3" in fault


def test_a_table_made_for_readers_gives_its_figures_and_nothing_else(
    padi: Komoditas, admin_user: User
) -> None:
    impor = import_of(
        "Tabel 5.1.1 Luas Panen dan Produksi Padi Menurut Kecamatan, 2021;;;;;\r\n"
        ";;;;;\r\n"
        "Komoditas;Kecamatan;Tahun;Luas dan produksi;;Keterangan\r\n"
        ";;;Luas Panen (ha);Produksi (ton);\r\n"
        "(1);(2);(3);(4);(5);(6)\r\n"
        "Padi;Kedungjati;2021;1000,5;5000,25;\r\n"
        "Padi;Karangrayung;2021;1001,5r);5007,25*);\r\n"
        "Jumlah/Total;;2021;2002,0;10007,5;\r\n"
        "2020;;;1900,0;9500,0;\r\n"
        "Catatan: r) angka diperbaiki;;;;;\r\n",
        sumber="BPS",
    )
    assert impor.tahap == "siap", impor.ringkasan
    assert [line["baris"] for line in impor.ringkasan["dilewati"]] == [5, 8, 9, 10]
    terapkan(impor, admin_user)
    revised = Produksi.objects.get(kecamatan__nama="Karangrayung")
    assert (revised.status, revised.produksi_ton) == ("sementara", Decimal("5007.25"))
    assert revised.catatan
    assert Produksi.objects.count() == 2


def test_quintals_in_the_heading_become_tonnes(padi: Komoditas, admin_user: User) -> None:
    impor = import_of(
        "Komoditas;Kecamatan;Tahun;Produksi (kuintal);Sumber\r\nPadi;Geyer;2021;50,5;S\r\n"
    )
    terapkan(impor, admin_user)
    assert Produksi.objects.get().produksi_ton == Decimal("5.05")


def test_the_same_file_again_changes_nothing(padi: Komoditas, admin_user: User) -> None:
    terapkan(import_of(GOOD), admin_user)
    again = import_of(GOOD)
    assert (again.ringkasan["sama"], again.ringkasan["baru"]) == (5, 0)
    with pytest.raises(TidakBisaDiterapkan):
        ajukan(again)


def test_published_figures_stay_until_the_new_ones_are_approved(
    padi: Komoditas, admin_user: User
) -> None:
    terapkan(import_of(GOOD), admin_user)
    changed = import_of(GOOD.replace("1001.50", "999.00"))
    ajukan(changed)
    figure = Produksi.objects.get(kecamatan__nama="Kedungjati")
    assert figure.luas_panen_ha == Decimal("1001.5")
    assert changed.ringkasan["berubah"] == 1
    terapkan(changed, admin_user)
    figure.refresh_from_db()
    assert figure.luas_panen_ha == 999


def test_a_cell_that_the_file_leaves_empty_keeps_the_figure_of_before(
    padi: Komoditas, admin_user: User
) -> None:
    terapkan(import_of(GOOD), admin_user)
    terapkan(import_of(HEAD + "padi,33.15.01,2021,999,,S\r\n"), admin_user)
    figure = Produksi.objects.get(kecamatan__nama="Kedungjati")
    assert (figure.luas_panen_ha, figure.produksi_ton) == (999, Decimal("5001.25"))


def test_an_import_that_is_undone_leaves_the_figures_as_they_were(
    padi: Komoditas, admin_user: User
) -> None:
    terapkan(import_of(GOOD), admin_user)
    before = list(Produksi.objects.order_by("pk").values())
    second = import_of(GOOD.replace("1001.50", "999.00") + "padi,33.15,2021,1,1,S\r\n")
    terapkan(second, admin_user)
    assert Produksi.objects.count() == 6
    batalkan(second, admin_user)
    assert list(Produksi.objects.order_by("pk").values()) == before


def test_a_later_change_is_not_lost_by_undoing_an_earlier_import(
    padi: Komoditas, admin_user: User
) -> None:
    first = import_of(GOOD)
    terapkan(first, admin_user)
    Produksi.objects.filter(kecamatan__nama="Geyer").update(produksi_ton=1)
    with pytest.raises(TidakBisaDiterapkan, match="6"):
        batalkan(first, admin_user)
    assert Produksi.objects.count() == 5


def test_a_figure_changed_meanwhile_stops_the_whole_import(
    padi: Komoditas, admin_user: User
) -> None:
    terapkan(import_of(GOOD), admin_user)
    impor = import_of(GOOD.replace("1001.50", "999.00").replace("1005.50", "999.00"))
    Produksi.objects.filter(kecamatan__nama="Geyer").update(luas_panen_ha=1)
    with pytest.raises(TidakBisaDiterapkan):
        terapkan(impor, admin_user)
    assert Produksi.objects.get(kecamatan__nama="Kedungjati").luas_panen_ha == Decimal("1001.5")


def test_a_moderator_sends_back_with_a_reason_and_the_editor_submits_again(
    padi: Komoditas, admin_user: User
) -> None:
    impor = import_of(GOOD)
    ajukan(impor)
    kembalikan(impor, admin_user, "Sumber kurang jelas.")
    assert (impor.tahap, impor.alasan) == ("ditolak", "Sumber kurang jelas.")
    ajukan(impor)
    assert terapkan(impor, admin_user) == 5
