"""A crawler that follows everything comes to an end, and keeps only what the sitemap names."""

import re
from collections.abc import Iterable
from html import unescape
from itertools import product
from urllib.parse import urljoin

import pytest
from django.test import Client

from tests.factories.angka import make_angka
from tests.factories.berita import make_berita, make_kategori
from tests.factories.kegiatan import make_jenis, make_kegiatan, wib
from tests.factories.komoditas import make_kecamatan, make_komoditas
from tests.factories.situs import Situs
from tests.factories.statistik import make_halaman_data

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("jam_wib", "isi")]

HOST = "http://testserver"
MONTHS = 3
"""In which there are events: October to December 2026."""
MOST = 1200
"""A crawl that is not at its end here has none."""


@pytest.fixture
def isi(situs: Situs) -> None:
    """Two pages of news, events of three months, figures of rice, in both languages."""
    make_halaman_data(situs)
    kategori = make_kategori("Benih", "Seeds")
    jenis = make_jenis("Pelatihan", "Training")
    padi, toroh = make_komoditas("Padi", "Rice"), make_kecamatan("Toroh")
    make_angka(padi, 2020, produksi_ton=5)
    for number in range(12):
        source = make_berita(
            situs.id, slug=f"b-{number}", kategori=kategori, komoditas=[padi], kecamatan=[toroh]
        )
        make_berita(
            situs.en,
            slug=f"b-{number}",
            kategori=kategori,
            komoditas=[padi],
            kecamatan=[toroh],
            translation_key=source.translation_key,
        )
    for number in range(MONTHS):
        for tree in (situs.id, situs.en):
            event = make_kegiatan(
                tree,
                slug=f"k-{number}",
                jenis=jenis,
                kecamatan=toroh,
                mulai=wib(2026, 10 + number, 5, 9),
            )
            event.komoditas.set([padi])
            event.save()


def filtered() -> list[str]:
    """Every combination of filters, of the news and of the calendar, as their forms send it."""
    crop, place = ("", "komoditas=padi"), ("", "kecamatan=toroh")
    news = product(("", "kategori=benih"), crop, place, ("", "tahun=2026"))
    events = product(("", "jenis=pelatihan"), crop, place)
    return [
        f"{start}/{section}/?{'&'.join(filter(None, parts))}"
        for start in ("", "/en")
        for section, combinations in (("berita", [*news]), ("kegiatan", [*events]))
        for parts in combinations
    ]


def links(path: str, html: str) -> set[str]:
    """The addresses of pages that a page leads to, by links of any kind."""
    found = {urljoin(HOST + path, unescape(link)) for link in re.findall(r'href="([^"#]+)', html)}
    return {
        link.removeprefix(HOST)
        for link in found
        if link.startswith(HOST)
        and not re.search(
            r"\.(xml|pdf|docx|ics|css|js|svg|png|ico|jpg|webmanifest|woff2|csv|xlsx|json|jsonld|ttl|geojson)(\?|$)",
            link,
        )
        and not re.match(rf"{HOST}(/en)?/cari/", link)  # closed by robots.txt
        and not link.startswith(f"{HOST}/api/v1/")  # for programs
    }


def crawl(client: Client, seeds: Iterable[str]) -> dict[str, str]:
    """Follow every link without a limit of depth; give the pages by their addresses."""
    waiting, pages = set(seeds), {}
    while waiting:
        path = waiting.pop()
        response = client.get(path)
        assert response.status_code == 200, path
        pages[path] = response.text
        assert len(pages) < MOST, f"no end in sight: {path}"
        waiting |= links(path, response.text) - pages.keys()
    return pages


def kept(pages: dict[str, str]) -> set[str]:
    """The addresses that a search engine keeps: canonical ones, of pages that want it."""
    wanted = [html for html in pages.values() if 'name="robots"' not in html]
    found = [re.findall(r'rel="canonical" href="([^"]+)"', html) for html in wanted]
    assert all(len(canonical) == 1 for canonical in found)
    return {unescape(canonical[0]).removeprefix(HOST) for canonical in found}


def test_addresses_that_search_engines_keep_are_those_of_the_sitemap(client: Client) -> None:
    pages = crawl(client, ["/", "/en/", *filtered()])

    named = {
        address.removeprefix(HOST)
        for section in re.findall("<loc>([^<]+)", client.get("/sitemap.xml").text)
        for address in re.findall("<loc>([^<]+)", client.get(section).text)
    }
    further_pages = {"/berita/?page=2", "/en/berita/?page=2", "/api/", "/en/api/"}
    assert kept(pages) == named | further_pages
    # A month before the first event, a year after the last, in both languages.
    months = {path for path in pages if re.fullmatch(r"(/en)?/kegiatan/\d{4}/\d\d/", path)}
    assert len(months) == 2 * (1 + MONTHS + 12)
