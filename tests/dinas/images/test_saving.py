"""Readers who save data get the page's words, and no picture is fetched."""

import pytest
from django.test import Client

from tests.factories.berita import make_berita
from tests.factories.gambar import make_picture
from tests.factories.situs import Situs

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _article(situs: Situs) -> None:
    make_berita(situs.id, slug="panen", gambar=make_picture())


SAVING = [{"headers": {"save-data": "on"}}, {"cookie": "1"}]
NOT_SAVING = [{}, {"cookie": "0"}, {"headers": {"save-data": "on"}, "cookie": "0"}]
PATHS = ["/", "/berita/", "/berita/panen/"]


def page(client: Client, path: str, *, cookie: str = "", **asked: object) -> str:
    """Give the page's HTML."""
    if cookie:
        client.cookies["hemat"] = cookie
    response = client.get(path, **asked)
    assert "Save-Data" in response["Vary"]
    assert "Cookie" in response["Vary"]
    return response.text


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("asked", SAVING)
def test_page_comes_without_pictures(client: Client, path: str, asked: dict) -> None:
    html = page(client, path, **asked)

    assert "<img" not in html
    assert "<picture" not in html
    assert "data-lite" in html.partition("<head>")[0]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("asked", NOT_SAVING)
def test_page_comes_with_pictures_unless_asked(client: Client, path: str, asked: dict) -> None:
    assert "<img" in page(client, path, **asked)


def test_words_of_the_picture_stand_in_its_place(client: Client) -> None:
    html = page(client, "/berita/panen/", cookie="1")

    assert '<span class="unloaded">' in html


def test_feed_keeps_its_pictures(client: Client) -> None:
    plain = client.get("/berita/atom.xml").text

    assert client.get("/berita/atom.xml", headers={"save-data": "on"}).text == plain
