"""Choosing figures by the address."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from lxml import html as lxml_html
from wagtail.models import PageViewRestriction

from komoditas.models import Komoditas
from tests.factories.angka import isi_berkas, make_angka, make_deret
from tests.factories.komoditas import make_komoditas
from tests.factories.statistik import HalamanData
from tests.statistik.pembaca import csv_dari, halaman, tabel, teks_pdf

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("jam_wib")]

BOTH = "?komoditas=padi&komoditas=jagung"


def stretches(page: lxml_html.HtmlElement, number: int) -> list[int]:
    """Return how many points each line of a commodity joins, in the wide drawing."""
    lines = page.xpath(f"//*[@class='tegak garis']//*[@class='seri n{number}']/*[@class='ruas']/@d")
    return [line.count("L") + 1 for line in lines]


@pytest.mark.usefixtures("padi", "jagung")
class TestChoice:
    def test_first_commodity_with_figures_is_shown_unasked(self, client: Client) -> None:
        page = halaman(client, "/data/")

        assert "Produksi padi, Kabupaten Grobogan, 2015–2020" in page.xpath("string(//h2)")
        assert tabel(page)["2019"][0] == "772.521"

    def test_gap_is_told_and_no_bar_stands_there(self, client: Client) -> None:
        page = halaman(client, "/data/")

        assert tabel(page)["2017"] == ["data tidak tersedia", ""]
        assert len(page.xpath("//*[@class='tegak']//*[@class='batang']")) == 4

    def test_each_figure_has_its_status_and_a_link_to_its_source(self, client: Client) -> None:
        page = halaman(client, "/data/")

        assert tabel(page)["2019"][1] == "BPS, Kerangka Sampel Area (sejak 2018) [2]"
        assert "KSA BPS" in page.xpath("string(//*[@id='sumber-2'])")

    def test_several_commodities_share_table_and_chart(self, client: Client) -> None:
        page = halaman(client, f"/data/{BOTH}")

        assert tabel(page)["2020"][0].startswith("806.139")
        assert tabel(page)["2020"][1].startswith("710.200")
        assert tabel(page)["2021"][0] == "data tidak tersedia"
        assert "Produksi padi dan jagung" in page.xpath("string(//h2)")

    def test_lines_never_join_methods_or_jump_over_gaps(self, client: Client) -> None:
        page = halaman(client, f"/data/{BOTH}")

        assert stretches(page, 1) == [2, 2]
        assert stretches(page, 2) == [2]
        hollow = page.xpath("//*[@class='tegak garis']//*[@class='titik rongga']/*[1]/text()")
        assert hollow == ["Jagung, 2021: 720.300 ton, Angka sementara"]

    def test_english_page_has_english_words_and_numbers(self, client: Client) -> None:
        page = halaman(client, f"/en/data/{BOTH}")

        assert tabel(page)["2020"][0].startswith("806,139")
        assert "Production: rice and maize" in page.xpath("string(//h2)")
        assert "Rice" in page.xpath("string(//*[contains(@class, 'key')])")

    @pytest.mark.parametrize("language", ["", "/en"])
    @pytest.mark.parametrize("query", ["", BOTH, "?komoditas=padi&wilayah=kecamatan"])
    def test_drawings_hold_numbers_for_machines(
        self, client: Client, language: str, query: str
    ) -> None:
        page = halaman(client, f"{language}/data/{query}")
        drawings = page.xpath("//main//svg[@role='img']//*")

        assert drawings
        for element in drawings:
            assert "style" not in element.attrib
            for name in ("x", "y", "d", "transform", "dy"):
                value = element.get(name, "")
                assert re.fullmatch(r"[-0-9. MlLhHvVzaALrotate()]*", value), (name, value)

    def test_years_narrow_table_and_file(self, client: Client) -> None:
        query = "?komoditas=padi&dari=2016&sampai=2019"
        rows = csv_dari(isi_berkas(client.get(f"/data/unduh.csv{query}")))

        assert {row["tahun"] for row in rows} == {"2016", "2019"}
        assert set(tabel(halaman(client, f"/data/{query}"))) >= {"2016", "2017", "2018", "2019"}
        assert "2015" not in tabel(halaman(client, f"/data/{query}"))

    def test_one_district_has_its_own_figures_and_is_outlined_on_the_map(
        self, client: Client
    ) -> None:
        page = halaman(client, "/data/?komoditas=padi&wilayah=toroh")

        assert tabel(page) == {"2015": ["48.239"]}
        assert "Kecamatan Toroh" in page.xpath("string(//h2)")
        assert len(page.xpath("//*[@class='petak']/*[@class='sorot']")) == 1

    def test_district_without_figures_says_so_and_keeps_the_map(self, client: Client) -> None:
        page = halaman(client, "/data/?komoditas=padi&wilayah=brati")

        assert "Belum ada angka untuk pilihan ini" in page.text_content()
        assert page.xpath("//*[contains(@class, 'tematik')]")

    def test_seasons_are_offered_once_there_are_any(self, client: Client, padi: Komoditas) -> None:
        assert not halaman(client, "/data/").xpath("//select[@name='musim']")
        make_angka(padi, 2020, produksi_ton=500, musim="mt1")

        page = halaman(client, "/data/?komoditas=padi&musim=mt1")

        assert tabel(page)["2020"][0] == "500"
        assert page.xpath("//select[@name='musim']/option[@selected]/@value") == ["mt1"]
        assert "MT I" in page.xpath("string(//h2)")


@pytest.mark.usefixtures("padi", "jagung")
class TestAddress:
    @pytest.mark.parametrize(
        ("query", "canonical"),
        [
            ("?komoditas=jagung&komoditas=padi", BOTH),
            ("?komoditas=padi&besaran=produksi&wilayah=kabupaten&dari=&sampai=", "?komoditas=padi"),
            ("?dari=2016", "?komoditas=padi&dari=2016"),
            ("?komoditas=padi&komoditas=padi", "?komoditas=padi"),
        ],
    )
    def test_each_choice_has_one_address(self, client: Client, query: str, canonical: str) -> None:
        response = client.get(f"/data/{query}")

        assert response.status_code == 302
        assert response["Location"] == f"/data/{canonical}"
        assert client.get(response["Location"]).status_code == 200

    def test_address_of_the_choice_is_shown_and_downloads_keep_it(self, client: Client) -> None:
        page = halaman(client, f"/data/{BOTH}")

        links = set(page.xpath("//main//a/@href"))
        assert f"/data/{BOTH}" in links
        assert {f"/data/unduh.{form}{BOTH}" for form in ("csv", "xlsx", "json", "pdf")} <= links
        assert page.xpath("//link[@rel='canonical']/@href") == [f"http://testserver/data/{BOTH}"]

    def test_only_the_page_itself_is_for_search_engines(self, client: Client) -> None:
        assert "noindex" not in client.get("/data/").text
        assert 'content="noindex, follow"' in client.get(f"/data/{BOTH}").text
        assert client.get(f"/data/unduh.csv{BOTH}")["X-Robots-Tag"] == "noindex"

    @pytest.mark.parametrize(
        ("query", "words"),
        [
            ("komoditas=xyz", "“xyz” bukan komoditas"),
            ("komoditas=padi&besaran=tinggi", "“tinggi” bukan ukuran"),
            ("komoditas=padi&wilayah=atlantis", "“atlantis” bukan kecamatan"),
            ("komoditas=padi&musim=mt9", "“mt9” bukan musim"),
            ("komoditas=padi&dari=abc", "“abc” bukan tahun"),
            ("komoditas=padi&dari=99999", "“99999” bukan tahun"),
            ("komoditas=padi&sampai=1000", "“1000” bukan tahun"),
            ("komoditas=padi&dari=%D9%A2%D9%A0%D9%A1%D9%A5", "bukan tahun"),
            ("komoditas=padi&dari=2020&sampai=2016", "keduanya ditukar"),
            ("komoditas=%3Cscript%3Ealert(1)%3C/script%3E", "&lt;script&gt;"),
            (f"komoditas={'a' * 3000}", "“aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…”"),
        ],
    )
    def test_what_cannot_be_used_is_named_and_the_rest_is_shown(
        self, client: Client, query: str, words: str
    ) -> None:
        response = client.get(f"/data/?{query}")

        assert response.status_code == 200
        assert words in response.text
        assert "<script>alert" not in response.text
        assert "Produksi padi" in response.text

    def test_file_of_an_address_that_cannot_be_used_is_refused(self, client: Client) -> None:
        for form in ("csv", "xlsx", "json"):
            assert client.get(f"/data/unduh.{form}?komoditas=xyz").status_code == 400
        assert client.get("/data/unduh.pdf?komoditas=xyz").status_code == 404
        assert client.get("/data/unduh.exe").status_code == 404

    def test_fifth_commodity_is_left_out_and_said_so(self, client: Client) -> None:
        for name in ("Kedelai", "Cabai", "Melon"):
            make_deret(make_komoditas(name), {2020: 5})
        names = ("padi", "jagung", "kedelai", "cabai", "melon")
        response = client.get("/data/?" + "&".join(f"komoditas={name}" for name in names))

        assert "Paling banyak 4 komoditas" in response.text
        assert "4 komoditas" in response.text
        assert tabel(lxml_html.fromstring(response.content))["2020"][3].startswith("5")
        assert len(tabel(lxml_html.fromstring(response.content))["2020"]) == 4

    def test_foreign_parameter_is_no_reason_for_a_detour(self, client: Client) -> None:
        assert client.get("/data/?utm_source=wa").status_code == 200


def test_draft_commodity_is_in_no_form_table_file_or_catalogue(
    client: Client, padi: Komoditas
) -> None:
    make_deret(make_komoditas("Rahasia", live=False), {2020: 987_654})

    for path in ("/data/", "/data/?komoditas=rahasia", "/data/katalog/", "/data/katalog.jsonld"):
        text = client.get(path).text
        assert "Rahasia" not in text, path
        assert "987" not in text, path
    assert client.get("/data/unduh.csv?komoditas=rahasia").status_code == 400
    assert client.get("/data/katalog/produksi-rahasia/").status_code == 404
    assert "987654" not in isi_berkas(client.get("/data/katalog/produksi/unduh.csv")).decode()


@pytest.mark.parametrize(
    "path", ["/data/", "/data/unduh.csv", "/data/katalog/", "/data/katalog/produksi/unduh.csv"]
)
def test_private_page_and_its_files_are_for_nobody_else(
    client: Client, padi: Komoditas, halaman: HalamanData, path: str
) -> None:
    assert client.get(path).status_code == 200
    PageViewRestriction.objects.create(page=halaman.id, restriction_type="login")

    response = client.get(path)

    assert response.status_code == 302
    assert "785" not in response.text


def test_site_without_commodities_explains_itself(client: Client, halaman: HalamanData) -> None:
    response = client.get("/data/")

    assert response.status_code == 200
    assert "Belum ada angka" in response.text
    assert isi_berkas(client.get("/data/unduh.csv")).startswith(b"\xef\xbb\xbfkomoditas")


def test_commodity_without_english_is_marked_indonesian(
    client: Client, halaman: HalamanData
) -> None:
    make_deret(make_komoditas("Kelor"), {2020: 5})

    assert '<span lang="id">Kelor</span>' in client.get("/en/data/").text


def test_document_names_choice_source_and_page(client: Client, padi: Komoditas) -> None:
    text = teks_pdf(isi_berkas(client.get("/data/unduh.pdf?komoditas=padi&wilayah=toroh")))

    assert "Kecamatan Toroh" in text
    assert "48.239" in text
    assert "BPS Grobogan" in text
    assert client.get("/data/katalog/unduh.pdf").status_code == 404


def test_queries_do_not_grow_with_figures_districts_or_commodities(
    padi: Komoditas, jagung: Komoditas, count_queries: Callable[[str], int]
) -> None:
    paths = ("/data/", f"/data/{BOTH}", "/data/?komoditas=padi&wilayah=kecamatan", "/data/katalog/")
    few = {path: count_queries(path) for path in paths}
    make_deret(padi, {year: year for year in range(1990, 2012)})
    for number in range(6):
        make_deret(make_komoditas(f"Sayur {number}", urutan=90), {2020: 5})

    assert {path: count_queries(path) for path in paths} == few
    assert max(few.values()) <= 14
