"""An import in the admin: choose a file, look, submit, decide, put back; and who may do what."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, TestCase
from django.urls import reverse
from wagtail.log_actions import registry

from komoditas.models import ImporProduksi, Produksi
from tests.komoditas.conftest import Kantor, import_of

TABLE = (
    "Komoditas;Kecamatan;Tahun;Luas panen (ha);Produksi (ton);Sumber\r\n"
    "Padi;Geyer;2021;1.000,5;5.000,25;BPS\r\n"
    "Padi;Toroh;2021;1.001,5;5.001,25;BPS\r\n"
    "Jumlah;;2021;2.002;10.001,5;\r\n"
)


def upload(client: Client, content: str = TABLE, name: str = "padi.csv", **fields: str) -> Any:
    """Post the form with a file, as a browser does."""
    file = SimpleUploadedFile(name, content.encode())
    data = {"berkas": file, "status": "dinas", **fields}
    with TestCase.captureOnCommitCallbacks(execute=True):  # as the worker would do it
        return client.post(reverse("produksi_impor:baru"), data)


def act(client: Client, impor: ImporProduksi, name: str, **data: str) -> Any:
    """Press a button of the set's screen, and let the worker do what it is given."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        return client.post(reverse(f"produksi_impor:{name}", args=[impor.pk]), data)


def screen(client: Client, impor: ImporProduksi, query: str = "") -> str:
    """Return the set's screen."""
    response = client.get(reverse("produksi_impor:rinci", args=[impor.pk]) + query)
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def impor(kantor: Kantor) -> ImporProduksi:
    """What an editor uploaded."""
    response = upload(kantor.editor.client)
    impor = ImporProduksi.objects.get()
    assert response.headers["Location"] == reverse("produksi_impor:rinci", args=[impor.pk])
    return impor


def test_the_upload_shows_what_was_found_and_what_would_change(
    kantor: Kantor, impor: ImporProduksi
) -> None:
    text = screen(kantor.editor.client, impor)
    assert "titik koma" in text and "UTF-8" in text and "padi.csv" in text
    assert "1.000,5" in text and "5.000,25" in text and "Geyer" in text
    assert "1 baris dilewati" in text and "Jumlah, bukan angka" in text
    assert not Produksi.objects.exists()


def test_from_upload_to_publication_and_back(kantor: Kantor, impor: ImporProduksi) -> None:
    act(kantor.editor.client, impor, "ajukan", pesan="Angka baru.")
    assert not Produksi.objects.exists()
    assert "Angka baru." in screen(kantor.moderator.client, impor)
    act(kantor.moderator.client, impor, "setujui")
    assert Produksi.objects.count() == 2
    assert "sudah terbit" in screen(kantor.editor.client, impor)
    question = kantor.moderator.client.get(reverse("produksi_impor:batalkan", args=[impor.pk]))
    assert "Semua" in question.content.decode() or "2 angka" in question.content.decode()
    assert Produksi.objects.count() == 2
    act(kantor.moderator.client, impor, "batalkan")
    assert not Produksi.objects.exists()
    log = [entry.action for entry in registry.get_logs_for_instance(impor).order_by("pk")]
    assert log == [
        "komoditas.impor_diajukan",
        "komoditas.impor_diterapkan",
        "komoditas.impor_dibatalkan",
    ]
    text = screen(kantor.editor.client, impor)
    for words in ("diajukan", "diterbitkan", "dibatalkan"):
        assert f"Perubahan angka {words}" in text


def test_a_moderator_must_say_why_something_is_sent_back(
    kantor: Kantor, impor: ImporProduksi
) -> None:
    act(kantor.editor.client, impor, "ajukan")
    response = act(kantor.moderator.client, impor, "kembalikan", alasan=" ")
    assert response.status_code == 422
    impor.refresh_from_db()
    assert impor.tahap == "diajukan"
    act(kantor.moderator.client, impor, "kembalikan", alasan="Sumbernya mana?")
    text = screen(kantor.editor.client, impor)
    assert "Sumbernya mana?" in text and "Ajukan untuk disetujui" in text


REFUSED = ("setujui", "kembalikan", "batalkan")


@pytest.mark.parametrize("name", REFUSED)
def test_an_editor_decides_nothing(kantor: Kantor, impor: ImporProduksi, name: str) -> None:
    act(kantor.editor.client, impor, "ajukan")
    before = ImporProduksi.objects.values().get()
    act(kantor.editor.client, impor, name, alasan="x")
    assert ImporProduksi.objects.values().get() == before
    assert not Produksi.objects.exists()


@pytest.mark.parametrize("name", ["ajukan", "kolom", "periksa", "tarik", "hapus"])
def test_another_editors_import_can_only_be_looked_at(
    kantor: Kantor, impor: ImporProduksi, name: str
) -> None:
    before = ImporProduksi.objects.values().get()
    act(kantor.rekan.client, impor, name)
    assert ImporProduksi.objects.values().get() == before
    assert "padi.csv" in screen(kantor.rekan.client, impor)


ADDRESSES = ("index", "baru", "templat")


@pytest.mark.parametrize("name", ADDRESSES)
def test_translators_have_no_door_to_figures(kantor: Kantor, name: str) -> None:
    address = reverse(f"produksi_impor:{name}")
    assert kantor.editor.client.get(address).status_code == 200
    response = kantor.penerjemah.client.get(address)
    assert response.status_code == 302
    assert response.headers["Location"] == reverse("wagtailadmin_home")


def test_the_menu_shows_figures_to_who_works_with_them(kantor: Kantor) -> None:
    home = reverse("wagtailadmin_home")
    assert "data-produksi" in kantor.editor.client.get(home).content.decode()
    assert "data-produksi" not in kantor.penerjemah.client.get(home).content.decode()


def test_an_editor_cannot_change_what_she_has_submitted_unless_she_takes_it_back(
    kantor: Kantor, impor: ImporProduksi
) -> None:
    act(kantor.editor.client, impor, "ajukan")
    act(kantor.editor.client, impor, "hapus")
    impor.refresh_from_db()
    assert impor.tahap == "diajukan"
    act(kantor.editor.client, impor, "tarik")
    act(kantor.editor.client, impor, "hapus")
    assert not ImporProduksi.objects.exists()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("padi.pdf", TABLE, "Hanya CSV dan XLSX"),
        ("padi.csv", " ", "kosong"),
        ("padi.xlsx", "PK\x03\x04", "rusak"),
        ("padi.csv", "a\0b", "bukan tabel"),
    ],
)
def test_what_is_no_table_is_refused_at_the_form(
    kantor: Kantor, name: str, content: str, words: str
) -> None:
    response = upload(kantor.editor.client, content, name)
    assert response.status_code == 422
    assert words in response.content.decode()
    assert not ImporProduksi.objects.exists()


def test_a_file_that_is_too_large_is_refused(
    kantor: Kantor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("komoditas.admin.formulir.MAX_BYTES", 50)
    response = upload(kantor.editor.client)
    assert response.status_code == 422
    assert not ImporProduksi.objects.exists()


def test_without_a_file_the_form_says_so(kantor: Kantor) -> None:
    response = kantor.editor.client.post(reverse("produksi_impor:baru"), {"status": "dinas"})
    assert "Pilih berkas lebih dahulu." in response.content.decode()


def test_faults_stand_at_their_cells(kantor: Kantor) -> None:
    upload(kantor.editor.client, TABLE.replace("1.001,5", "banyak"))
    impor = ImporProduksi.objects.get()
    text = screen(kantor.editor.client, impor)
    assert "Ada 1 kesalahan" in text
    assert "<code>banyak</code>" in text and "Luas panen (ha)" in text
    assert "Ajukan untuk disetujui" not in text
    act(kantor.editor.client, impor, "ajukan")
    impor.refresh_from_db()
    assert impor.tahap == "bermasalah"


def test_columns_with_other_names_can_be_mapped(kantor: Kantor) -> None:
    upload(kantor.editor.client, "A;B;C;D\r\nPadi;2021;5,5;BPS\r\n")
    impor = ImporProduksi.objects.get()
    assert "Kolom mana berisi apa" in screen(kantor.editor.client, impor)
    chosen = {"kolom_0": "komoditas", "kolom_1": "tahun", "kolom_2": "luas_panen_ha"}
    form = {"baris_judul": "1", "desimal": "", "status": "dinas"}
    act(kantor.editor.client, impor, "kolom", **chosen, **form, kolom_3="sumber")
    impor.refresh_from_db()
    assert impor.tahap == "siap", impor.ringkasan
    assert impor.perubahan.get().sesudah["luas_panen_ha"] == "5.5"


def test_two_columns_for_one_thing_are_refused(kantor: Kantor, impor: ImporProduksi) -> None:
    form = {"baris_judul": "1", "desimal": "", "status": "dinas"}
    both = {"kolom_3": "produksi_ton", "kolom_4": "produksi_ton"}
    response = act(kantor.editor.client, impor, "kolom", **form, **both)
    assert response.status_code == 422
    assert "sudah dipilih untuk kolom lain" in response.content.decode()


def test_the_same_file_again_has_nothing_to_submit(kantor: Kantor, impor: ImporProduksi) -> None:
    act(kantor.editor.client, impor, "ajukan")
    act(kantor.moderator.client, impor, "setujui")
    upload(kantor.editor.client)
    again = ImporProduksi.objects.exclude(pk=impor.pk).get()
    text = screen(kantor.editor.client, again)
    assert "Tidak ada yang perlu diajukan" in text
    assert "Ajukan untuk disetujui" not in text


def test_many_changes_are_paged_and_chosen_by_kind(kantor: Kantor) -> None:
    rows = "".join(f"Padi;Geyer;{year};1;1;BPS\r\n" for year in range(1950, 2020))
    upload(kantor.editor.client, TABLE.splitlines()[0] + "\r\n" + rows)
    impor = ImporProduksi.objects.get()
    assert "Halaman 1 dari 2" in screen(kantor.editor.client, impor)
    second = screen(kantor.editor.client, impor, "?p=2")
    assert ", 2019" in second and ", 1950" not in second
    assert "Tidak ada." in screen(kantor.editor.client, impor, "?jenis=berubah")
    assert "Halaman 1 dari 2" in screen(kantor.editor.client, impor, "?p=xx&jenis=zz&m=-1")


def test_a_leap_is_pointed_out(kantor: Kantor, impor: ImporProduksi) -> None:
    act(kantor.editor.client, impor, "ajukan")
    act(kantor.moderator.client, impor, "setujui")
    upload(kantor.editor.client, TABLE.replace("5.000,25", "500.025"))
    again = ImporProduksi.objects.exclude(pk=impor.pk).get()
    assert "Selisihnya besar sekali" in screen(kantor.editor.client, again)


def test_progress_is_shown_without_script_and_told_to_the_script(
    kantor: Kantor, impor: ImporProduksi
) -> None:
    act(kantor.editor.client, impor, "ajukan")
    kantor.moderator.client.post(reverse("produksi_impor:setujui", args=[impor.pk]))
    text = screen(kantor.editor.client, impor)
    assert '<progress aria-labelledby="kerja" max="2"' in text
    assert reverse("produksi_impor:rinci", args=[impor.pk]) in text
    told = kantor.editor.client.get(reverse("produksi_impor:kemajuan", args=[impor.pk])).json()
    assert told == {"sibuk": True, "selesai": 0, "jumlah": 2}


def test_the_template_is_read_back_by_the_import(kantor: Kantor) -> None:
    response = kantor.editor.client.get(reverse("produksi_impor:templat"))
    head = response.content.decode()
    row = "padi;33.15.01;2021;;;1,5;2,5;;;;BPS;\r\n"
    assert import_of(head + row).tahap == "siap"


def test_the_file_comes_back_as_it_was_and_is_never_shown(
    kantor: Kantor, impor: ImporProduksi
) -> None:
    response = kantor.rekan.client.get(reverse("produksi_impor:berkas", args=[impor.pk]))
    assert b"".join(response.streaming_content) == TABLE.encode()  # type: ignore[attr-defined]
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert kantor.penerjemah.client.get(response.request["PATH_INFO"]).status_code == 302
    assert Client().get(f"/media/{impor.berkas.name}").status_code == 404


def test_the_list_costs_the_same_for_few_and_for_many(kantor: Kantor, impor: ImporProduksi) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    address = reverse("produksi_impor:index")
    kantor.editor.client.get(address)
    with CaptureQueriesContext(connection) as few:
        kantor.editor.client.get(address)
    for number in range(8):
        import_of(TABLE, f"{number}.csv", oleh=kantor.rekan.user)
    with CaptureQueriesContext(connection) as many:
        text = kantor.editor.client.get(address).content.decode()
    assert "7.csv" in text and "Belum diajukan" in text.replace("belum", "Belum")
    assert len(many) == len(few)
