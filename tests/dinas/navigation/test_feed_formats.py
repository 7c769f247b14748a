"""Every kind of feed, read by a program that many readers use, and held against the standards."""

import datetime as dt
from io import BytesIO
from typing import Any

import feedparser
import pytest
from django.test import Client
from lxml import etree

from tests.factories.berita import make_berita, make_kategori
from tests.factories.gambar import make_picture
from tests.factories.jam import jam_berdiri
from tests.factories.kegiatan import make_jenis, make_kegiatan, wib
from tests.factories.komoditas import make_kecamatan, make_komoditas
from tests.factories.sekali import Sekali
from tests.factories.situs import Situs
from tests.feed_reader import atom_schema, read_atom, read_rss

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("jam_wib", "isi")]

QUERIES = [
    "",
    "?kategori=benih",
    "?komoditas=padi",
    "?kecamatan=toroh",
    "?tahun=2026",
    "?kategori=benih&komoditas=padi&kecamatan=toroh&tahun=2026",
]
EVENT_QUERIES = ["", "?jenis=pelatihan", "?kecamatan=toroh", "?jenis=pelatihan&komoditas=padi"]
NEWS = [f"{start}/berita/{{}}.xml{query}" for start in ("", "/en") for query in QUERIES]
EVENTS = [f"{start}/kegiatan/atom.xml{query}" for start in ("", "/en") for query in EVENT_QUERIES]
ATOM = [*(address.format("atom") for address in NEWS), *EVENTS]
RSS = [address.format("rss") for address in NEWS]
ODD = "Panen & tanam <raya>: 100 % \x0b“padi” 🌾"
OFFSET = dt.timedelta(hours=7)


@jam_berdiri()
def make_isi(situs: Situs) -> None:
    """Make an article and an event in both languages, with all that a feed may tell of them."""
    kategori = make_kategori("Benih", "Seeds")
    padi, toroh = make_komoditas("Padi", "Rice"), make_kecamatan("Toroh")
    facts = {"kategori": kategori, "komoditas": [padi], "kecamatan": [toroh], "title": ODD}
    picture = make_picture()
    article = make_berita(situs.id, slug="panen", gambar=picture, **facts)
    make_berita(
        situs.en, slug="panen", gambar=picture, translation_key=article.translation_key, **facts
    )
    make_berita(situs.id, kategori=kategori, tanggal=dt.date(1998, 2, 28))
    jenis = make_jenis("Pelatihan", "Training")
    for tree in (situs.id, situs.en):
        event = make_kegiatan(
            tree, slug="latih", title=ODD, jenis=jenis, kecamatan=toroh, mulai=wib(2026, 12, 9, 8)
        )
        event.komoditas.set([padi])
        event.save()


@pytest.fixture(scope="module")
def isi(sekali: Sekali) -> None:
    sekali(make_isi)


def parse(client: Client, address: str) -> Any:
    """Read a feed as a reader's program does, which has nothing to complain of."""
    response = client.get(address)
    assert response.status_code == 200, address
    headers = {"content-type": response["Content-Type"]}
    feed = feedparser.parse(BytesIO(response.content), response_headers=headers)
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


@pytest.mark.parametrize("address", [*ATOM, *RSS])
def test_reader_understands_every_feed_without_complaint(client: Client, address: str) -> None:
    feed = parse(client, address)

    assert feed.version == ("rss20" if "rss.xml" in address else "atom10")
    assert feed.feed.language == ("en" if address.startswith("/en/") else "id")
    assert feed.feed.title
    assert feed.feed.link.startswith("http://testserver/")
    assert {"rel": "self", "href": f"http://testserver{address}"}.items() <= next(
        dict(link) for link in feed.feed.links if link.rel == "self"
    ).items()
    assert feed.feed.updated_parsed or "rss.xml" in address
    assert len({entry.id for entry in feed.entries}) == len(feed.entries) > 0
    for entry in feed.entries:
        assert entry.id.startswith("urn:uuid:")
        assert entry.title
        assert client.get(entry.link).status_code == 200
        assert entry.published_parsed
        assert entry.updated_parsed >= entry.published_parsed


@pytest.mark.parametrize("address", ATOM)
def test_atom_feed_keeps_to_the_grammar_of_its_standard(client: Client, address: str) -> None:
    feed = read_atom(client, address)

    for entry in feed.entries:
        assert entry.published.utcoffset() == entry.updated.utcoffset() == OFFSET


@pytest.mark.parametrize("address", RSS)
def test_rss_feed_has_what_its_standard_requires(client: Client, address: str) -> None:
    for entry in read_rss(client, address).entries:
        assert entry.published.utcoffset() == OFFSET


@pytest.mark.parametrize(
    "address", ["/berita/atom.xml", "/berita/rss.xml", "/en/berita/atom.xml", "/en/berita/rss.xml"]
)
def test_picture_is_offered_with_type_and_true_size(client: Client, address: str) -> None:
    entry = parse(client, address).entries[0]

    (enclosure,) = entry.enclosures
    assert enclosure.type == "image/jpeg"
    picture = client.get(enclosure.href)
    assert picture.status_code == 200
    assert len(b"".join(picture)) == int(enclosure.length)


def test_odd_title_arrives_whole_without_what_xml_cannot_hold(client: Client) -> None:
    for address in ("/berita/atom.xml", "/berita/rss.xml", "/kegiatan/atom.xml"):
        titles = [
            element.text
            for element in etree.fromstring(client.get(address).content).iter("{*}title")
        ]
        assert ODD.replace("\x0b", "") in titles


@pytest.mark.parametrize(
    "fault",
    [
        ("<updated>", "<updated>kemarin "),
        ("<author>", "<author><name>dua</name></author><id>x</id><author>"),
        ('rel="self"', 'rel=""'),
        ("<subtitle>", "<summary>x</summary><subtitle>"),
    ],
)
def test_grammar_sees_what_is_wrong(client: Client, fault: tuple[str, str]) -> None:
    text = client.get("/berita/atom.xml").text

    assert not atom_schema().validate(etree.fromstring(text.replace(*fault, 1).encode()))
