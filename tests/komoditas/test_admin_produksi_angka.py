"""Figures in the admin: listed, narrowed, changed by hand, taken away as files."""

import csv
import io
import json
from typing import Any

import pytest
from django.test import Client, TestCase
from django.urls import reverse

from komoditas.models import ImporProduksi, Kecamatan, Komoditas, Produksi
from tests.factories.komoditas import make_komoditas
from tests.komoditas.conftest import Kantor, make_angka

INDEX = "/cms/data-produksi/angka/"


@pytest.fixture
def padi_row() -> Komoditas:
    """The commodity in the source language."""
    return Komoditas.objects.get(kode="padi", locale__language_code="id")


@pytest.fixture
def angka(kantor: Kantor) -> Produksi:
    """A public figure."""
    return make_angka(Komoditas.objects.get(kode="padi", locale__language_code="id"))


def form_of(client: Client, address: str) -> dict[str, Any]:
    """Return what the form would send if nobody changed anything."""
    form = client.get(address).context["form"]
    fields = (form[name] for name in form.fields)
    return {field.html_name: _typed(field) for field in fields if not field.field.disabled}


def _typed(field: Any) -> Any:
    value = field.field.prepare_value(field.value())
    return "" if value is None else value


def change(client: Client, angka: Produksi, **values: str) -> Any:
    """Open the form of a figure, type, and save."""
    address = reverse("produksi_angka:ubah", args=[angka.pk])
    return client.post(address, form_of(client, address) | values, follow=True)


def add(client: Client, **values: Any) -> Any:
    """Fill the form of a new figure."""
    return client.post(
        reverse("produksi_angka:tambah"),
        {"tahun": "2021", "musim": "", "status": "dinas", "sumber": "Laporan", **values},
        follow=True,
    )


def test_what_an_editor_changes_is_public_only_after_approval(
    kantor: Kantor, angka: Produksi
) -> None:
    change(kantor.editor.client, angka, produksi_ton="1.234,5")
    public = kantor.editor.client.get("/komoditas/padi/").content.decode()
    assert "1.234,5" not in public
    assert "belum diajukan" in kantor.editor.client.get(INDEX).content.decode()
    proposal = ImporProduksi.objects.get()
    kantor.editor.client.post(reverse("produksi_impor:ajukan", args=[proposal.pk]))
    with TestCase.captureOnCommitCallbacks(execute=True):  # as the worker would do it
        kantor.moderator.client.post(reverse("produksi_impor:setujui", args=[proposal.pk]))
    angka.refresh_from_db()
    assert str(angka.produksi_ton) == "1234.500"


def test_a_moderators_change_is_public_at_once(kantor: Kantor, angka: Produksi) -> None:
    response = change(kantor.moderator.client, angka, produksi_ton="1.286")
    assert "Sudah diterbitkan." in response.content.decode()
    angka.refresh_from_db()
    assert angka.produksi_ton == 1286


def test_a_form_that_is_saved_unchanged_changes_nothing(kantor: Kantor, angka: Produksi) -> None:
    Produksi.objects.update(luas_panen_ha="12345.678", hasil_ku_ha="0.435")
    response = change(kantor.moderator.client, angka)
    assert "Tidak ada yang berubah." in response.content.decode()
    assert not ImporProduksi.objects.exists()


@pytest.mark.parametrize(
    ("name", "typed", "words"),
    [
        ("produksi_ton", "1.5", "1.234,5"),
        ("produksi_ton", "-5", "tidak boleh negatif"),
        ("produksi_ton", "1e3", "bukan angka"),
        ("produksi_ton", "5*)", "Hilangkan tandanya"),
        ("produksi_ton", "0,12345", "3 angka di belakang koma"),
        ("populasi_ekor", "12,5", "bilangan bulat"),
        ("sumber", " ", "harus diisi"),
    ],
)
def test_a_value_that_cannot_be_kept_is_told_at_its_field(
    kantor: Kantor, angka: Produksi, name: str, typed: str, words: str
) -> None:
    response = change(kantor.moderator.client, angka, **{name: typed})
    assert response.status_code == 422
    assert any(words in error for error in
               response.context["form"].errors[name])  # fmt: skip
    assert not ImporProduksi.objects.exists()


def test_a_figure_without_any_value_is_refused(kantor: Kantor, padi_row: Komoditas) -> None:
    response = add(kantor.moderator.client, komoditas=padi_row.pk)
    assert response.status_code == 422
    assert "sedikitnya satu angka" in response.content.decode()


def test_a_gap_is_no_zero(kantor: Kantor, padi_row: Komoditas) -> None:
    add(kantor.moderator.client, komoditas=padi_row.pk, luas_panen_ha="0")
    figure = Produksi.objects.get()
    assert (figure.luas_panen_ha, figure.produksi_ton) == (0, None)


def test_a_figure_that_is_there_already_is_led_to(kantor: Kantor, angka: Produksi) -> None:
    response = add(
        kantor.moderator.client, komoditas=angka.komoditas_id, tahun="2020", produksi_ton="1"
    )
    assert response.status_code == 422
    assert reverse("produksi_angka:ubah", args=[angka.pk]) in response.content.decode()
    assert Produksi.objects.count() == 1


def test_nobodys_change_is_overwritten_unseen(kantor: Kantor, angka: Produksi) -> None:
    address = reverse("produksi_angka:ubah", args=[angka.pk])
    sent = form_of(kantor.moderator.client, address) | {"catatan": "Dari formulir lama"}
    Produksi.objects.update(produksi_ton=777)
    response = kantor.moderator.client.post(address, sent)
    assert "Orang lain telah mengubah angka ini" in response.content.decode()
    angka.refresh_from_db()
    assert (angka.produksi_ton, angka.catatan) == (777, "")


def test_an_editor_sees_her_own_proposal_in_the_form(kantor: Kantor, angka: Produksi) -> None:
    change(kantor.editor.client, angka, produksi_ton="1.234,5")
    address = reverse("produksi_angka:ubah", args=[angka.pk])
    assert form_of(kantor.editor.client, address)["produksi_ton"] == "1.234,5"
    assert form_of(kantor.rekan.client, address)["produksi_ton"] == "500,25"


def test_a_removal_is_asked_and_proposed(kantor: Kantor, angka: Produksi) -> None:
    address = reverse("produksi_angka:hapus", args=[angka.pk])
    assert kantor.editor.client.get(address).status_code == 200
    kantor.editor.client.post(address)
    assert Produksi.objects.count() == 1
    kantor.moderator.client.post(address)
    assert not Produksi.objects.exists()


def test_save_and_add_another_keeps_commodity_and_year(kantor: Kantor, padi_row: Komoditas) -> None:
    response = add(kantor.moderator.client, komoditas=padi_row.pk, produksi_ton="1", lagi="1")
    start = response.context["form"].initial
    assert (start["komoditas"], start["tahun"]) == (str(padi_row.pk), "2021")


@pytest.mark.parametrize(
    ("query", "years"),
    [
        ("komoditas={jagung}", {2018}),
        ("wilayah=kabupaten", {2018, 2020}),
        ("wilayah=33.15.05", {2019}),
        ("dari=2019&sampai=2019", {2019}),
        ("musim=mt1", {2019}),
        ("musim=setahun", {2018, 2020}),
        ("status=sementara&status=dinas", {2018, 2019}),
        ("sumber=laporan", {2018}),
        ("q=geyer", {2019}),
    ],
)
def test_the_list_and_its_files_are_narrowed_alike(
    kantor: Kantor, angka: Produksi, query: str, years: set[int]
) -> None:
    jagung = make_komoditas("Jagung")
    make_angka(jagung, tahun=2018, status="dinas", sumber="Laporan dinas")
    geyer = Kecamatan.objects.get(nama="Geyer")
    make_angka(angka.komoditas, tahun=2019, kecamatan=geyer, musim="mt1", status="sementara")
    query = query.format(jagung=jagung.pk)
    listed = kantor.editor.client.get(f"{INDEX}?{query}")
    assert {figure.tahun for figure in listed.context["object_list"]} == years
    file = kantor.editor.client.get(f"{INDEX}unduh/csv/?{query}")
    rows = csv.DictReader(io.StringIO(file.getvalue().decode("utf-8-sig")))  # type: ignore[attr-defined]
    assert {int(row["tahun"]) for row in rows} == years


def test_json_and_workbook_are_offered_and_other_forms_are_not_found(
    kantor: Kantor, angka: Produksi
) -> None:
    client = kantor.editor.client
    told = json.loads(client.get(f"{INDEX}unduh/json/").getvalue())  # type: ignore[attr-defined]
    assert told["data"][0]["produksi_ton"] == 500.25
    book = client.get(f"{INDEX}unduh/xlsx/")
    assert book.getvalue().startswith(b"PK")  # type: ignore[attr-defined]
    assert client.get(f"{INDEX}unduh/exe/").status_code == 404


def test_a_filter_that_cannot_be_read_gives_no_file_of_everything(
    kantor: Kantor, angka: Produksi
) -> None:
    response = kantor.editor.client.get(f"{INDEX}unduh/csv/?dari=kapan")
    assert response.status_code == 302


@pytest.mark.parametrize("place", ["", "tambah/", "unduh/csv/"])
def test_translators_have_no_door_to_figures(kantor: Kantor, place: str) -> None:
    assert kantor.editor.client.get(INDEX + place).status_code == 200
    assert kantor.penerjemah.client.get(INDEX + place).status_code == 302


def test_the_list_costs_the_same_for_few_and_for_many(kantor: Kantor, angka: Produksi) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    kantor.editor.client.get(INDEX)
    with CaptureQueriesContext(connection) as few:
        kantor.editor.client.get(INDEX)
    for year in range(1990, 2015):
        make_angka(angka.komoditas, tahun=year, kecamatan=Kecamatan.objects.get(nama="Toroh"))
    with CaptureQueriesContext(connection) as many:
        kantor.editor.client.get(INDEX)
    assert len(many) == len(few)
