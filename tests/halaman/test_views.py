"""What readers see of ordinary pages."""

from typing import Any

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from dinas.core.models import KontakSetting
from halaman.models import HalamanPage
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
