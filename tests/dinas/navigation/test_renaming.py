"""After a page is renamed, old addresses lead on, and whatever is listed below it is new."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from wagtail.models import Page

from tests.factories.berita import make_berita
from tests.factories.situs import Situs
from tests.feed_reader import read_atom

pytestmark = pytest.mark.django_db

LANGUAGES = ["", "/en"]


@pytest.fixture
def rename(
    situs: Situs, django_capture_on_commit_callbacks: Callable[..., object]
) -> Callable[[str], None]:
    """Rename the Indonesian list of news, as an editor who publishes it does."""

    def change(slug: str) -> None:
        page = Page.objects.get(pk=situs.id.berita.pk).specific
        page.slug = slug
        with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
            page.save_revision().publish()

    source = make_berita(situs.id, slug="panen", title="Panen raya")
    make_berita(situs.en, slug="panen", title="Harvest", translation_key=source.translation_key)
    return change


def read_all(client: Client, start: str) -> None:
    """Warm whatever keeps addresses."""
    for path in ("/", "/berita/", "/berita/panen/", "/berita/atom.xml", "/sitemap-berita.xml"):
        client.get(path if path.startswith("/sitemap") else start + path)


@pytest.mark.parametrize("slugs", [["kabar"], ["kabar", "berita-dan-pengumuman"]])
@pytest.mark.parametrize("start", LANGUAGES)
def test_old_addresses_lead_to_the_new_ones_by_one_hop(
    client: Client, rename: Callable[[str], None], start: str, slugs: list[str]
) -> None:
    read_all(client, start)
    for slug in slugs:
        rename(slug)

    for old in ["berita", *slugs[:-1]]:
        for rest in ("", "panen/", "atom.xml", "rss.xml", "?tahun=2026", "atom.xml?tahun=2026"):
            response = client.get(f"{start}/{old}/{rest}", follow=True)
            assert response.redirect_chain == [(f"{start}/{slugs[-1]}/{rest}", 301)]
            assert response.status_code == 200


@pytest.mark.parametrize("start", LANGUAGES)
def test_lists_feeds_canonical_and_sitemap_name_the_new_addresses_at_once(
    client: Client, rename: Callable[[str], None], start: str
) -> None:
    read_all(client, start)
    rename("kabar")

    for path in ("/", "/kabar/", "/kabar/panen/", "/kabar/atom.xml"):
        text = client.get(start + path).text
        assert f"{start}/kabar/" in text
        assert "/berita/" not in text, path
    sitemaps = re.findall("<loc>([^<]+)", client.get("/sitemap.xml").text)
    listed = "".join(client.get(url).text for url in sitemaps)
    assert f"<loc>http://testserver{start}/kabar/panen/</loc>" in listed
    assert "/berita/" not in listed
    canonical = f'<link rel="canonical" href="http://testserver{start}/kabar/panen/">'
    assert canonical in client.get(f"{start}/kabar/panen/").text


def test_ids_in_feeds_stay_so_that_readers_see_nothing_twice(
    client: Client, rename: Callable[[str], None]
) -> None:
    before = [entry.id for entry in read_atom(client, "/berita/atom.xml").entries]

    rename("kabar")

    assert [entry.id for entry in read_atom(client, "/kabar/atom.xml").entries] == before


def test_renaming_back_makes_no_circle(client: Client, rename: Callable[[str], None]) -> None:
    rename("kabar")
    rename("berita")

    assert client.get("/berita/panen/").status_code == 200
    assert client.get("/kabar/panen/", follow=True).redirect_chain == [("/berita/panen/", 301)]
    assert client.get("/en/kabar/atom.xml")["Location"] == "/en/berita/atom.xml"


def test_english_draft_does_not_bring_the_old_address_back(
    situs: Situs, client: Client, rename: Callable[[str], None]
) -> None:
    draft = situs.en.berita.save_revision()

    rename("kabar")
    draft.refresh_from_db()
    draft.publish()

    assert client.get("/en/kabar/").status_code == 200
    assert client.get("/en/berita/")["Location"] == "/en/kabar/"


def test_nothing_below_a_renamed_page_is_made_up(
    client: Client, rename: Callable[[str], None]
) -> None:
    rename("kabar")

    assert client.get("/berita/tidak-ada/").status_code == 404
