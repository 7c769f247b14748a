"""The edges of the calendar: first and last months, crawlers, filters, running events."""

import datetime as dt
import re
from collections.abc import Iterable
from html import unescape

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import translation

from kegiatan.models import KegiatanPage
from kegiatan.services import tulis_jadwal
from tests.factories.kegiatan import make_jenis, make_kegiatan, wib
from tests.factories.komoditas import make_kecamatan, make_komoditas
from tests.factories.situs import Situs
from tests.feed_reader import read_atom

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("jam_wib")]


def links(html: str) -> set[str]:
    """The pages of the calendar that the page leads to; files to take away lead nowhere."""
    found = (unescape(link) for link in re.findall(r'<a [^>]*?href="([^"#]+)', html))
    return {
        link
        for link in found
        if link.startswith("/kegiatan/") and not re.search(r"\.(pdf|docx|ics|xml)(\?|$)", link)
    }


def crawl(client: Client, seeds: Iterable[str], most: int) -> set[str]:
    """Follow every link of the calendar, as a crawler that heeds nothing does."""
    waiting, seen = set(seeds), set()
    while waiting and len(seen) <= most:
        path = waiting.pop()
        seen.add(path)
        reply = client.get(path)
        assert reply.status_code == 200, path
        waiting |= links(reply.text) - seen
    return seen


@pytest.mark.parametrize(
    "month",
    [
        "0001/01", "9999/12", "0000/01", "10000/01", "2026/00", "2026/13", "2026/2", "1900/02",
        "２０２６/02", "+2026/12", "2026/１２",
    ],
)  # fmt: skip
def test_month_that_is_none_has_no_address(client: Client, situs: Situs, month: str) -> None:
    assert client.get(f"/kegiatan/{month}/").status_code == 404


@pytest.mark.parametrize("year", [1, 202, 1900, 2202, 9999])
def test_mistyped_year_is_refused_and_does_not_stretch_the_calendar(
    client: Client, situs: Situs, year: int
) -> None:
    page = make_kegiatan(situs.id)
    page.mulai, page.selesai = wib(year, 6, 15, 9), None

    with translation.override("id"), pytest.raises(ValidationError, match="Tahun"):
        page.clean()

    # As it might stand in the database from elsewhere.
    KegiatanPage.objects.filter(pk=page.pk).update(mulai=page.mulai, selesai=None)
    tulis_jadwal(page)
    assert client.get("/kegiatan/").status_code == 200
    assert f'href="/kegiatan/{year:04d}/' not in client.get("/kegiatan/").text
    assert client.get(f"/kegiatan/{year:04d}/06/").status_code == 404


def test_edges_of_the_calendar_have_no_arrow_beyond(client: Client, situs: Situs) -> None:
    make_kegiatan(situs.id, mulai=wib(2026, 12, 1, 9))

    assert 'rel="prev"' not in client.get("/kegiatan/2026/11/").text
    last = client.get("/kegiatan/2027/12/").text
    assert 'rel="next"' not in last
    assert 'rel="prev"' in last
    assert client.get("/kegiatan/2028/01/").status_code == 404


def test_this_month_has_one_canonical_address(client: Client, situs: Situs) -> None:
    for path in ("/kegiatan/", "/kegiatan/2026/12/"):
        assert 'rel="canonical" href="http://testserver/kegiatan/"' in client.get(path).text
    other = client.get("/kegiatan/2027/01/").text
    assert 'rel="canonical" href="http://testserver/kegiatan/2027/01/"' in other


def test_robots_leave_out_empty_months_and_filtered_ones(client: Client, situs: Situs) -> None:
    jenis = make_jenis("Pelatihan")
    make_kegiatan(situs.id, mulai=wib(2027, 2, 1, 9), jenis=jenis)
    noindex = '<meta name="robots" content="noindex, follow">'

    assert noindex in client.get("/kegiatan/2027/01/").text
    assert noindex not in client.get("/kegiatan/").text
    assert noindex not in client.get("/kegiatan/2027/02/").text
    filtered = client.get("/kegiatan/2027/02/?jenis=pelatihan").text
    assert noindex in filtered
    assert 'rel="canonical" href="http://testserver/kegiatan/2027/02/"' in filtered
    ways = re.findall(r'href="/kegiatan/\d{4}/\d\d/\?jenis=pelatihan"( rel="[^"]*")?', filtered)
    assert ways
    assert all("nofollow" in way for way in ways)


def test_crawler_that_follows_everything_comes_to_an_end(client: Client, situs: Situs) -> None:
    jenis = [make_jenis(name) for name in ("Pelatihan", "Rapat")]
    district = make_kecamatan("Toroh")
    padi = make_komoditas("Padi")
    for number in range(4):
        event = make_kegiatan(
            situs.id,
            jenis=jenis[number % 2],
            kecamatan=district,
            mulai=wib(2026, 10 + number % 3, 5, 9),
        )
        event.komoditas.set([padi])
        event.save()
    combinations = [
        "?" + "&".join(part for part in parts if part)
        for parts in (
            (kind, place, crop)
            for kind in ("", "jenis=pelatihan", "jenis=rapat")
            for place in ("", "kecamatan=toroh")
            for crop in ("", "komoditas=padi")
        )
    ]

    found = crawl(client, ["/kegiatan/", *(f"/kegiatan/{query}" for query in combinations)], 150)

    months = {link for link in found if re.fullmatch(r"/kegiatan/\d{4}/\d\d/", link)}
    assert len(months) == 1 + 3 + 12
    # Twelve combinations over the three months with events and the one of today's address.
    assert len(found) <= len(months) + 1 + 4 + len(combinations) * 4


def test_arrows_of_a_filtered_month_end_where_its_events_end(client: Client, situs: Situs) -> None:
    make_kegiatan(situs.id, jenis=make_jenis("Pelatihan"), mulai=wib(2027, 1, 5, 9))
    make_kegiatan(situs.id, jenis=make_jenis("Rapat"), mulai=wib(2027, 6, 5, 9))

    html = client.get("/kegiatan/2027/01/?jenis=pelatihan").text

    assert 'href="/kegiatan/2026/12/?jenis=pelatihan"' in html
    assert 'href="/kegiatan/2027/02/?jenis=pelatihan"' not in html
    # A reader who filters another month is still answered.
    assert client.get("/kegiatan/2027/06/?jenis=pelatihan").status_code == 200


def test_running_events_are_the_same_in_every_list(client: Client, situs: Situs) -> None:
    padi = make_komoditas("Padi")
    for title, times in {
        "Sejak kemarin": {"mulai": wib(2026, 11, 30, 9), "selesai": wib(2026, 12, 2, 16)},
        "Tanpa akhir": {"mulai": wib(2026, 12, 1, 8), "selesai": None},
        "Usai tadi": {"mulai": wib(2026, 12, 1, 7), "selesai": wib(2026, 12, 1, 8, 50)},
        "Sehari penuh": {"mulai": wib(2026, 12, 1), "selesai": None, "sepanjang_hari": True},
    }.items():
        event = make_kegiatan(situs.id, title=title, **times)
        event.komoditas.set([padi])
        event.save()

    def assert_listed(expected: set[str]) -> None:
        home = client.get("/").text
        texts = {
            "home": home[home.index("Agenda kegiatan") : home.index("Kalender Kegiatan")],
            "commodity": client.get("/komoditas/padi/").text,
            "feed": " ".join(read_atom(client, "/kegiatan/atom.xml").titles),
        }
        titles = ("Sejak kemarin", "Tanpa akhir", "Usai tadi", "Sehari penuh")
        for place, text in texts.items():
            assert {title for title in titles if title in text} == expected, place

    running = {"Sejak kemarin", "Tanpa akhir", "Sehari penuh"}
    with time_machine.travel(wib(2026, 12, 1, 9, 50), tick=False):
        assert_listed(running)
        assert "Senin–Rabu, 09.00–16.00 WIB" in client.get("/").text
    with time_machine.travel(wib(2026, 12, 1, 23, 50), tick=False):
        assert_listed(running)
    with time_machine.travel(wib(2026, 12, 2, 0, 10), tick=False):
        assert_listed({"Sejak kemarin"})
    with time_machine.travel(wib(2026, 12, 2, 16), tick=False):
        assert_listed(set())


def test_first_hour_of_the_year_is_on_the_first_in_page_feed_and_facts(
    client: Client, situs: Situs
) -> None:
    make_kegiatan(
        situs.id,
        slug="fajar",
        title="Fajar",
        mulai=wib(2027, 1, 1, 0, 15),
        selesai=wib(2027, 1, 1, 1),
    )

    page = client.get("/kegiatan/fajar/").text
    assert "Jumat, 1 Januari 2027" in page
    assert '"startDate": "2027-01-01T00:15:00+07:00"' in page.replace('":"', '": "')
    assert "Jumat, 1 Januari 2027, 00.15–01.00 WIB" in (
        read_atom(client, "/kegiatan/atom.xml").entries[0].content
    )
    assert "Fajar" in client.get("/kegiatan/2027/01/").text
    december = client.get("/kegiatan/2026/12/").text
    assert "Fajar" not in december[december.index("<tbody") : december.index("</tbody>")]


def test_today_before_seven_is_todays_local_day(client: Client, situs: Situs) -> None:
    make_kegiatan(situs.id, title="Subuh", mulai=wib(2026, 12, 9, 6, 45))
    with time_machine.travel(wib(2026, 12, 9, 6, 30), tick=False):
        html = client.get("/kegiatan/").text

    (today,) = re.findall(r'<td class="today">.*?</td>', html)
    assert "Subuh" in today
    assert dt.date(2026, 12, 9).isoformat() in today
