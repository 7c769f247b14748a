"""The handbook inside the admin."""

import re
from html import unescape
from pathlib import Path

import pytest
from django.test import Client

from dinas.handbook import reading
from tests.dinas.moderation.conftest import Peran, peran
from tests.factories.berita import make_berita
from tests.factories.situs import Situs

__all__ = ["peran"]


def _page(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return unescape(response.content.decode())


@pytest.mark.parametrize("role", ["editor", "moderator", "penerjemah"])
def test_help_menu_leads_each_role_to_the_handbook(peran: Peran, role: str) -> None:
    client = getattr(peran, role).client

    assert "/cms/panduan/" in _page(client, "/cms/")
    assert "Menulis berita" in _page(client, "/cms/panduan/")


@pytest.mark.parametrize("path", ["", "berita/", "gambar/dasbor.webp"])
def test_handbook_asks_for_an_account(client: Client, db: None, path: str) -> None:
    response = client.get(f"/cms/panduan/{path}")

    assert response.status_code == 302
    assert response["Location"].startswith("/akun/masuk/")


def test_each_page_leads_to_its_neighbours(peran: Peran) -> None:
    entries = reading.entries()
    client = peran.editor.client
    for before, entry, after in zip(entries, entries[1:], entries[2:], strict=False):
        html = _page(client, entry.url)
        assert re.search(rf'rel="prev"\s+href="{before.url}"', html)
        assert re.search(rf'rel="next"\s+href="{after.url}"', html)
    assert 'rel="prev"' not in _page(client, entries[0].url)
    assert 'rel="next"' not in _page(client, entries[-1].url)


def test_links_between_pages_lead_to_the_admin(peran: Peran) -> None:
    html = _page(peran.editor.client, "/cms/panduan/berita/")

    assert 'href="/cms/panduan/foto/"' in html
    assert ".md" not in html


def test_title_stands_once(peran: Peran) -> None:
    html = _page(peran.editor.client, "/cms/panduan/berita/")

    assert len(re.findall(r"<h1\b", html)) == 1


@pytest.mark.parametrize(
    "path", ["tidak-ada/", "README/", "gambar/berita.md", "gambar/tidak-ada.webp"]
)
def test_only_what_the_handbook_holds_has_an_address(peran: Peran, path: str) -> None:
    assert peran.editor.client.get(f"/cms/panduan/{path}").status_code == 404


def test_html_in_a_page_stays_text(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "uji.md").write_text("# Uji\n\n<script>alert(1)</script> [x](javascript:alert)\n")
    monkeypatch.setattr(reading, "FOLDER", tmp_path)

    body = reading.chapter("uji").body

    assert "<script" not in body
    assert "href" not in body


def test_a_form_and_the_board_lead_to_their_page_of_the_handbook(
    peran: Peran, situs: Situs
) -> None:
    page = make_berita(situs.id)

    assert "/cms/panduan/berita/" in _page(peran.editor.client, f"/cms/pages/{page.pk}/edit/")
    assert "/cms/panduan/menerjemahkan/" in _page(peran.penerjemah.client, "/cms/terjemahan/")


def test_the_pictures_of_a_page_are_shown_to_people_with_an_account(peran: Peran) -> None:
    html = _page(peran.editor.client, "/cms/panduan/berita/")
    assert 'src="/cms/panduan/gambar/berita.webp"' in html

    response = peran.editor.client.get("/cms/panduan/gambar/berita.webp")
    assert response["Content-Type"] == "image/webp"
    assert b"".join(response.streaming_content)[8:12] == b"WEBP"


def test_window_is_named_after_the_chapter(peran: Peran) -> None:
    for slug, name in (("", "Panduan"), ("berita/", "berita")):
        html = peran.editor.client.get(f"/cms/panduan/{slug}").text
        title = html[html.index("<title>") : html.index("</title>")]
        assert name in title
