"""The full text and the pictures of articles as feed readers get them."""

import datetime as dt
import re
from collections.abc import Callable

import pytest
from django.test import Client

from tests.factories.berita import make_berita
from tests.factories.gambar import make_picture
from tests.factories.situs import Situs
from tests.feed_reader import read_atom, read_rss

pytestmark = pytest.mark.django_db

FEEDS = [("/berita/atom.xml", read_atom), ("/berita/rss.xml", read_rss)]


@pytest.mark.parametrize(("address", "read"), FEEDS)
def test_lead_picture_comes_with_type_and_true_length(
    client: Client, situs: Situs, address: str, read: Callable
) -> None:
    picture = make_picture()
    make_berita(situs.id, gambar=picture)

    (entry,) = read(client, address).entries

    assert entry.enclosure is not None
    url = entry.enclosure["href" if read is read_atom else "url"]
    (file,) = [r.file for r in picture.renditions.all() if url == f"http://testserver{r.url}"]
    assert entry.enclosure["type"] == "image/jpeg"
    assert int(entry.enclosure["length"]) == file.size > 0
    assert file.read(2) == b"\xff\xd8"


def test_lead_picture_whose_file_is_lost_leaves_the_entry_without_one(
    client: Client, situs: Situs
) -> None:
    picture = make_picture()
    make_berita(situs.id, gambar=picture)
    for rendition in picture.renditions.all():
        rendition.file.storage.delete(rendition.file.name)

    (entry,) = read_atom(client, "/berita/atom.xml").entries

    assert entry.enclosure is None


def test_text_of_every_block_reads_well_without_styles_and_has_full_addresses(
    client: Client, situs: Situs
) -> None:
    picture = make_picture()
    table = {"data": [["Musim", "Bulan"], ["MT I", "Oktober"]], "first_row_is_table_header": True}
    isi = [
        ("judul", {"teks": "Cara & waktu", "tingkat": "h2"}),
        ("kutipan", {"kutipan": "Amati dulu.", "sumber": "Penyuluh"}),
        ("catatan", {"jenis": "penting", "isi": '<p><a href="#x">Lihat</a></p>'}),
        ("tabel", table),
        ("tanya_jawab", {"butir": [{"judul": "Kapan?", "isi": "<p>Pagi.</p>"}]}),
        ("gambar", {"gambar": {"image": picture.pk, "decorative": False, "alt_text": "Sawah"}}),
        ("tombol", {"teks": "Buka berita", "halaman": situs.id.berita.pk}),
    ]
    make_berita(situs.id, slug="isi", isi=[{"type": kind, "value": value} for kind, value in isi])

    (entry,) = read_atom(client, "/berita/atom.xml").entries

    assert "<h2>Cara &amp; waktu</h2>" in entry.content
    assert "<blockquote><p>Amati dulu.</p><p>— Penyuluh</p></blockquote>" in entry.content
    assert (
        '<strong>Penting</strong></p><p><a href="http://testserver/berita/isi/#x">' in entry.content
    )
    assert "<tr><th>Musim</th><th>Bulan</th></tr><tr><td>MT I</td>" in entry.content
    assert "<h3>Kapan?</h3><p>Pagi.</p>" in entry.content
    assert re.search(
        r'<img src="http://testserver/media/[^"]+\.webp" [^>]*alt="Sawah">', entry.content
    )
    assert '<a href="http://testserver/berita/">Buka berita</a>' in entry.content


@pytest.mark.parametrize(("address", "read"), FEEDS)
def test_characters_that_xml_cannot_hold_are_left_out(
    client: Client, situs: Situs, address: str, read: Callable
) -> None:
    make_berita(
        situs.id,
        title="Panen\x0b raya",
        ringkasan="Tempel\x1e dari Word\ufffe",
        isi=[{"type": "paragraf", "value": "<p>Isi\x1e\x0c utuh 🌾</p>"}],
    )
    make_berita(situs.id, title="Lain", tanggal=dt.date(2026, 10, 1))

    feed = read(client, address)

    assert feed.titles == ["Panen raya", "Lain"]
    assert feed.entries[0].summary == "Tempel dari Word"
    assert feed.entries[0].content == "<p>Isi utuh 🌾</p>"
