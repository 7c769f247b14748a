"""A figure is the same wherever a reader meets it."""

import pytest
from django.test import Client

from tests.dinas.export.readers import PdfFile
from tests.factories.angka import isi_berkas
from tests.statistik.pembaca import angka_berkas, angka_tertulis, batang, halaman, tabel, teks_pdf

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("padi", "jam_wib")]

FIGURES = {2015: 786_040.0, 2016: 843_863.0, 2019: 772_521.0, 2020: 806_139.4}


def rounded(figures: dict[int, float]) -> dict[int, int]:
    return {year: round(value) for year, value in figures.items()}


def test_page_chart_table_and_every_file_tell_the_same_figures(client: Client) -> None:
    query = "?komoditas=padi"
    statistics = halaman(client, f"/data/{query}")
    commodity = halaman(client, "/komoditas/padi/")

    for form in ("csv", "xlsx", "json"):
        assert angka_berkas(client, f"/data/unduh.{form}{query}") == FIGURES, form
    shown = {
        int(year): round(angka_tertulis(cells[0]))
        for year, cells in tabel(statistics).items()
        if year.isdigit() and "tidak tersedia" not in cells[0]
    }
    assert shown == rounded(FIGURES)
    for page in (statistics, commodity):
        for form in ("tegak", "rebah"):
            drawn = {
                int(label): round(angka_tertulis(text))
                for label, text in batang(page, form).items()
                if label.isdigit() and not text.startswith("–")
            }
            assert drawn == rounded(FIGURES), form
    for address in (f"/data/unduh.pdf{query}", "/komoditas/padi/unduh.pdf"):
        text = teks_pdf(isi_berkas(client.get(address)))
        for value in ("786.040", "843.863", "772.521", "806.139"):
            assert value in text, (address, value)


def test_map_bars_table_and_files_of_the_districts_tell_the_same_figures(client: Client) -> None:
    query = "?komoditas=padi&wilayah=kecamatan"
    page = halaman(client, f"/data/{query}")
    wanted = {"Toroh": "48.239", "Geyer": "30.931"}

    assert batang(page, "rebah") == wanted
    on_map = {
        label.text.strip(): label.xpath("string(./tspan)")
        for label in page.xpath("//*[contains(@class, 'tematik')]//text[@class='nm']")
    }
    assert on_map == {**wanted, "Brati": ""}
    in_table = {name.split(" ", 1)[-1]: cells[0] for name, cells in tabel(page).items()}
    assert in_table == {**wanted, "Brati": "data tidak tersedia"}
    text = isi_berkas(client.get(f"/data/unduh.csv{query}")).decode()
    assert "Toroh,2015,,48239," in text
    assert "Geyer,2015,,30931," in text
    assert text.count("\n") == 3
    assert "48.239" in teks_pdf(isi_berkas(client.get(f"/data/unduh.pdf{query}")))


def test_yields_of_table_and_file_are_the_same_stated_or_derived(client: Client) -> None:
    query = "?komoditas=padi&besaran=produktivitas"
    shown = tabel(halaman(client, f"/data/{query}"))
    told = angka_berkas(client, f"/data/unduh.csv{query}", "hasil_hitung_ku_ha")

    assert {year: cells[0] for year, cells in shown.items()} == {"2015": "63,7", "2016": "68,4"}
    assert told == {2015: 63.67, 2016: 68.36}


@pytest.mark.usefixtures("padi", "jagung")
def test_documents_of_chosen_figures_hold_the_lines_and_the_maps_of_the_page(
    client: Client,
) -> None:
    query = "?komoditas=padi&komoditas=jagung"
    alts = PdfFile(isi_berkas(client.get(f"/data/unduh.pdf{query}"))).alts

    assert any(alt.startswith("Produksi (ton). Padi: ") and "Jagung: " in alt for alt in alts)
    assert any("2 dari 3 kecamatan" in alt for alt in alts)
