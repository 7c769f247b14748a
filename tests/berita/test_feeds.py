"""The news as feed readers get it."""

import datetime as dt
import re
from collections.abc import Callable

import pytest
import time_machine
from django.test import Client
from wagtail.models import PageViewRestriction

from berita.models import BeritaPage
from dinas.images.models import CustomImage
from tests.factories.berita import make_berita, make_kategori
from tests.factories.gambar import make_picture
from tests.factories.komoditas import make_kecamatan, make_komoditas
from tests.factories.situs import Pohon, Situs
from tests.feed_reader import read_atom, read_rss

pytestmark = pytest.mark.django_db

FEEDS = [("/berita/atom.xml", read_atom), ("/berita/rss.xml", read_rss)]


@pytest.mark.parametrize(("address", "read"), FEEDS)
def test_feed_gives_title_summary_text_author_and_date_in_wib(
    client: Client, situs: Situs, address: str, read: Callable
) -> None:
    make_berita(
        situs.id,
        title="Panen & tanam <raya>",
        slug="panen",
        ringkasan="Padi > kedelai",
        oleh="Bidang Tanaman Pangan",
        tanggal=dt.date(2018, 7, 7),
    )

    (entry,) = read(client, address).entries

    assert entry.title == "Panen & tanam <raya>"
    assert entry.link == "http://testserver/berita/panen/"
    assert entry.author == "Bidang Tanaman Pangan"
    assert entry.published.isoformat() == "2018-07-07T00:00:00+07:00"
    assert "<p>Isi berita.</p>" in entry.content
    assert entry.summary == ("Padi > kedelai" if read is read_atom else "Padi &gt; kedelai")


@pytest.mark.parametrize(("address", "read"), FEEDS)
def test_article_without_author_is_the_offices(
    client: Client, situs: Situs, address: str, read: Callable
) -> None:
    make_berita(situs.id)

    (entry,) = read(client, address).entries

    assert entry.author == "Dinas Pertanian Kabupaten Grobogan"


@pytest.mark.parametrize(("address", "read"), FEEDS)
@pytest.mark.parametrize("hidden", ["draft", "unpublished", "private", "expired", "other language"])
def test_feed_never_shows_what_the_public_may_not_see(
    client: Client, situs: Situs, address: str, read: Callable, hidden: str
) -> None:
    tree = situs.en if hidden == "other language" else situs.id
    page = make_berita(tree, title="Rahasia", live=hidden != "draft")
    make_berita(situs.id, title="Terbuka")
    if hidden == "unpublished":
        page.unpublish()
    if hidden == "private":
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    if hidden == "expired":
        BeritaPage.objects.filter(pk=page.pk).update(live=False, expired=True)

    assert read(client, address).titles == ["Terbuka"]


def test_alias_of_an_indonesian_article_is_not_in_the_english_feed(
    client: Client, situs: Situs
) -> None:
    make_berita(situs.id).copy_for_translation(situs.en.locale, alias=True)

    assert read_atom(client, "/en/berita/atom.xml").entries == []


@pytest.mark.parametrize(("address", "read"), FEEDS)
def test_chosen_filters_narrow_the_feed_and_name_it(
    client: Client, situs: Situs, address: str, read: Callable
) -> None:
    kategori, padi, toroh = make_kategori("Benih"), make_komoditas("Padi"), make_kecamatan("Toroh")
    make_berita(situs.id, title="Cocok", kategori=kategori, komoditas=[padi], kecamatan=[toroh])
    make_berita(situs.id, title="Tanpa kecamatan", kategori=kategori, komoditas=[padi])

    feed = read(client, f"{address}?kecamatan=toroh&kategori=benih&komoditas=padi&utm_source=x")

    assert feed.titles == ["Cocok"]
    assert feed.title.startswith("Berita: Benih, Padi, Toroh –")
    query = "?kategori=benih&komoditas=padi&kecamatan=toroh"
    assert feed.links["self"] == f"http://testserver{address}{query}"
    assert feed.links["alternate"] == f"http://testserver/berita/{query}"


@pytest.mark.usefixtures("situs")
@pytest.mark.parametrize("name", ["kategori", "komoditas", "kecamatan", "tahun"])
@pytest.mark.parametrize("address", ["/berita/atom.xml", "/en/berita/atom.xml", "/berita/rss.xml"])
def test_unknown_filter_has_no_feed(client: Client, address: str, name: str) -> None:
    assert client.get(f"{address}?{name}=tidak-ada").status_code == 404


def test_ids_differ_and_outlive_a_new_slug_title_and_host(client: Client, situs: Situs) -> None:
    source = make_berita(situs.id, slug="lama")
    make_berita(situs.id)
    make_berita(situs.en, slug="lama", translation_key=source.translation_key)
    addresses = ("/berita/atom.xml", "/berita/atom.xml?kategori=umum", "/en/berita/atom.xml")
    before = [read_atom(client, address) for address in addresses]

    source.slug, source.title = "baru", "Judul baru"
    source.save_revision().publish()
    situs.id.berita.slug = "kabar"
    situs.id.berita.save_revision().publish()
    after = read_atom(client, "/kabar/atom.xml", host="localhost")

    assert {entry.id for entry in after.entries} == {entry.id for entry in before[0].entries}
    assert "http://localhost/kabar/baru/" in {entry.link for entry in after.entries}
    assert after.id == before[0].id
    ids = [feed.id for feed in before] + [
        e.id for feed in (before[0], before[2]) for e in feed.entries
    ]
    assert len(set(ids)) == len(ids)
    assert all(one.startswith("urn:uuid:") for one in ids)


@pytest.mark.parametrize(("address", "read"), FEEDS)
def test_mended_old_article_keeps_its_date_and_place(
    client: Client, situs: Situs, address: str, read: Callable
) -> None:
    with time_machine.travel(dt.datetime(2018, 7, 7, 3, tzinfo=dt.UTC), tick=False):
        old = make_berita(situs.id, title="Lama", tanggal=dt.date(2018, 7, 7))
        old.save_revision().publish()
    with time_machine.travel(dt.datetime(2026, 11, 1, 3, tzinfo=dt.UTC), tick=False):
        new = make_berita(situs.id, title="Baru", tanggal=dt.date(2026, 11, 1))
        new.save_revision().publish()
    before = read(client, address)

    with time_machine.travel(dt.datetime(2026, 11, 20, 3, tzinfo=dt.UTC), tick=False):
        old.refresh_from_db()
        old.title = "Lama, tanpa salah ketik"
        old.save_revision().publish()
    after = read(client, address)

    assert after.titles == ["Baru", "Lama, tanpa salah ketik"]
    assert after.entries[1].published == before.entries[1].published
    assert before.entries[1].published.isoformat() == "2018-07-07T10:00:00+07:00"
    assert after.entries[1].updated.isoformat() == "2026-11-20T10:00:00+07:00"
    assert after.updated.isoformat() == "2026-11-20T10:00:00+07:00"


def test_article_of_the_first_hour_of_a_year_is_dated_in_that_year(
    client: Client, situs: Situs
) -> None:
    with time_machine.travel(dt.datetime(2026, 12, 31, 17, 30, tzinfo=dt.UTC), tick=False):
        make_berita(situs.id, tanggal=dt.date(2027, 1, 1)).save_revision().publish()

    (entry,) = read_atom(client, "/berita/atom.xml").entries

    assert entry.published.isoformat() == "2027-01-01T00:30:00+07:00"


@pytest.mark.parametrize("asked", ["id", "es", "en"])
def test_english_feed_leads_to_english_pages_whatever_the_reader_asks_for(
    client: Client, situs: Situs, asked: str
) -> None:
    source = make_berita(situs.id, slug="tujuan")
    target = make_berita(situs.en, slug="tujuan", translation_key=source.translation_key)
    link = f'<p><a linktype="page" id="{source.pk}">read</a></p>'
    make_berita(situs.en, title="Rice", isi=[{"type": "paragraf", "value": link}])

    feed = read_atom(client, "/en/berita/atom.xml", accept_language=asked)

    inside = [url for e in feed.entries for url in re.findall(r'href="([^"]+)"', e.content)]
    assert inside == [f"http://testserver{target.alamat}"]
    pages = [feed.links["alternate"], *(entry.link for entry in feed.entries), *inside]
    assert all(url.startswith("http://testserver/en/") for url in pages)
    assert [client.get(url).status_code for url in pages] == [200] * len(pages)
    assert feed.language == "en"
    assert feed.entries[0].author == "Agriculture Office of Grobogan Regency"


def test_language_without_a_list_of_news_has_no_feed(client: Client, situs: Situs) -> None:
    situs.en.berita.unpublish()

    assert client.get("/en/berita/atom.xml").status_code == 404


def test_empty_feed_is_valid_and_does_not_change_by_itself(client: Client, situs: Situs) -> None:
    assert read_atom(client, "/berita/atom.xml").entries == []
    before = client.get("/berita/atom.xml").content

    with time_machine.travel(dt.datetime(2030, 1, 1, tzinfo=dt.UTC)):
        assert client.get("/berita/atom.xml").content == before


def test_reader_that_has_the_feed_is_told_so_until_an_article_is_withdrawn(
    client: Client, situs: Situs
) -> None:
    page = make_berita(situs.id)
    first = client.get("/berita/atom.xml")
    kept = {"if-none-match": first["ETag"], "if-modified-since": "Fri, 31 Dec 2100 00:00:00 GMT"}
    assert client.get("/berita/atom.xml", headers=kept).status_code == 304

    page.unpublish()

    assert client.get("/berita/atom.xml", headers=kept).status_code == 200
    only_date = {"if-modified-since": kept["if-modified-since"]}
    assert client.get("/berita/atom.xml", headers=only_date).status_code == 200


@pytest.mark.parametrize("address", ["/berita/", "/en/berita/", "/berita/?kategori=umum"])
def test_list_offers_its_feed_with_the_filters_kept(
    client: Client, situs: Situs, address: str
) -> None:
    make_berita(situs.id)
    path, _sign, query = address.partition("?")
    suffix = f"?{query}" if query else ""

    html = client.get(address).text

    (atom,) = re.findall(
        r'<link rel="alternate" type="application/atom\+xml"[^>]+href="([^"]+)"', html
    )
    (rss,) = re.findall(r'<a href="([^"]+)" type="application/rss\+xml"', html)
    assert (atom, rss) == (f"{path}atom.xml{suffix}", f"{path}rss.xml{suffix}")
    assert read_atom(client, atom).links["alternate"] == f"http://testserver{address}"


@pytest.mark.parametrize(("home", "feed"), [("/", "/berita/"), ("/en/", "/en/berita/")])
@pytest.mark.usefixtures("situs")
def test_home_page_offers_the_feed_of_its_language(client: Client, home: str, feed: str) -> None:
    (link,) = re.findall(
        r'<link rel="alternate" type="application/atom[^>]+>', client.get(home).text
    )
    assert f'href="{feed}atom.xml"' in link


def fill(pohon: Pohon, numbers: range, picture: CustomImage) -> None:
    """Make articles with pictures and links in the text."""
    target = pohon.home.pk
    for number in numbers:
        link = f'<p><a linktype="page" id="{target}">Beranda</a></p>'
        photo = {"gambar": {"image": picture.pk, "decorative": True, "alt_text": ""}}
        make_berita(
            pohon,
            slug=f"b-{number}",
            gambar=picture,
            isi=[
                {"type": "paragraf", "value": link},
                {"type": "gambar", "value": photo},
                {"type": "tombol", "value": {"teks": "Ke beranda", "halaman": target}},
            ],
        )


@pytest.mark.parametrize("address", ["/berita/atom.xml", "/berita/rss.xml"])
def test_queries_of_the_feed_do_not_grow_with_the_articles(
    situs: Situs, count_queries: Callable[[str], int], address: str
) -> None:
    picture = make_picture()
    fill(situs.id, range(3), picture)
    few = count_queries(address)
    fill(situs.id, range(3, 60), picture)

    assert count_queries(address) == few
    assert few <= 20
