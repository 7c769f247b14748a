"""What search engines read of each page type."""

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.test import Client

from dinas.core.models import KontakSetting
from galeri.models import VideoPage
from kegiatan.enums import Keadaan, Tindakan, Ulang
from kegiatan.models import KegiatanKecuali
from tests.dinas.navigation.kepala import baca
from tests.factories.berita import make_berita
from tests.factories.kegiatan import make_kegiatan, wib
from tests.factories.komoditas import make_kecamatan, make_komoditas
from tests.factories.situs import Situs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("jam_wib")]


def test_home_tells_the_office_and_how_to_search_its_site(client: Client, situs: Situs) -> None:
    KontakSetting.objects.create(
        site=situs.site, jalan="Jl. Diponegoro 20", telepon="(0292) 421478", terkonfirmasi=True
    )

    page = baca(client, "/")

    office = page.fakta("GovernmentOrganization")
    assert office["name"] == "Dinas Pertanian Kabupaten Grobogan"
    assert office["url"] == "http://testserver/"
    assert office["logo"]["url"] == "http://testserver/static/img/logo.png"
    assert office["telephone"] == "+62292421478"
    assert office["address"]["streetAddress"] == "Jl. Diponegoro 20"
    assert "postalCode" not in office["address"]
    search = page.fakta("WebSite")["potentialAction"]
    assert search["@type"] == "SearchAction"
    template = search["target"]["urlTemplate"]
    assert client.get(template.replace("{search_term_string}", "padi")).status_code == 200


def test_contact_facts_that_await_confirmation_are_not_told(client: Client, situs: Situs) -> None:
    KontakSetting.objects.create(site=situs.site, jalan="Jl. Diponegoro 20", telepon="421478")

    office = baca(client, "/").fakta("GovernmentOrganization")

    assert not {"telephone", "address", "email", "geo", "sameAs"} & office.keys()


def test_breadcrumb_leads_to_the_page_itself(client: Client, situs: Situs) -> None:
    make_berita(situs.id, title="Panen raya", slug="panen-raya")

    steps = baca(client, "/berita/panen-raya/").fakta("BreadcrumbList")["itemListElement"]

    assert [(step["position"], step["name"], step["item"]) for step in steps] == [
        (1, "Beranda", "http://testserver/"),
        (2, "Berita", "http://testserver/berita/"),
        (3, "Panen raya", "http://testserver/berita/panen-raya/"),
    ]


def test_commodity_and_district_stand_below_their_lists(client: Client, situs: Situs) -> None:
    make_komoditas("Padi", "Rice")
    make_kecamatan("Toroh")

    rice = baca(client, "/en/komoditas/padi/").fakta("BreadcrumbList")["itemListElement"]
    toroh = baca(client, "/peta/toroh/").fakta("BreadcrumbList")["itemListElement"]

    assert [step["name"] for step in rice] == ["Home", "Commodities", "Rice"]
    assert [step["name"] for step in toroh] == ["Beranda", "Peta", "Kecamatan Toroh"]


@pytest.mark.parametrize("path", ["/berita/", "/kegiatan/", "/komoditas/", "/galeri/"])
def test_list_says_that_it_is_one(client: Client, situs: Situs, path: str) -> None:
    assert baca(client, path).fakta("CollectionPage")["url"] == f"http://testserver{path}"


def test_article_names_its_dates_publisher_and_author(client: Client, situs: Situs) -> None:
    title = "Panen raya " + "jagung " * 20
    make_berita(situs.id, slug="b", title=title.strip(), oleh="Bidang Tanaman Pangan")

    facts = baca(client, "/berita/b/").fakta("NewsArticle")

    assert len(facts["headline"]) <= 110
    assert facts["headline"].endswith("jagung…")
    assert facts["datePublished"] == facts["dateModified"] == "2026-11-01"
    assert facts["author"] == {"@type": "Organization", "name": "Bidang Tanaman Pangan"}
    assert facts["publisher"]["name"] == "Dinas Pertanian Kabupaten Grobogan"
    assert facts["inLanguage"] == "id"
    assert facts["isAccessibleForFree"] is True
    assert facts["description"]


def test_article_of_the_first_half_hour_of_the_year_is_of_that_year(
    client: Client, situs: Situs
) -> None:
    with time_machine.travel(wib(2027, 1, 1, 0, 30), tick=False):
        page = make_berita(situs.id, slug="tahun-baru", tanggal=dt.date(2027, 1, 1))
        page.save_revision().publish()
        head = baca(client, "/berita/tahun-baru/")

    assert head.fakta("NewsArticle")["datePublished"] == "2027-01-01T00:30:00+07:00"
    assert head.satu("article:published_time").startswith("2027-01-01T00:30:00")


def test_article_brought_in_years_later_keeps_its_day(client: Client, situs: Situs) -> None:
    make_berita(situs.id, slug="lama", tanggal=dt.date(2018, 7, 7)).save_revision().publish()

    facts = baca(client, "/berita/lama/").fakta("NewsArticle")

    assert facts["datePublished"] == facts["dateModified"] == "2018-07-07"


def acara(client: Client, situs: Situs, **fields: Any) -> dict[str, Any]:
    """Make an event and return what search engines read of it."""
    make_kegiatan(situs.id, slug="acara", **fields)
    return baca(client, "/kegiatan/acara/").fakta("Event")


def test_event_tells_when_and_where_in_wib(client: Client, situs: Situs) -> None:
    facts = acara(
        client,
        situs,
        mulai=wib(2027, 1, 1, 0, 30),
        selesai=wib(2027, 1, 1, 1),
        alamat_tempat="Jl. Raya 1",
        kecamatan=make_kecamatan("Toroh"),
    )

    assert facts["startDate"] == "2027-01-01T00:30:00+07:00"
    assert facts["endDate"] == "2027-01-01T01:00:00+07:00"
    assert facts["location"]["name"] == "Balai desa"
    assert facts["location"]["address"]["streetAddress"] == "Jl. Raya 1"
    assert "Toroh" in facts["location"]["address"]["addressLocality"]
    assert facts["organizer"]["name"] == "Dinas Pertanian Kabupaten Grobogan"
    assert "eventSchedule" not in facts


@pytest.mark.parametrize(
    ("keadaan", "status"),
    [
        (Keadaan.TERJADWAL, "EventScheduled"),
        (Keadaan.DIUBAH, "EventRescheduled"),
        (Keadaan.DITUNDA, "EventPostponed"),
        (Keadaan.BATAL, "EventCancelled"),
    ],
)
def test_event_tells_whether_it_holds(
    client: Client, situs: Situs, keadaan: Keadaan, status: str
) -> None:
    assert acara(client, situs, keadaan=keadaan)["eventStatus"] == f"https://schema.org/{status}"


def test_event_of_whole_days_is_told_in_days(client: Client, situs: Situs) -> None:
    facts = acara(
        client,
        situs,
        mulai=wib(2026, 12, 31, 0),
        selesai=wib(2027, 1, 1, 0),
        sepanjang_hari=True,
        ulang=Ulang.TAHUNAN,
        ulang_sampai=dt.date(2028, 12, 31),
    )

    assert (facts["startDate"], facts["endDate"]) == ("2026-12-31", "2027-01-01")
    assert "startTime" not in facts["eventSchedule"]


def test_event_without_a_known_end_invents_none(client: Client, situs: Situs) -> None:
    assert "endDate" not in acara(client, situs, mulai=wib(2026, 12, 5, 9), selesai=None)


def test_repeating_event_tells_its_next_date_its_rule_and_its_exceptions(
    client: Client, situs: Situs
) -> None:
    facts = acara(
        client,
        situs,
        mulai=wib(2026, 11, 13, 19),
        selesai=wib(2026, 11, 13, 21, 30),
        ulang=Ulang.BULANAN_HARI,
        ulang_sampai=dt.date(2027, 6, 30),
        kecuali=[
            KegiatanKecuali(tanggal=dt.date(2026, 12, 11), tindakan=Tindakan.DITIADAKAN),
        ],
    )

    assert facts["startDate"] == "2027-01-08T19:00:00+07:00"
    assert facts["endDate"] == "2027-01-08T21:30:00+07:00"
    rule = facts["eventSchedule"]
    assert (rule["repeatFrequency"], rule["byDay"]) == ("P1M", "2FR")
    assert (rule["startDate"], rule["endDate"]) == ("2026-11-13", "2027-06-30")
    assert (rule["startTime"], rule["duration"]) == ("19:00:00", "PT150M")
    assert rule["scheduleTimezone"] == "Asia/Jakarta"
    assert rule["exceptDate"] == ["2026-12-11"]


def make_video(situs: Situs, **fields: Any) -> None:
    """Make a video below the gallery."""
    situs.id.galeri.add_child(
        instance=VideoPage(
            title="Jajar legowo",
            slug="jajar-legowo",
            locale=situs.id.locale,
            tanggal=dt.date(2027, 1, 1),
            **fields,
        )
    )


def test_video_is_told_with_its_length_and_transcript(client: Client, situs: Situs) -> None:
    make_video(situs, youtube_id="abcdefghijk", lama_detik=252, transkrip="Petani menanam.")

    facts = baca(client, "/galeri/jajar-legowo/").fakta("VideoObject")

    assert facts["uploadDate"] == "2027-01-01T00:00:00+07:00"
    assert facts["duration"] == "PT252S"
    assert facts["transcript"] == "Petani menanam."
    assert facts["embedUrl"].startswith("https://www.youtube-nocookie.com/embed/abcdefghijk")
    assert facts["thumbnailUrl"][0].startswith("http://testserver/")


def test_video_that_cannot_be_played_yet_is_not_told(client: Client, situs: Situs) -> None:
    make_video(situs)

    kinds = {facts["@type"] for facts in baca(client, "/galeri/jajar-legowo/").graf}

    assert kinds == {"BreadcrumbList"}


@pytest.mark.parametrize("title", ["</script><script>alert(1)</script>", "<!-- <script>", "A & B"])
def test_title_cannot_break_out_of_the_data(client: Client, situs: Situs, title: str) -> None:
    make_berita(situs.id, slug="b", title=title)

    page = baca(client, "/berita/b/")

    assert page.fakta("NewsArticle")["headline"] == title
    assert not set("<>&") & set(page.data[0])
