"""The event's page and its form: times and how long, the place, related news, skipped months."""

import datetime as dt
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import translation
from wagtail.models import PageViewRestriction

from kegiatan.enums import Ulang
from kegiatan.recurrence import bulan_dilewati
from tests.factories.berita import make_berita
from tests.factories.kegiatan import make_kegiatan, wib
from tests.factories.komoditas import make_kecamatan, make_komoditas
from tests.factories.situs import Situs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("jam_wib")]


def facts(html: str) -> str:
    """The facts of the event as plain text."""
    part = html[html.index('<dl class="facts">') :]
    return " ".join(re.sub(r"<[^>]+>", " ", part[: part.index("</dl>")]).split())


@pytest.mark.parametrize(
    ("begin", "end", "told"),
    [
        ((8, 8, 0), (8, 12, 0), "8 Desember 2026 Waktu 08.00–12.00 WIB 4 jam"),
        ((8, 8, 0), (8, 9, 30), "08.00–09.30 WIB 1 jam 30 menit"),
        ((8, 8, 0), (8, 8, 45), "08.00–08.45 WIB 45 menit"),
        ((8, 20, 0), (9, 0, 0), "Selasa, 8 Desember 2026 Waktu 20.00–00.00 WIB 4 jam"),
        ((8, 22, 0), (9, 2, 0), "Selasa–Rabu, 8–9 Desember 2026 Waktu 22.00–02.00 WIB 4 jam"),
        ((8, 0, 0), (9, 0, 0), "Selasa, 8 Desember 2026 Waktu Sepanjang hari Tempat"),
        ((8, 8, 0), (8, 8, 0), "Waktu Mulai 08.00 WIB Tempat"),
        ((8, 8, 0), (10, 12, 0), "Selasa–Kamis, 8–10 Desember 2026 Waktu 08.00–12.00 WIB Tempat"),
    ],
)
def test_time_is_told_with_its_end_and_how_long_it_lasts(
    client: Client,
    situs: Situs,
    begin: tuple[int, int, int],
    end: tuple[int, int, int],
    told: str,
) -> None:
    make_kegiatan(situs.id, slug="k", mulai=wib(2026, 12, *begin), selesai=wib(2026, 12, *end))

    assert told in facts(client.get("/kegiatan/k/").text)


def test_length_is_told_in_the_pages_language(client: Client, situs: Situs) -> None:
    make_kegiatan(situs.en, slug="k", mulai=wib(2026, 12, 8, 8), selesai=wib(2026, 12, 8, 9, 30))

    assert "1 hour 30 minutes" in facts(client.get("/en/kegiatan/k/").text)


def test_end_before_the_start_is_refused_in_words(situs: Situs) -> None:
    page = make_kegiatan(situs.id)
    page.selesai = page.mulai - dt.timedelta(minutes=1)

    with translation.override("id"), pytest.raises(ValidationError, match="mendahului"):
        page.clean()


def test_place_leads_to_a_map_that_learns_nothing_of_the_reader(
    client: Client, situs: Situs
) -> None:
    make_kegiatan(
        situs.id,
        slug="k",
        tempat='Balai Desa "Depok" & sekitar',
        kecamatan=make_kecamatan("Toroh"),
    )

    html = client.get("/kegiatan/k/").text
    (href, rel) = re.findall(r'href="(https://www\.openstreetmap\.org/[^"]+)" rel="([^"]+)"', html)[
        0
    ]

    assert "noreferrer" in rel.split()
    assert parse_qs(urlsplit(href).query) == {
        "query": ['Balai Desa "Depok" & sekitar, Toroh, Grobogan']
    }


def test_event_shows_three_articles_on_its_commodities(client: Client, situs: Situs) -> None:
    padi, jagung, kelor = make_komoditas("Padi"), make_komoditas("Jagung"), make_komoditas("Kelor")
    for number in range(4):
        make_berita(
            situs.id,
            title=f"Kabar {number}",
            komoditas=[padi, jagung],
            tanggal=dt.date(2026, 11, 1 + number),
        )
    make_berita(situs.id, title="Kabar kelor", komoditas=[kelor])
    make_berita(situs.id, title="Kabar konsep", komoditas=[padi], live=False)
    make_berita(situs.en, title="Kabar Inggris", komoditas=[padi])
    secret = make_berita(situs.id, title="Kabar rahasia", komoditas=[padi])
    PageViewRestriction.objects.create(page=secret, restriction_type="login")
    event = make_kegiatan(situs.id, slug="k")
    event.komoditas.set([padi, jagung])
    event.save()

    html = client.get("/kegiatan/k/").text

    assert re.findall(r">(Kabar [\w ]+)</a>", html) == ["Kabar 3", "Kabar 2", "Kabar 1"]


def test_english_event_shows_english_articles(client: Client, situs: Situs) -> None:
    padi = make_komoditas("Padi", "Rice")
    make_berita(situs.en, title="Rice news", komoditas=[padi])
    make_berita(situs.id, title="Kabar padi", komoditas=[padi])
    event = make_kegiatan(situs.en, slug="k")
    event.komoditas.set([padi])
    event.save()

    html = client.get("/en/kegiatan/k/").text

    assert ">Rice news</a>" in html
    assert "Kabar padi" not in html


def test_event_without_commodities_has_no_empty_section(client: Client, situs: Situs) -> None:
    make_berita(situs.id, komoditas=[make_komoditas("Padi")])
    make_kegiatan(situs.id, slug="k")

    assert "Berita tentang komoditas ini" not in client.get("/kegiatan/k/").text


@pytest.mark.parametrize(
    ("first", "ulang", "until", "skipped"),
    [
        ((2026, 12, 31), Ulang.BULANAN_TANGGAL, (2027, 5, 31), ["2027-02", "2027-04"]),
        ((2027, 1, 30), Ulang.BULANAN_TANGGAL, (2027, 12, 30), ["2027-02"]),
        ((2027, 1, 28), Ulang.BULANAN_TANGGAL, (2029, 12, 28), []),
        ((2028, 2, 29), Ulang.TAHUNAN, (2030, 12, 31), ["2029-02", "2030-02"]),
        ((2027, 1, 31), Ulang.MINGGUAN, (2027, 12, 31), []),
        ((2027, 1, 29), Ulang.BULANAN_HARI, (2027, 12, 31), []),
    ],
)
def test_rule_knows_the_months_that_it_skips(
    first: tuple[int, int, int], ulang: str, until: tuple[int, int, int], skipped: list[str]
) -> None:
    found = bulan_dilewati(wib(*first, 8), ulang, dt.date(*until))

    assert [f"{day:%Y-%m}" for day in found] == skipped


def test_form_says_which_months_are_skipped(admin_client: Client, situs: Situs) -> None:
    page = make_kegiatan(
        situs.id,
        mulai=wib(2026, 12, 31, 9),
        ulang=Ulang.BULANAN_TANGGAL,
        ulang_sampai=dt.date(2027, 5, 31),
    )
    plain = make_kegiatan(situs.id)

    html = admin_client.get(f"/cms/pages/{page.pk}/edit/").text

    assert "Februari 2027, April 2027." in html
    assert "tanggal 31" in html
    assert "tidak memiliki tanggal itu dan dilewati:" in html
    assert "dilewati:" not in admin_client.get(f"/cms/pages/{plain.pk}/edit/").text
