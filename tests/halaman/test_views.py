"""What readers see of ordinary pages."""

from typing import Any

import pytest
from django.test import Client
from lxml import html as lxml_html
from wagtail.models import PageViewRestriction

from dinas.core.models import KontakSetting
from dinas.export.document import Listing
from dinas.export.registry import to_document
from halaman.models import HalamanPage
from komoditas.models import Kecamatan
from tests.factories.komoditas import make_kecamatan
from tests.factories.situs import Situs

pytestmark = pytest.mark.django_db


def make_halaman(situs: Situs, parent: Any = None, **fields: Any) -> HalamanPage:
    """Make an ordinary page below home or another one."""
    page = HalamanPage(**{"title": "Profil", "slug": "profil", "locale": situs.id.locale, **fields})
    (parent or situs.id.home).add_child(instance=page)
    return page


def test_contact_facts_come_from_one_place_and_unknown_ones_are_not_invented(
    client: Client, situs: Situs
) -> None:
    KontakSetting.objects.create(
        site=situs.site, jalan="Jl. Diponegoro 20", kelurahan="Kalongan", telepon="(0292) 421478"
    )
    make_halaman(situs, isi=[{"type": "kontak", "value": None}])

    html = client.get("/profil/").text
    main = html[html.index("<main") : html.index("</main>")]

    assert "Jl. Diponegoro 20" in main
    assert 'href="tel:+62292421478"' in main
    assert main.count("belum tersedia") == 2
    assert "menunggu konfirmasi" in main


def test_page_lists_its_sections_and_the_pages_below_it(client: Client, situs: Situs) -> None:
    sections = ["Tugas", "Fungsi", "Struktur"]
    profile = make_halaman(
        situs,
        isi=[{"type": "judul", "value": {"teks": title, "tingkat": "h2"}} for title in sections],
    )
    make_halaman(situs, profile, title="Sejarah", slug="sejarah")

    html = client.get("/profil/").text

    assert 'href="#fungsi"' in html
    assert 'href="/profil/sejarah/"' in html
    assert "Sejarah" in client.get("/profil/sejarah/").text


def test_page_in_the_menu_is_marked_where_the_reader_is(client: Client, situs: Situs) -> None:
    make_halaman(situs, show_in_menus=True)

    assert 'href="/profil/" aria-current="page">Profil' in client.get("/profil/").text
    assert "Profil" in client.get("/berita/").text


def test_private_page_is_not_in_the_menu(client: Client, situs: Situs) -> None:
    page = make_halaman(situs, title="Intern", slug="intern", show_in_menus=True)
    PageViewRestriction.objects.create(page=page, restriction_type="login")

    assert "Intern" not in client.get("/").text
    assert client.get("/intern/").status_code == 302


def make_contact(situs: Situs, **facts: Any) -> Kecamatan:
    """Make the office's facts, its district, and a page that shows them."""
    district = make_kecamatan("Purwodadi")
    KontakSetting.objects.create(
        site=situs.site, jalan="Jl. Diponegoro 20", kecamatan="Purwodadi", **facts
    )
    make_halaman(situs, isi=[{"type": "kontak", "value": None}])
    return district


def test_contact_shows_the_office_on_a_map_and_says_that_its_place_awaits_confirmation(
    client: Client, situs: Situs
) -> None:
    make_contact(situs, lintang="-7.10779", bujur="110.91774")

    html = client.get("/profil/").text

    assert '<circle class="pin"' in html
    assert 'href="/peta/purwodadi/"' in html
    assert "perkiraan letak kantor di Kecamatan Purwodadi" in html
    assert "https://www.openstreetmap.org/?mlat=-7.10779&amp;mlon=110.91774#map=16/" in html
    assert "https://www.google.com/maps/search/?api=1&amp;query=Jl.+Diponegoro+20" in html


def test_map_of_the_contact_marks_no_point_that_nobody_has_recorded(
    client: Client, situs: Situs
) -> None:
    make_contact(situs)

    html = client.get("/profil/").text

    assert "Kantor ada di Kecamatan Purwodadi; letak tepatnya belum dicatat" in html
    assert '<circle class="pin"' not in html
    assert "openstreetmap.org" not in html


BAGAN = {
    "type": "bagan",
    "value": {
        "pimpinan": "Kepala Dinas",
        "unit": [
            {"nama": "Sekretariat", "bawahan": ["Sub Bagian Umum"]},
            {"nama": "Bidang Hortikultura", "bawahan": []},
        ],
        "keterangan": "Bagan contoh.",
    },
}


def test_organisation_chart_is_a_nested_list_on_the_page(client: Client, situs: Situs) -> None:
    make_halaman(situs, isi=[BAGAN])

    (figure,) = lxml_html.fromstring(client.get("/profil/").text).xpath("//figure[@class='bagan']")

    assert [b.text for b in figure.xpath("ul/li/b")] == ["Kepala Dinas"]
    assert [b.text for b in figure.xpath("ul/li/ul/li/b")] == [
        "Sekretariat",
        "Bidang Hortikultura",
    ]
    assert [b.text for b in figure.xpath("ul/li/ul/li/ul/li/b")] == ["Sub Bagian Umum"]
    assert figure.findtext("figcaption") == "Bagan contoh."


def test_organisation_chart_is_a_nested_list_in_documents(situs: Situs, rf: Any) -> None:
    page = make_halaman(situs, isi=[BAGAN])

    chart, remark = to_document(page, rf.get("/profil/")).blocks

    assert isinstance(chart, Listing)
    (head,) = chart.items
    assert head.runs[0].text == "Kepala Dinas"
    secretariat, _division = head.children[0].items
    assert secretariat.children[0].items[0].runs[0].text == "Sub Bagian Umum"
    assert remark.runs[0].text == "Bagan contoh."
