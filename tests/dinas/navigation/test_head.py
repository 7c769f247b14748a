"""What a page's head tells in chats, on social sites and to search engines."""

from collections.abc import Callable

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from dinas.images.tasks import buat_rendisi
from dinas.navigation.head import potong
from galeri.models import VideoPage
from tests.dinas.navigation.kepala import baca, buat_gambar
from tests.factories.berita import make_berita
from tests.factories.situs import Situs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("jam_wib")]


def test_second_part_of_a_list_has_a_title_and_description_of_its_own(
    client: Client, situs: Situs
) -> None:
    for _number in range(12):
        make_berita(situs.id)

    first, second = baca(client, "/berita/"), baca(client, "/berita/?page=2")

    assert second.teks["title"][0].startswith("Berita, halaman 2")
    assert second.satu("description") != first.satu("description")


def test_language_without_a_translation_is_not_named(client: Client, situs: Situs) -> None:
    make_berita(situs.id, slug="panen")

    head = baca(client, "/berita/panen/")

    assert not head.alamat("alternate", hreflang="en")
    assert "og:locale:alternate" not in head.meta
    assert baca(client, "/en/berita/panen/").satu("description")


def test_own_picture_stands_beside_the_link_with_its_words(client: Client, situs: Situs) -> None:
    picture = buat_gambar(alt_en="A rice field")
    buat_rendisi.call(picture.pk)
    make_berita(situs.id, slug="b", gambar=picture)
    make_berita(situs.en, slug="b", gambar=picture)

    head = baca(client, "/berita/b/")

    assert head.satu("og:image").startswith("http://testserver/media/images/sawah")
    assert head.satu("og:image").endswith(".jpg")
    assert (head.satu("og:image:width"), head.satu("og:image:height")) == ("1200", "630")
    assert head.satu("og:image:alt") == "Sawah di Toroh"
    assert head.fakta("NewsArticle")["image"] == [head.satu("og:image")]
    assert baca(client, "/en/berita/b/").satu("og:image:alt") == "A rice field"


def test_reader_never_waits_for_the_picture_of_a_link(client: Client, situs: Situs) -> None:
    make_berita(situs.id, slug="b", gambar=buat_gambar())

    head = baca(client, "/berita/b/")

    assert head.satu("og:image") == "http://testserver/static/img/kartu.jpg"
    assert "image" not in head.fakta("NewsArticle")


def test_picture_of_a_draft_is_not_told(client: Client, situs: Situs) -> None:
    page = make_berita(situs.id, slug="b")
    page.gambar = buat_gambar(title="Rahasia")
    buat_rendisi.call(page.gambar.pk)
    page.save_revision()

    assert baca(client, "/berita/b/").satu("og:image").endswith("/static/img/kartu.jpg")


def test_nothing_of_a_private_page_is_told(client: Client, situs: Situs) -> None:
    picture = buat_gambar()
    buat_rendisi.call(picture.pk)
    page = make_berita(situs.id, slug="b", title="Rahasia", gambar=picture)
    PageViewRestriction.objects.create(page=page, restriction_type="login")

    response = client.get("/berita/b/", follow=True)

    assert "Rahasia" not in response.text
    assert "og:image" not in response.text


def test_heads_ask_the_database_for_nothing_more_where_a_page_has_a_picture(
    situs: Situs, client: Client, count_queries: Callable[[str], int]
) -> None:
    picture = buat_gambar()
    buat_rendisi.call(picture.pk)
    parent = situs.id.galeri
    parent.add_child(instance=VideoPage(title="Tanpa", slug="tanpa", locale=situs.id.locale))
    parent.add_child(
        instance=VideoPage(title="Video", slug="video", locale=situs.id.locale, gambar=picture)
    )

    # The one more fetches all sizes of the picture at once.
    assert count_queries("/galeri/video/") <= count_queries("/galeri/tanpa/") + 1


@pytest.mark.parametrize(
    ("text", "most", "shown"),
    [
        ("Panen raya", 20, "Panen raya"),
        ("Panen  raya\njagung", 20, "Panen raya jagung"),
        ("Panen raya, jagung dan padi", 13, "Panen raya…"),
        ("x" * 30, 10, "x" * 9 + "…"),
    ],
)
def test_long_description_is_cut_between_words(text: str, most: int, shown: str) -> None:
    assert potong(text, most) == shown
    assert len(shown) <= most


@pytest.mark.parametrize(
    ("path", "feed", "words"),
    [
        ("/kegiatan/", "/berita/rss.xml", "Umpan berita (RSS)"),
        ("/en/kegiatan/", "/en/berita/rss.xml", "News feed (RSS)"),
    ],
)
def test_foot_of_every_page_leads_to_the_feed_of_its_language(
    client: Client, situs: Situs, path: str, feed: str, words: str
) -> None:
    assert f'<a href="{feed}">{words}</a>' in client.get(path).text
    assert client.get(feed).status_code == 200


def test_foot_names_no_feed_when_there_is_no_list_of_news(client: Client, situs: Situs) -> None:
    situs.id.berita.unpublish()

    assert "rss.xml" not in client.get("/kegiatan/").text
