"""The first hours of a year in WIB, while it is still the old year in UTC."""

import datetime as dt
import re
import time
from collections.abc import Iterator

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client

from berita.models import BeritaPage
from tests.dinas.navigation.kepala import baca
from tests.factories.berita import make_berita
from tests.factories.kegiatan import make_kegiatan, wib
from tests.factories.situs import Situs
from tests.feed_reader import read_atom, read_rss

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zona")]

LAST_YEAR = dt.datetime(2026, 12, 31, 16, tzinfo=dt.UTC)
"""23.00 WIB."""


@pytest.fixture(params=["UTC", "Asia/Jakarta"])
def zona(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the machine's own clock run in UTC, then in WIB."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", request.param)
        time.tzset()
        yield
    time.tzset()


def at(hour: int, minute: int, second: int = 0) -> time_machine.travel:
    """Stop the clock on 1 January 2027 in WIB.

    The moment is given in UTC without a named zone, which would become the machine's.
    """
    moment = wib(2027, 1, 1, hour, minute, second).astimezone(dt.UTC)
    return time_machine.travel(moment, tick=False)


@pytest.fixture
def article(situs: Situs) -> BeritaPage:
    """An article that was approved the evening before, for half past midnight."""
    with time_machine.travel(LAST_YEAR, tick=False):
        page = make_berita(
            situs.id, title="Tahun baru", slug="baru", tanggal=dt.date(2027, 1, 1), live=False
        )
        page.go_live_at = wib(2027, 1, 1, 0, 30)
        page.save_revision().publish()
    return page


def test_article_appears_at_its_minute_and_not_before(client: Client, article: BeritaPage) -> None:
    with at(0, 29):
        call_command("publish_scheduled")
        assert client.get("/berita/baru/").status_code == 404
        assert read_atom(client, "/berita/atom.xml").entries == []
    with at(0, 30, 5):
        call_command("publish_scheduled")
        assert client.get("/berita/baru/").status_code == 200


def test_article_is_of_the_first_of_january_everywhere(client: Client, article: BeritaPage) -> None:
    with at(0, 30, 5):
        call_command("publish_scheduled")
    with at(6, 30):
        assert "Jumat, 1 Januari 2027" in client.get("/berita/baru/").text
        for path in ("/", "/berita/", "/berita/?tahun=2027"):
            html = client.get(path).text
            assert 'href="/berita/baru/"' in html, path
            assert '<time datetime="2027-01-01' in html, path
            assert "31 Desember 2026" not in html, path
        assert client.get("/berita/?tahun=2026").status_code == 404
        head = baca(client, "/berita/baru/")
        for feed in (read_atom(client, "/berita/atom.xml"), read_rss(client, "/berita/rss.xml")):
            assert feed.entries[0].published.isoformat() == "2027-01-01T00:30:05+07:00"
        sitemap = client.get("/sitemap-berita-id.xml").text
    assert head.fakta("NewsArticle")["datePublished"] == "2027-01-01T00:30:05+07:00"
    assert head.satu("article:published_time") == "2027-01-01T00:30:05+07:00"
    assert "<loc>http://testserver/berita/baru/</loc><lastmod>2027-01-01</lastmod>" in sitemap


def test_event_after_midnight_is_of_the_first_of_january_everywhere(
    client: Client, situs: Situs
) -> None:
    with time_machine.travel(LAST_YEAR, tick=False):
        make_kegiatan(
            situs.id,
            title="Fajar",
            slug="fajar",
            mulai=wib(2027, 1, 1, 0, 15),
            selesai=wib(2027, 1, 1, 1),
        )
        december = client.get("/kegiatan/").text
        page = client.get("/kegiatan/fajar/").text
        facts = baca(client, "/kegiatan/fajar/").fakta("Event")
        (entry,) = read_atom(client, "/kegiatan/atom.xml").entries
        home = client.get("/").text

    assert "Fajar" not in december[december.index("<tbody") : december.index("</tbody>")]
    assert "Jumat, 1 Januari 2027" in page
    assert facts["startDate"] == "2027-01-01T00:15:00+07:00"
    assert facts["endDate"] == "2027-01-01T01:00:00+07:00"
    assert "Jumat, 1 Januari 2027, 00.15–01.00 WIB" in entry.content
    assert "Fajar" in home


@pytest.mark.parametrize(("hour", "minute"), [(0, 0), (0, 20), (6, 30), (6, 59), (23, 59)])
def test_today_is_the_first_of_january_all_day(
    client: Client, situs: Situs, hour: int, minute: int
) -> None:
    make_kegiatan(situs.id, title="Fajar", mulai=wib(2027, 1, 1, 0, 15), selesai=wib(2027, 1, 1, 1))
    with at(hour, minute):
        html = client.get("/kegiatan/").text

    (today,) = re.findall(r'<td class="today">.*?</td>', html, re.DOTALL)
    assert "Hari ini" in today
    assert "2027-01-01" in today
    assert "Fajar" in today
    assert 'rel="canonical" href="http://testserver/kegiatan/"' in html
