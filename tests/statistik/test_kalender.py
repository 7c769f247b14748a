"""The planting calendar as a page of its own."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.factories.angka import isi_berkas
from tests.factories.komoditas import make_komoditas
from tests.factories.statistik import HalamanData
from tests.statistik.pembaca import halaman as buka
from tests.statistik.pembaca import teks_pdf

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("jam_wib")]


@pytest.fixture
def tanaman(halaman: HalamanData) -> None:
    """Rice in MT I and MT II with its harvest, shallots in MT III, and what is still a draft."""
    make_komoditas("Padi", "Rice", bulan_tanam=[2, 3, 10, 11], bulan_panen=[1, 5])
    make_komoditas("Bawang Merah", kelompok="hortikultura", bulan_tanam=[6, 7])
    make_komoditas("Rahasia", live=False)


def rows(client: Client, path: str) -> dict[str, list[str]]:
    """Return what stands in each month, by commodity."""
    found = {}
    for row in buka(client, path).xpath("//table//tbody/tr[not(contains(@class, 'golongan'))]"):
        head, *cells = [" ".join(cell.text_content().split()) for cell in row.xpath("./*")]
        found[head] = cells
    return found


@pytest.mark.usefixtures("tanaman")
def test_each_commodity_tells_its_months_in_words(client: Client) -> None:
    table = rows(client, "/kalender-tanam/")

    assert [number for number, word in enumerate(table["Padi"], 1) if word == "tanam"] == [
        2,
        3,
        10,
        11,
    ]
    assert [number for number, word in enumerate(table["Padi"], 1) if word == "panen"] == [1, 5]
    assert set(table) == {"Padi", "Bawang Merah"}


@pytest.mark.usefixtures("tanaman")
def test_month_of_western_indonesia_is_marked(client: Client, jam_wib: object) -> None:
    assert "Des" in buka(client, "/kalender-tanam/").xpath("string(//th[@aria-current='date'])")

    jam_wib.move_to("2026-12-31T17:30:00+00:00")  # type: ignore[attr-defined]  # 00.30 WIB

    page = buka(client, "/kalender-tanam/")
    assert "Jan" in page.xpath("string(//th[@aria-current='date'])")
    assert "bulan ini (Januari 2027)" in page.text_content()


@pytest.mark.usefixtures("tanaman")
def test_what_is_planted_now_is_told_in_a_sentence(client: Client, jam_wib: object) -> None:
    assert "Tidak ada di daftar ini yang biasanya ditanam pada Desember" in buka(
        client, "/kalender-tanam/"
    ).xpath("string(//*[contains(@class, 'kini-tanam')])")

    jam_wib.move_to("2026-06-15T05:00:00+00:00")  # type: ignore[attr-defined]

    told = buka(client, "/kalender-tanam/").xpath("string(//*[contains(@class, 'kini-tanam')])")
    assert " ".join(told.split()) == "Biasanya ditanam pada Juni: Bawang Merah."


@pytest.mark.usefixtures("tanaman")
@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("?kelompok=hortikultura", {"Bawang Merah"}),
        ("?musim=mti", {"Padi"}),
        ("?musim=mtiii", {"Bawang Merah"}),
    ],
)
def test_filters_narrow_page_and_document(client: Client, query: str, left: set[str]) -> None:
    page = client.get(f"/kalender-tanam/{query}")

    assert set(rows(client, f"/kalender-tanam/{query}")) == left
    assert 'content="noindex, follow"' in page.text
    assert f"/kalender-tanam/unduh.pdf{query}" in page.text
    text = teks_pdf(isi_berkas(client.get(f"/kalender-tanam/unduh.pdf{query}")))
    assert {name for name in ("Padi", "Bawang Merah") if name in text} == left


@pytest.mark.usefixtures("tanaman")
def test_choice_that_leaves_nothing_explains_itself(client: Client) -> None:
    page = buka(client, "/kalender-tanam/?kelompok=hortikultura&musim=mti")

    assert "Tidak ada komoditas kelompok ini" in page.text_content()
    assert "/kalender-tanam/" in page.xpath("//main//a/@href")


@pytest.mark.usefixtures("tanaman")
@pytest.mark.parametrize("query", ["?kelompok=ikan", "?musim=mt9", "?musim=%00"])
def test_unknown_filter_is_refused(client: Client, query: str) -> None:
    assert client.get(f"/kalender-tanam/{query}").status_code in {400, 404}


@pytest.mark.usefixtures("tanaman")
def test_english_calendar_marks_names_that_are_not_translated(client: Client) -> None:
    page = buka(client, "/en/kalender-tanam/")

    assert set(rows(client, "/en/kalender-tanam/")) == {"Rice", "Bawang Merah"}
    assert page.xpath("//a[text()='Bawang Merah']/@lang") == ["id"]
    assert "this month" in page.xpath("string(//th[@aria-current='date'])")


def test_calendar_without_commodities_explains_itself(client: Client, halaman: HalamanData) -> None:
    assert "Belum ada komoditas" in client.get("/kalender-tanam/").text


@pytest.mark.usefixtures("tanaman")
def test_queries_do_not_grow_with_the_commodities(
    client: Client, count_queries: Callable[[str], int]
) -> None:
    few = count_queries("/en/kalender-tanam/")
    for number in range(12):
        make_komoditas(f"Sayur {number}", kelompok="hortikultura")

    assert count_queries("/en/kalender-tanam/") == few


@pytest.mark.usefixtures("tanaman")
def test_home_page_and_list_of_commodities_lead_to_the_calendar(client: Client) -> None:
    for path in ("/", "/komoditas/"):
        assert "/kalender-tanam/" in buka(client, path).xpath("//main//a/@href"), path
