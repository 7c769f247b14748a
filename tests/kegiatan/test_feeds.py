"""The events to come as feed readers get them."""

import datetime as dt
from collections.abc import Callable

import pytest
import time_machine
from django.test import Client
from wagtail.models import PageViewRestriction

from kegiatan.enums import Keadaan, Ulang
from tests.factories.kegiatan import make_jenis, make_kegiatan, wib
from tests.factories.situs import Situs
from tests.feed_reader import read_atom

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("jam_wib")]

ADDRESS = "/kegiatan/atom.xml"


def test_feed_tells_when_and_where_in_words(client: Client, situs: Situs) -> None:
    make_kegiatan(
        situs.id,
        title="Pelatihan pupuk",
        slug="pupuk",
        mulai=wib(2026, 12, 9, 8),
        selesai=wib(2026, 12, 9, 12),
        tempat="Balai desa Toroh",
        isi=[{"type": "paragraf", "value": "<p>Bawa alat tulis.</p>"}],
    )

    (entry,) = read_atom(client, ADDRESS).entries

    assert entry.link == "http://testserver/kegiatan/pupuk/"
    assert "Rabu, 9 Desember 2026, 08.00–12.00 WIB<br>Balai desa Toroh" in entry.content
    assert "<p>Bawa alat tulis.</p>" in entry.content


def test_feed_holds_what_runs_or_comes_in_the_order_of_the_next_date(
    client: Client, situs: Situs
) -> None:
    make_kegiatan(situs.id, title="Besok", mulai=wib(2026, 12, 2, 9))
    make_kegiatan(situs.id, title="Kemarin", mulai=wib(2026, 11, 30, 9))
    make_kegiatan(situs.id, title="Sedang", mulai=wib(2026, 11, 30, 9), selesai=wib(2026, 12, 2, 9))
    make_kegiatan(
        situs.id,
        title="Mingguan",
        mulai=wib(2026, 11, 6, 9),
        ulang=Ulang.MINGGUAN,
        ulang_sampai=dt.date(2027, 6, 1),
    )

    feed = read_atom(client, ADDRESS)

    assert feed.titles == ["Sedang", "Besok", "Mingguan"]
    assert "Jumat, 4 Desember 2026" in feed.entries[2].content


def test_cancelled_event_says_so_in_its_title_and_keeps_its_id(
    client: Client, situs: Situs
) -> None:
    page = make_kegiatan(situs.id, title="Temu lapang", mulai=wib(2026, 12, 5, 9))
    page.save_revision().publish()
    (before,) = read_atom(client, ADDRESS).entries

    with time_machine.travel(wib(2026, 12, 2, 9), tick=False):
        page.keadaan, page.keterangan_keadaan = Keadaan.BATAL, "Hujan lebat"
        page.save_revision().publish()
        (after,) = read_atom(client, ADDRESS).entries

    assert after.id == before.id
    assert after.title == "Dibatalkan: Temu lapang"
    assert "<strong>Dibatalkan</strong>: Hujan lebat" in after.content
    assert after.updated > before.updated


@pytest.mark.parametrize("hidden", ["draft", "unpublished", "private", "other language"])
def test_feed_never_shows_what_the_public_may_not_see(
    client: Client, situs: Situs, hidden: str
) -> None:
    tree = situs.en if hidden == "other language" else situs.id
    page = make_kegiatan(tree, title="Rahasia", live=hidden != "draft")
    make_kegiatan(situs.id, title="Terbuka")
    if hidden == "unpublished":
        page.unpublish()
    if hidden == "private":
        PageViewRestriction.objects.create(page=page, restriction_type="login")

    assert read_atom(client, ADDRESS).titles == ["Terbuka"]


def test_filters_of_the_calendar_narrow_its_feed(client: Client, situs: Situs) -> None:
    make_kegiatan(situs.id, title="Cocok", jenis=make_jenis("Pelatihan"))
    make_kegiatan(situs.id, title="Lain", jenis=make_jenis("Rapat"))

    assert read_atom(client, f"{ADDRESS}?jenis=pelatihan").titles == ["Cocok"]
    assert client.get(f"{ADDRESS}?jenis=tidak-ada").status_code == 404
    assert f'href="{ADDRESS}?jenis=pelatihan"' in client.get("/kegiatan/?jenis=pelatihan").text


def test_english_feed_is_in_english(client: Client, situs: Situs) -> None:
    jenis = make_jenis("Pelatihan", "Training")
    make_kegiatan(situs.en, title="Field school", slug="sl", jenis=jenis, mulai=wib(2026, 12, 9, 8))

    feed = read_atom(client, "/en/kegiatan/atom.xml", accept_language="id")

    assert feed.entries[0].link == "http://testserver/en/kegiatan/sl/"
    assert "Wednesday, 9 December 2026, 08:00–11:00 WIB" in feed.entries[0].content


def test_queries_of_the_feed_do_not_grow_with_the_events(
    situs: Situs, count_queries: Callable[[str], int]
) -> None:
    for number in range(3):
        make_kegiatan(situs.id, mulai=wib(2026, 12, 3 + number, 9))
    few = count_queries(ADDRESS)
    for number in range(60):
        make_kegiatan(situs.id, mulai=wib(2027, 1, 1 + number % 28, 9))

    assert count_queries(ADDRESS) == few <= 14
