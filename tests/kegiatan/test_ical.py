"""One event as a calendar file: what programs for calendars read in it."""

import datetime as dt
import os
import time
from collections.abc import Iterator

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from wagtail.models import PageViewRestriction

from kegiatan.enums import Keadaan, Ulang
from kegiatan.models import KegiatanKecuali
from tests.factories.kegiatan import make_jenis, make_kegiatan, wib
from tests.factories.komoditas import make_kecamatan
from tests.factories.situs import Situs
from tests.kegiatan.ics_reader import read_ics

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("jam_wib")]

ADDRESS = "/kegiatan/k/acara.ics"
GRAIN = "🌾" * 20 + "ꦗꦮé – 👨‍🌾👩🏽‍🌾; koma, titik; garis\\miring"


@pytest.fixture(params=["UTC", "America/Phoenix"])
def machine_zone(request: pytest.FixtureRequest) -> Iterator[str]:
    """A machine whose own clock is set to another zone than the office's."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = request.param
    time.tzset()
    yield request.param
    os.environ.pop("TZ") if before is None else os.environ.update(TZ=before)
    time.tzset()


def test_hour_in_wib_is_the_same_moment_on_every_machine(
    client: Client, situs: Situs, machine_zone: str
) -> None:
    make_kegiatan(situs.id, slug="k", mulai=wib(2026, 12, 9, 9), selesai=wib(2026, 12, 9, 11))

    file = read_ics(client, ADDRESS)

    moment = dt.datetime(2026, 12, 9, 2, tzinfo=dt.UTC)
    (entry,), (foreign,) = file.entries, file.foreign_entries
    assert entry["dtstart"].dt == foreign.dtstart.value == moment
    assert entry["dtend"].dt == foreign.dtend.value == moment + dt.timedelta(hours=2)
    assert b"TZID:Asia/Jakarta" in file.lines
    assert b"TZOFFSETTO:+0700" in file.lines


def test_first_hour_of_a_year_stays_in_that_year(
    client: Client, situs: Situs, machine_zone: str
) -> None:
    make_kegiatan(situs.id, slug="k", mulai=wib(2027, 1, 1, 0, 15), selesai=wib(2027, 1, 1, 1))

    assert b"DTSTART;TZID=Asia/Jakarta:20270101T001500" in read_ics(client, ADDRESS).lines


@pytest.mark.parametrize(
    ("last", "end"), [((2026, 12, 31), "20270101"), ((2027, 1, 2), "20270103")]
)
@pytest.mark.parametrize("is_typed_as_hours", [False, True])
def test_whole_days_are_dates_and_end_on_the_day_after(
    client: Client, situs: Situs, last: tuple[int, int, int], end: str, is_typed_as_hours: bool
) -> None:
    make_kegiatan(
        situs.id,
        slug="k",
        mulai=wib(2026, 12, 31, 0 if is_typed_as_hours else 8),
        selesai=wib(*last, 0) + dt.timedelta(days=1) if is_typed_as_hours else wib(*last, 16),
        sepanjang_hari=not is_typed_as_hours,
    )

    lines = read_ics(client, ADDRESS).lines

    assert b"DTSTART;VALUE=DATE:20261231" in lines
    assert f"DTEND;VALUE=DATE:{end}".encode() in lines


def test_event_without_an_end_has_none_in_the_file(client: Client, situs: Situs) -> None:
    make_kegiatan(situs.id, slug="k", mulai=wib(2026, 12, 9, 9), selesai=None)

    (entry,) = read_ics(client, ADDRESS).entries

    assert "dtend" not in entry
    assert "duration" not in entry


@pytest.mark.parametrize("lead", ["", "a", "aa", "aaa"])
def test_long_lines_are_folded_between_signs(client: Client, situs: Situs, lead: str) -> None:
    text = lead + GRAIN
    make_kegiatan(situs.id, slug="k", title=text, tempat=text, ringkasan=text)

    file = read_ics(client, ADDRESS)

    assert file.raw.endswith(b"END:VCALENDAR\r\n")
    assert file.raw.count(b"\n") == file.raw.count(b"\r\n") == file.raw.count(b"\r")
    for line in file.lines:
        line.decode()  # no sign is cut in two
        assert len(line) <= 75
    (entry,), (foreign,) = file.entries, file.foreign_entries
    assert str(entry["summary"]) == foreign.summary.value == text
    assert str(entry["location"]) == foreign.location.value == text
    assert str(entry["description"]).startswith(f"{text}\n\n")
    assert foreign.description.value.startswith(f"{text}\n\n")


def test_texts_come_back_exactly(client: Client, situs: Situs) -> None:
    title = 'Panen, temu; lapang & "uji" \\ <b> \\n'
    make_kegiatan(
        situs.id,
        slug="k",
        title=title,
        jenis=make_jenis("Rapat, temu"),
        ringkasan="Baris satu\nbaris dua\r\nbaris tiga",
        penyelenggara="PPL & Poktan; Toroh",
        kecamatan=make_kecamatan("Toroh"),
        isi=[
            {
                "type": "paragraf",
                "value": "<p>Bawa:</p><ul><li>alat <b>tulis</b></li><li>benih</li></ul><p>Lihat "
                '<a href="https://contoh.id/?a=1&amp;b=2">panduan</a>.</p>',
            }
        ],
    )

    file = read_ics(client, ADDRESS)

    (entry,), (foreign,) = file.entries, file.foreign_entries
    assert str(entry["summary"]) == foreign.summary.value == title
    assert str(entry["location"]) == foreign.location.value == "Balai desa, Kecamatan Toroh"
    assert entry["categories"].cats == ["Rapat, temu"]
    assert (
        str(entry["description"])
        == foreign.description.value
        == "\n".join(
            [
                "Baris satu",
                "baris dua",
                "baris tiga",
                "",
                "Bawa:",
                "",
                "- alat tulis",
                "- benih",
                "",
                "Lihat panduan (https://contoh.id/?a=1&b=2).",
                "",
                "Penyelenggara: PPL & Poktan; Toroh",
                "",
                "http://testserver/kegiatan/k/",
            ]
        )
    )
    assert str(entry["url"]) == "http://testserver/kegiatan/k/"


@pytest.mark.parametrize(
    ("keadaan", "status", "title"),
    [
        (Keadaan.TERJADWAL, "CONFIRMED", "Temu"),
        (Keadaan.DIUBAH, "CONFIRMED", "Jadwal berubah: Temu"),
        (Keadaan.DITUNDA, "TENTATIVE", "Ditunda: Temu"),
        (Keadaan.BATAL, "CANCELLED", "Dibatalkan: Temu"),
    ],
)
def test_state_is_told_to_programs_and_in_words(
    client: Client, situs: Situs, keadaan: str, status: str, title: str
) -> None:
    make_kegiatan(
        situs.id, slug="k", title="Temu", keadaan=keadaan, keterangan_keadaan="Hujan lebat"
    )

    (entry,) = read_ics(client, ADDRESS).entries

    assert (str(entry["status"]), str(entry["summary"])) == (status, title)
    assert ("Hujan lebat" in entry["description"]) == (keadaan != Keadaan.TERJADWAL)


def test_each_publication_raises_the_sequence_and_keeps_the_id(
    client: Client, situs: Situs
) -> None:
    page = make_kegiatan(situs.id, slug="k", title="Lama", mulai=wib(2026, 12, 5, 9))
    page.save_revision().publish()
    (before,) = read_ics(client, ADDRESS).entries
    page.refresh_from_db()

    with time_machine.travel(wib(2026, 12, 2, 9), tick=False):
        page.title, page.slug, page.mulai = "Baru", "lain", wib(2026, 12, 5, 10)
        page.save_revision().publish()
        situs.id.kegiatan.slug = "acara-dinas"
        situs.id.kegiatan.save_revision().publish()
        cache.clear()
        (after,) = read_ics(client, "/acara-dinas/lain/acara.ics").entries

    assert after["uid"] == before["uid"]
    assert after["sequence"] > before["sequence"] == 0
    assert after["last-modified"].dt == after["dtstamp"].dt == wib(2026, 12, 2, 9)


def test_file_stays_the_same_while_nothing_changes(client: Client, situs: Situs) -> None:
    make_kegiatan(situs.id, slug="k").save_revision().publish()
    first = client.get(ADDRESS)

    with time_machine.travel(wib(2026, 12, 3, 9), tick=False):
        again = client.get(ADDRESS, headers={"If-None-Match": first["ETag"]})

    assert again.status_code == 304


@pytest.mark.parametrize("hidden", ["draft", "expired", "private", "section private"])
def test_file_of_what_the_public_may_not_see_is_not_given(
    client: Client, situs: Situs, hidden: str
) -> None:
    page = make_kegiatan(situs.id, slug="k", title="Rahasia", live=hidden != "draft")
    if hidden == "expired":
        page.unpublish(set_expired=True)
    if "private" in hidden:
        shut = situs.id.kegiatan if hidden == "section private" else page
        PageViewRestriction.objects.create(page=shut, restriction_type="login")

    response = client.get(ADDRESS)

    assert response.status_code in {302, 404}
    assert b"Rahasia" not in response.content


def test_draft_of_a_public_event_does_not_leak(client: Client, situs: Situs) -> None:
    page = make_kegiatan(situs.id, slug="k", title="Terbuka")
    page.title = "Rahasia"
    page.save_revision()

    assert read_ics(client, ADDRESS).titles == ["Terbuka"]


def test_language_without_the_event_has_no_file(client: Client, situs: Situs) -> None:
    make_kegiatan(situs.id, slug="k")

    assert client.get("/en/kegiatan/k/acara.ics").status_code == 404


def test_two_languages_of_an_event_are_two_entries_in_a_calendar(
    client: Client, situs: Situs
) -> None:
    page = make_kegiatan(situs.id, slug="k")
    make_kegiatan(
        situs.en, slug="k", translation_key=page.translation_key, penyelenggara="The office"
    )

    (source,) = read_ics(client, ADDRESS).entries
    (english,) = read_ics(client, "/en" + ADDRESS).entries

    assert source["uid"] != english["uid"]
    assert "Organiser: The office" in english["description"]


def test_only_pages_that_are_events_have_a_file(client: Client, situs: Situs) -> None:
    make_kegiatan(situs.id, slug="k")

    for address in ("/acara.ics", "/kegiatan/acara.ics", "/berita/acara.ics", "/kegiatan/k/x.ics"):
        assert client.get(address).status_code == 404, address


def test_date_that_is_left_out_of_a_single_event_is_cancelled(client: Client, situs: Situs) -> None:
    make_kegiatan(
        situs.id,
        slug="k",
        mulai=wib(2026, 12, 9, 9),
        ulang=Ulang.TIDAK,
        kecuali=[KegiatanKecuali(tanggal=dt.date(2026, 12, 9))],
    )

    (entry,) = read_ics(client, ADDRESS).entries

    assert str(entry["status"]) == "CANCELLED"


def test_page_leads_to_the_file_and_to_google(client: Client, situs: Situs) -> None:
    make_kegiatan(
        situs.id,
        slug="k",
        title="Panen & temu",
        mulai=wib(2026, 12, 9, 9),
        selesai=wib(2026, 12, 9, 11),
    )

    html = client.get("/kegiatan/k/").text

    assert f'href="{ADDRESS}"' in html
    assert "text=Panen+%26+temu&amp;dates=20261209T020000Z%2F20261209T040000Z" in html


@pytest.mark.parametrize("gone", ["cancelled", "over"])
def test_page_offers_no_calendar_for_what_does_not_come(
    client: Client, situs: Situs, gone: str
) -> None:
    make_kegiatan(
        situs.id,
        slug="k",
        mulai=wib(2026, 11 if gone == "over" else 12, 9, 9),
        keadaan=Keadaan.BATAL if gone == "cancelled" else Keadaan.TERJADWAL,
    )

    assert "acara.ics" not in client.get("/kegiatan/k/").text
