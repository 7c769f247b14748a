"""The catalogue: for people, for search engines, for portals of open data."""

import json
import re
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page

from komoditas.models import ImporProduksi, Komoditas, PerubahanProduksi
from tests.factories.angka import isi_berkas
from tests.factories.statistik import HalamanData
from tests.statistik.pembaca import csv_dari, halaman

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("padi", "jam_wib")]

DATASETS = ["produksi", "produksi-padi", "kecamatan", "kalender-tanam"]


def facts(client: Client, path: str) -> list[dict[str, Any]]:
    """Return what a page tells search engines."""
    text = re.findall(r'<script type="application/ld\+json">(.*?)</script>', client.get(path).text)
    graph: list[dict[str, Any]] = json.loads(text[0])["@graph"]
    return graph


@pytest.mark.parametrize("language", ["", "/en"])
def test_catalogue_leads_to_each_data_set_and_each_to_its_files(
    client: Client, language: str
) -> None:
    links = halaman(client, f"{language}/data/katalog/").xpath("//main//h2/a/@href")

    assert links == [f"{language}/data/katalog/{name}/" for name in DATASETS]
    for link in links:
        files = halaman(client, link).xpath("//main//a[@download]/@href")
        assert len(files) >= 2
        for file in files:
            assert isi_berkas(client.get(file))


def test_data_set_says_what_a_careful_user_asks(client: Client) -> None:
    text = halaman(client, "/data/katalog/produksi-padi/").text_content()

    for words in ("2015–2021", "ton", "ha", "KSA BPS", "33.15", "Toroh", "Metode", "Lisensi"):
        assert words in text, words


@pytest.mark.parametrize("path", ["/data/katalog/tidak-ada/", "/data/katalog/padi/unduh.csv"])
def test_unknown_data_set_is_not_found(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404
    assert client.get("/data/katalog/produksi/unduh.geojson").status_code == 404


def test_search_engines_get_a_catalogue_and_whole_data_sets(client: Client) -> None:
    catalogue = next(
        one for one in facts(client, "/data/katalog/") if one["@type"] == "DataCatalog"
    )
    dataset = next(
        one for one in facts(client, "/data/katalog/produksi-padi/") if one["@type"] == "Dataset"
    )

    assert [one["url"] for one in catalogue["dataset"]] == [
        f"http://testserver/data/katalog/{name}/" for name in DATASETS
    ]
    assert 50 <= len(dataset["description"]) <= 5000
    assert dataset["temporalCoverage"] == "2015/2021"
    assert {one["unitText"] for one in dataset["variableMeasured"]} == {"ton", "ha", "ku/ha"}
    assert dataset["spatialCoverage"][0]["identifier"]["value"] == "33.15"
    assert {one["encodingFormat"] for one in dataset["distribution"]} == {
        "text/csv",
        "application/json",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
    assert all(isi_berkas(client.get(one["contentUrl"])) for one in dataset["distribution"])


@pytest.mark.parametrize(("language", "word"), [("", "Padi"), ("/en", "Rice")])
def test_portals_get_dcat_in_the_language_of_the_address(
    client: Client, language: str, word: str
) -> None:
    response = client.get(f"{language}/data/katalog.jsonld")
    catalogue = json.loads(response.text)
    titles = [one["dct:title"]["@value"] for one in catalogue["dcat:dataset"]]

    assert response["Content-Type"].startswith("application/ld+json")
    assert catalogue["@type"] == "dcat:Catalog"
    assert len(titles) == len(DATASETS)
    assert any(title.startswith(f"{word}: ") for title in titles)
    for dataset in catalogue["dcat:dataset"]:
        for file in dataset["dcat:distribution"]:
            assert isi_berkas(client.get(file["dcat:downloadURL"]["@id"]))


def test_turtle_says_the_same_as_json_ld(client: Client, halaman: HalamanData) -> None:
    halaman.id.lisensi = 'Sebut "sumber" \\ dan\nBPS'
    halaman.id.save()
    turtle = client.get("/data/katalog.ttl").text
    catalogue = json.loads(client.get("/data/katalog.jsonld").text)

    for dataset in catalogue["dcat:dataset"]:
        assert f"\n<{dataset['@id']}>\n  a dcat:Dataset" in turtle
        for file in dataset["dcat:distribution"]:
            assert f"<{file['@id']}>\n  a dcat:Distribution" in turtle
            assert f"dcat:downloadURL <{file['dcat:downloadURL']['@id']}>" in turtle
    assert r'"Sebut \"sumber\" \\ dan\nBPS"@id' in turtle
    assert '"2015"^^xsd:gYear' in turtle
    # Every statement ends; blocks and brackets are closed.
    for block in turtle.strip().split("\n\n"):
        assert block.strip().endswith(".")
    assert turtle.count("[ a ") == turtle.count(" ]")


def test_approved_change_of_a_figure_is_the_date_of_its_data_set(
    client: Client, padi: Komoditas
) -> None:
    impor = ImporProduksi.objects.create(
        tahap="diterapkan", diputuskan="2026-11-20T08:00:00+07:00", nama_berkas="a.csv"
    )
    PerubahanProduksi.objects.create(
        impor=impor, komoditas=padi, tahun=2020, baris=1, sesudah={"produksi_ton": 1}
    )

    assert "20 November 2026" in halaman(client, "/data/katalog/produksi-padi/").text_content()


def test_licence_is_a_link_where_it_has_an_address(client: Client, halaman: HalamanData) -> None:
    page = halaman.id
    page.lisensi, page.lisensi_alamat = "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"
    page.save()

    catalogue = json.loads(client.get("/data/katalog.jsonld").text)

    assert (
        'href="https://creativecommons.org/licenses/by/4.0/" rel="license">CC BY 4.0'
        in client.get("/data/katalog/produksi/").text
    )
    file = catalogue["dcat:dataset"][0]["dcat:distribution"][0]
    assert file["dct:license"] == {"@id": "https://creativecommons.org/licenses/by/4.0/"}


def test_districts_come_with_their_codes_and_outlines(client: Client) -> None:
    shapes = json.loads(isi_berkas(client.get("/data/katalog/kecamatan/unduh.geojson")))
    rows = csv_dari(isi_berkas(client.get("/data/katalog/kecamatan/unduh.csv")))

    assert {one["properties"]["nama"] for one in shapes["features"]} == {"Toroh", "Geyer", "Brati"}
    assert all(one["geometry"]["type"] == "Polygon" for one in shapes["features"])
    assert {row["kode"] for row in rows} == {one["id"] for one in shapes["features"]}
    assert {row["lintang"] for row in rows} == {"-7.1599"}


def test_sitemap_names_the_catalogue_and_its_data_sets(client: Client) -> None:
    sections = re.findall("<loc>([^<]+)", client.get("/sitemap.xml").text)
    named = {
        address
        for section in sections
        for address in re.findall("<loc>([^<]+)", client.get(section).text)
    }

    for language in ("", "/en"):
        assert f"http://testserver{language}/data/katalog/" in named
        for name in DATASETS:
            assert f"http://testserver{language}/data/katalog/{name}/" in named


def test_catalogue_of_an_unpublished_page_is_not_found(client: Client) -> None:
    Page.objects.get(slug="data", locale__language_code="id").unpublish()

    assert client.get("/data/katalog/").status_code == 404
    assert client.get("/data/katalog.jsonld").status_code == 404
