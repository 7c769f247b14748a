"""Charts and maps of figures on a commodity's page."""

import csv
import io
import re
from collections.abc import Callable

import pytest
from django.test import Client
from lxml import html as lxml_html

from komoditas.models import Komoditas
from tests.factories.angka import isi_berkas, make_angka, make_deret
from tests.factories.komoditas import make_kecamatan, make_komoditas
from tests.factories.situs import Situs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("jam_wib")]


@pytest.fixture
def padi(situs: Situs) -> Komoditas:
    """Rice with two methods, a gap between them, and figures of two of three districts."""
    padi = make_komoditas("Padi", "Rice")
    make_deret(padi, {2015: 786_040, 2016: 843_863})
    make_deret(padi, {2019: 772_521, 2020: "806139.4"}, status="bps-ksa")
    for name, tonnes in (("Toroh", 48_239), ("Geyer", 30_931), ("Brati", None)):
        kecamatan = make_kecamatan(name, lintang="-7.15990")
        if tonnes:
            make_angka(padi, 2015, kecamatan=kecamatan, produksi_ton=tonnes)
    return padi


def drawing(client: Client, path: str, css_class: str) -> lxml_html.HtmlElement:
    """Return the first drawing of a class on a page."""
    page = lxml_html.fromstring(client.get(path).content)
    found: list[lxml_html.HtmlElement] = page.xpath(
        f"//main//*[contains(concat(' ', @class, ' '), ' {css_class} ')]"
        "[self::svg or descendant::svg]"
    )
    svg: lxml_html.HtmlElement = found[0] if found[0].tag == "svg" else found[0].xpath(".//svg")[0]
    return svg


def texts(svg: lxml_html.HtmlElement) -> list[str]:
    """Return what a reader sees written in a drawing."""
    return [text.text_content() for text in svg.xpath(".//text") if text.text_content()]


@pytest.mark.usefixtures("padi")
@pytest.mark.parametrize("form", ["tegak", "rebah"])
def test_bars_carry_their_figures_and_patterns_of_their_method(client: Client, form: str) -> None:
    svg = drawing(client, "/komoditas/padi/", form)
    bars = svg.xpath(".//*[@class='batang']")

    assert {"786.040", "843.863", "772.521", "806.139"} <= set(texts(svg))
    assert [bar.get("fill")[-9:-1].strip("-") for bar in bars] == [
        "bps-lama",
        "bps-lama",
        "bps-ksa",
        "bps-ksa",
    ]
    patterns = {pattern.get("id") for pattern in svg.xpath(".//pattern")}
    assert {bar.get("fill")[5:-1] for bar in bars} == patterns


@pytest.mark.usefixtures("padi")
@pytest.mark.parametrize("form", ["tegak", "rebah"])
def test_years_without_a_figure_have_no_bar_and_the_method_breaks_between_bars(
    client: Client, form: str
) -> None:
    svg = drawing(client, "/komoditas/padi/", form)

    assert len(svg.xpath(".//*[@class='batang']")) == 4
    assert len(svg.xpath(".//*[@class='patah']")) == 1
    assert any("KSA" in text for text in texts(svg))
    if form == "tegak":
        assert texts(svg).count("–") == 2
    else:
        assert "2017–2018" in texts(svg)


@pytest.mark.usefixtures("padi")
@pytest.mark.parametrize(
    ("path", "sign"), [("/komoditas/padi/", "."), ("/en/komoditas/padi/", ",")]
)
@pytest.mark.parametrize("css_class", ["tegak", "rebah", "tematik"])
def test_drawings_hold_numbers_for_machines_and_words_for_people(
    client: Client, path: str, sign: str, css_class: str
) -> None:
    svg = drawing(client, path, css_class)

    for element in svg.iter():
        for name, value in element.attrib.items():
            if name in {"x", "y", "cx", "cy", "d", "viewbox", "dy", "width", "height"}:
                assert re.fullmatch(r"[-0-9. MlhHvVzZLcC]*", value), (name, value)
            assert name != "style"
    told = [text for text in texts(svg) if re.search(r"\d{3}$", text) and len(text) > 4]
    assert told
    assert all(sign in text for text in told if not re.fullmatch(r"\d{4}(–\d{4})?", text)), told


@pytest.mark.usefixtures("padi")
@pytest.mark.parametrize("css_class", ["tegak", "rebah", "tematik"])
def test_reader_who_does_not_see_the_drawing_hears_title_and_summary(
    client: Client, css_class: str
) -> None:
    svg = drawing(client, "/komoditas/padi/", css_class)
    named = [svg.xpath(f".//*[@id='{name}']")[0] for name in svg.get("aria-labelledby").split()]

    assert svg.get("role") == "img"
    assert "Produksi" in named[0].text_content()
    assert re.search(r"\d", named[1].text_content())


@pytest.mark.usefixtures("padi")
def test_map_tells_figures_classes_and_districts_without_data_apart(client: Client) -> None:
    page = lxml_html.fromstring(client.get("/komoditas/padi/").content)
    svg = page.xpath("//*[contains(@class, 'tematik')]//svg")[0]
    parcels = [path.get("class") for path in svg.xpath(".//*[@class='petak']/path")]
    legend = page.xpath("//*[contains(@class, 'tematik')]//ul")[0].text_content()

    assert sorted(parcels) == ["kosong", "q2", "q4"]
    assert "data tidak tersedia" in legend
    assert "40.000 ton ke atas" in legend
    assert "2 dari 3 kecamatan" in page.text_content()


def test_no_district_figures_means_no_map(client: Client, situs: Situs) -> None:
    make_kecamatan("Toroh")
    make_deret(make_komoditas("Padi"), {2020: 5})

    html = client.get("/komoditas/padi/").text

    assert "tematik" not in html
    assert 'class="tegak"' in html


def test_commodity_without_figures_has_neither_chart_nor_download(
    client: Client, situs: Situs
) -> None:
    make_komoditas("Padi")

    html = client.get("/komoditas/padi/").text

    assert "batang" not in html
    assert "unduh.csv" not in html
    assert "Belum ada angka" in html


def test_seasons_have_a_table_of_their_own_and_do_not_hide_the_year(
    client: Client, situs: Situs
) -> None:
    padi = make_komoditas("Padi")
    make_angka(padi, 2020, produksi_ton=1000)
    make_angka(padi, 2020, produksi_ton=612, musim="mt1")

    page = lxml_html.fromstring(client.get("/komoditas/padi/").content)
    tables = [
        [cell.text_content().strip() for cell in table.xpath(".//tbody/tr/*")]
        for table in page.xpath("//main//table")
    ]

    assert [row[:2] for row in tables] == [["2020", "1.000"], ["2020", "MT I"]]
    assert tables[1][2] == "612"


@pytest.mark.usefixtures("padi")
def test_csv_of_the_page_has_its_figures_and_no_others(client: Client) -> None:
    make_deret(make_komoditas("Jagung"), {2020: 777})

    response = client.get("/komoditas/padi/unduh.csv")
    rows = list(csv.DictReader(io.StringIO(response.getvalue().decode("utf-8-sig"))))

    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert [row["produksi_ton"] for row in rows if row["kecamatan_kode"] == "33.15"] == [
        "786040",
        "843863",
        "772521",
        "806139.4",
    ]
    assert {row["komoditas"] for row in rows} == {"padi"}
    assert "populasi_ekor" not in rows[0]


@pytest.mark.usefixtures("padi")
@pytest.mark.parametrize("bentuk", ["csv", "xlsx", "json"])
def test_draft_commodity_gives_no_file(client: Client, bentuk: str) -> None:
    make_deret(make_komoditas("Rahasia", live=False), {2020: 777})

    assert isi_berkas(client.get(f"/komoditas/padi/unduh.{bentuk}"))
    assert client.get(f"/komoditas/rahasia/unduh.{bentuk}").status_code == 404
    assert client.get(f"/komoditas/tidak-ada/unduh.{bentuk}").status_code == 404


def test_file_in_english_needs_the_english_commodity(client: Client, situs: Situs) -> None:
    make_deret(make_komoditas("Padi", "Rice"), {2020: 1})
    make_deret(make_komoditas("Kelor"), {2020: 2})

    assert b"Rice" in isi_berkas(client.get("/en/komoditas/padi/unduh.json"))
    assert client.get("/en/komoditas/kelor/unduh.json").status_code == 404


def test_queries_do_not_grow_with_the_figures(
    situs: Situs, count_queries: Callable[[str], int]
) -> None:
    padi = make_komoditas("Padi")
    districts = [make_kecamatan(f"K {number}") for number in range(8)]
    make_deret(padi, {2020: 5})
    make_angka(padi, 2020, kecamatan=districts[0], produksi_ton=1)
    few = count_queries("/komoditas/padi/")
    make_deret(padi, {year: year for year in range(1990, 2020)})
    for district in districts:
        make_angka(padi, 2021, kecamatan=district, produksi_ton=1)

    assert count_queries("/komoditas/padi/") == few
