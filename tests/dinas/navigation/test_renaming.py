"""After a page is renamed, old addresses lead on, and whatever is listed below it is new."""

import re
from collections.abc import Callable
from itertools import product

import pytest
from django.db import connection
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


CHILDREN = 200
SOME = range(0, CHILDREN, 20)
"""Of which there are translations."""


def sitemap_addresses(client: Client) -> set[str]:
    """The paths that all sections of the sitemap name."""
    sections = re.findall("<loc>([^<]+)", client.get("/sitemap.xml").text)
    return {
        address.removeprefix("http://testserver")
        for section in sections
        for address in re.findall("<loc>([^<]+)", client.get(section).text)
    }


def count_rows() -> None:
    """Tell PostgreSQL how many rows there are, which it finds out by itself on a running site.

    What other tests rolled back lies about in the tables; a plan made for that takes minutes.
    Only tables with rows: one that is found empty stays so for the plans of later tests.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE wagtailcore_page, berita_beritapage")


@pytest.mark.timeout(900)  # thousands of queries, on machines that do other things as well
def test_two_hundred_pages_follow_two_new_names_of_the_page_above_them(
    situs: Situs, client: Client, rename: Callable[[str], None]
) -> None:
    for number in range(CHILDREN):
        page = make_berita(situs.id, slug=f"b-{number}")
        if number in SOME:
            make_berita(situs.en, slug=f"b-{number}", translation_key=page.translation_key)
    count_rows()
    starts = {"": situs.id, "/en": situs.en}
    before = {start: read_atom(client, f"{start}/berita/atom.xml") for start in starts}
    for start in starts:  # so that whatever is cached holds the old addresses
        for path in ("/", "/berita/", "/berita/?page=2", "/berita/b-0/", "/berita/rss.xml"):
            assert client.get(start + path).status_code == 200
    assert "/en/berita/b-180/" in sitemap_addresses(client)

    rename("kbr")
    read_all(client, "")
    rename("berita-dan-pengumuman")

    new = "berita-dan-pengumuman"
    listed = sitemap_addresses(client)
    assert {f"/{new}/b-{number}/" for number in range(CHILDREN)} <= listed
    assert {f"/en/{new}/b-{number}/" for number in SOME} <= listed
    assert not [path for path in listed if "/berita/" in path or "/kbr/" in path]
    for start in starts:
        feed = read_atom(client, f"{start}/{new}/atom.xml")
        assert [entry.id for entry in feed.entries] == [entry.id for entry in before[start].entries]
        assert feed.id == before[start].id
        assert all(f"{start}/{new}/" in entry.link for entry in feed.entries)
        assert "/kbr/" not in client.get(f"{start}/{new}/?page=2").text
        for number, old, _time in product(SOME, ("berita", "kbr"), range(2)):
            target = f"{start}/{new}/b-{number}/"
            response = client.get(f"{start}/{old}/b-{number}/", follow=True)
            assert response.redirect_chain == [(target, 301)]
            assert response.status_code == 200
            assert f'rel="canonical" href="http://testserver{target}"' in response.text
