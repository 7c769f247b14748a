"""The calendar that programs subscribe to."""

import datetime as dt
import re
from collections.abc import Callable

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from kegiatan.enums import Keadaan, Ulang
from kegiatan.models import KegiatanKecuali
from tests.factories.kegiatan import make_jenis, make_kegiatan, wib
from tests.factories.komoditas import make_kecamatan
from tests.factories.situs import Situs
from tests.kegiatan.ics_reader import read_ics

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("jam_wib")]

ADDRESS = "/kegiatan/kalender.ics"


def test_calendar_holds_the_last_year_and_what_comes(client: Client, situs: Situs) -> None:
    make_kegiatan(situs.id, title="Lama", mulai=wib(2025, 11, 20, 9))
    make_kegiatan(situs.id, title="Tahun ini", mulai=wib(2026, 3, 1, 9))
    make_kegiatan(situs.id, title="Besok", mulai=wib(2026, 12, 2, 9))
    make_kegiatan(situs.id, title="Jauh", mulai=wib(2031, 12, 2, 9))

    assert read_ics(client, ADDRESS).titles == ["Tahun ini", "Besok"]


def test_event_that_repeats_is_one_entry_with_a_rule(client: Client, situs: Situs) -> None:
    make_kegiatan(
        situs.id,
        mulai=wib(2025, 10, 3, 9),
        ulang=Ulang.MINGGUAN,
        ulang_sampai=dt.date(2027, 6, 1),
        kecuali=[KegiatanKecuali(tanggal=dt.date(2026, 12, 4))],
    )

    (entry,) = read_ics(client, ADDRESS).entries

    assert entry["rrule"]["FREQ"] == ["WEEKLY"]
    assert entry["exdate"].dts[0].dt == wib(2026, 12, 4, 9)


def test_calendar_says_whose_it_is_and_when_to_look_again(client: Client, situs: Situs) -> None:
    make_jenis("Pelatihan", "Training")
    make_kecamatan("Toroh")

    file = read_ics(client, f"{ADDRESS}?jenis=pelatihan&kecamatan=toroh")
    calendar = file.calendar
    english = read_ics(client, "/en/kegiatan/kalender.ics?jenis=pelatihan").calendar

    whole_lines = file.raw.replace(b"\r\n ", b"").decode()
    title = "Kegiatan: Pelatihan\\, Toroh – Dinas Pertanian Kabupaten Grobogan"
    assert f"\r\nX-WR-CALNAME:{title}\r\n" in whole_lines
    assert f"\r\nNAME:{title}\r\n" in whole_lines
    assert english["name"] == "Events: Training – Agriculture Office of Grobogan Regency"
    assert calendar["refresh-interval"].dt == dt.timedelta(hours=6)
    assert calendar["x-wr-timezone"] == "Asia/Jakarta"


def test_filters_of_the_calendar_narrow_what_is_subscribed_to(client: Client, situs: Situs) -> None:
    jenis, toroh = make_jenis("Pelatihan"), make_kecamatan("Toroh")
    make_kegiatan(situs.id, title="Keduanya", jenis=jenis, kecamatan=toroh)
    make_kegiatan(situs.id, title="Jenis saja", jenis=jenis)
    make_kegiatan(situs.id, title="Lain")

    assert set(read_ics(client, f"{ADDRESS}?jenis=pelatihan").titles) == {"Keduanya", "Jenis saja"}
    assert read_ics(client, f"{ADDRESS}?jenis=pelatihan&kecamatan=toroh").titles == ["Keduanya"]
    assert client.get(f"{ADDRESS}?jenis=tidak-ada").status_code == 404


@pytest.mark.parametrize("hidden", ["draft", "expired", "private", "other language"])
def test_calendar_never_shows_what_the_public_may_not_see(
    client: Client, situs: Situs, hidden: str
) -> None:
    tree = situs.en if hidden == "other language" else situs.id
    page = make_kegiatan(tree, title="Rahasia", live=hidden != "draft")
    make_kegiatan(situs.id, title="Terbuka")
    if hidden == "expired":
        page.unpublish(set_expired=True)
    if hidden == "private":
        PageViewRestriction.objects.create(page=page, restriction_type="login")

    file = read_ics(client, ADDRESS)

    assert file.titles == ["Terbuka"]
    assert b"Rahasia" not in file.raw


def test_cancelled_event_stays_in_the_calendar_as_cancelled(client: Client, situs: Situs) -> None:
    make_kegiatan(situs.id, title="Temu", keadaan=Keadaan.BATAL)

    (entry,) = read_ics(client, ADDRESS).entries

    assert (str(entry["status"]), str(entry["summary"])) == ("CANCELLED", "Dibatalkan: Temu")


def test_subscribed_calendar_and_file_of_the_event_tell_one_event(
    client: Client, situs: Situs
) -> None:
    make_kegiatan(situs.id, slug="k")

    (there,) = read_ics(client, ADDRESS).entries
    (here,) = read_ics(client, "/kegiatan/k/acara.ics").entries

    assert there.to_ical() == here.to_ical()


def test_unchanged_calendar_is_not_sent_again(client: Client, situs: Situs) -> None:
    make_kegiatan(situs.id)
    first = client.get(ADDRESS)

    assert client.get(ADDRESS, headers={"If-None-Match": first["ETag"]}).status_code == 304
    make_kegiatan(situs.id)
    assert client.get(ADDRESS, headers={"If-None-Match": first["ETag"]}).status_code == 200


@pytest.mark.parametrize("lead", ["", "/en"])
def test_page_offers_the_calendar_with_the_filters_in_force(
    client: Client, situs: Situs, lead: str
) -> None:
    make_jenis("Pelatihan", "Training")

    html = client.get(f"{lead}/kegiatan/?jenis=pelatihan").text

    target = f"{lead}/kegiatan/kalender.ics?jenis=pelatihan"
    assert f'href="webcal://testserver{target}"' in html
    assert f'data-copy="http://testserver{target}"' in html
    (link,) = re.findall(r'<link rel="alternate" type="text/calendar"[^>]+>', html)
    assert f'href="{target}"' in link


def test_queries_of_the_calendar_do_not_grow_with_the_events(
    situs: Situs, count_queries: Callable[[str], int]
) -> None:
    toroh = make_kecamatan("Toroh")

    def some(count: int) -> None:
        for number in range(count):
            make_kegiatan(
                situs.id,
                mulai=wib(2026, 12, 3 + number % 25, 9),
                kecamatan=toroh,
                ulang=Ulang.MINGGUAN,
                ulang_sampai=dt.date(2027, 2, 1),
                kecuali=[
                    KegiatanKecuali(
                        tanggal=wib(2026, 12, 3 + number % 25).date() + dt.timedelta(days=7)
                    )
                ],
                isi=[{"type": "paragraf", "value": "<p>Isi</p>"}],
            )

    some(3)
    few = count_queries(ADDRESS)
    some(30)

    assert count_queries(ADDRESS) == few <= 14
