"""What readers see on the home page."""

import datetime as dt
import re

import pytest
import time_machine
from django.test import Client

from home.models import HomePage
from tests.factories.berita import make_berita
from tests.factories.kegiatan import make_kegiatan, wib
from tests.factories.komoditas import make_kecamatan, make_komoditas
from tests.factories.situs import Situs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("jam_wib")]


def set_info(home: HomePage, *notices: dict[str, object]) -> None:
    """Put notices into the INFO strip."""
    home.info = [{"type": "info", "value": notice} for notice in notices]
    home.save()


def test_every_part_of_the_old_home_page_is_there(client: Client, situs: Situs) -> None:
    set_info(situs.id.home, {"teks": "Grobogan Hebat"})
    make_berita(situs.id, title="Utama", tanggal=dt.date(2026, 11, 2), tags=["hama"])
    make_berita(situs.id, title="Serupa", tags=["hama"])
    make_kegiatan(situs.id)
    make_komoditas("Padi")
    make_kecamatan("Toroh")

    html = client.get("/").text

    for part in (
        "INFO",
        "Grobogan Hebat",
        "Simpan sebagai",
        "Berita terkait",
        "Komoditas Unggulan",
        "Agenda kegiatan",
        "Kalender Kegiatan",
        "Peta Dinas Pertanian",
    ):
        assert part in html, part


def test_notice_is_shown_only_in_its_time(client: Client, situs: Situs) -> None:
    set_info(
        situs.id.home,
        {"teks": "Sudah lewat", "selesai": "2026-12-01T02:00:00Z"},
        {"teks": "Sedang berlaku", "mulai": "2026-12-01T02:00:00Z"},
        {"teks": "Belum mulai", "mulai": "2026-12-01T04:00:00Z"},
    )

    html = client.get("/").text

    assert "Sedang berlaku" in html
    assert "Sudah lewat" not in html
    assert "Belum mulai" not in html
    with time_machine.travel(wib(2026, 12, 1, 11, 0), tick=False):
        assert "Belum mulai" in client.get("/").text


def test_notice_leads_to_its_page_in_the_readers_language(client: Client, situs: Situs) -> None:
    set_info(situs.id.home, {"teks": "Lihat berita", "halaman": situs.id.berita.pk})
    set_info(situs.en.home, {"teks": "See the news", "halaman": situs.id.berita.pk})

    assert re.search(r'<a href="/berita/">Lihat berita</a>', client.get("/").text)
    assert re.search(r'<a href="/en/berita/">See the news</a>', client.get("/en/").text)


def test_newest_article_leads_unless_the_editor_chose_another(client: Client, situs: Situs) -> None:
    old = make_berita(situs.id, title="Pilihan", tanggal=dt.date(2020, 1, 1))
    make_berita(situs.id, title="Terbaru", tanggal=dt.date(2026, 11, 30))

    def lead() -> str:
        html = client.get("/").text
        return html[html.index('class="lead"') : html.index("</article>")]

    assert "Terbaru" in lead()

    situs.id.home.berita_utama = old
    situs.id.home.save()

    assert "Pilihan" in lead()


def test_lead_is_saved_as_a_document_from_the_home_page(client: Client, situs: Situs) -> None:
    make_berita(situs.id, slug="utama", title="Utama")

    html = client.get("/").text

    assert 'href="/berita/utama/unduh.pdf"' in html
    assert 'href="/berita/utama/unduh.docx"' in html


def test_unpublished_lead_gives_way_to_the_newest(client: Client, situs: Situs) -> None:
    situs.id.home.berita_utama = make_berita(situs.id, title="Ditarik", live=False)
    situs.id.home.save()
    make_berita(situs.id, title="Terbaru")

    html = client.get("/").text

    assert "Ditarik" not in html
    assert "Terbaru" in html


def test_sections_follow_the_editors_order(client: Client, situs: Situs) -> None:
    make_komoditas("Padi")
    situs.id.home.bagian = [
        {"type": "komoditas", "value": None},
        {"type": "berita", "value": None},
    ]
    situs.id.home.save()

    html = client.get("/").text

    assert html.index("Komoditas Unggulan") < html.index("Berita terbaru")
    assert "Kalender Kegiatan" not in html


def test_agenda_says_so_when_nothing_is_planned(client: Client, situs: Situs) -> None:
    assert "Belum ada kegiatan terjadwal" in client.get("/").text


@pytest.mark.parametrize(("month", "is_told"), [(12, False), (1, True)])
def test_calendar_says_so_when_its_month_has_no_events(
    client: Client, situs: Situs, month: int, is_told: bool
) -> None:
    make_kegiatan(situs.id, title="Panen raya", mulai=wib(2026 + (month == 1), month, 20, 9))
    html = client.get("/").text
    assert "Panen raya" in html
    assert ("Belum ada kegiatan pada bulan ini" in html) == is_told


def test_map_has_a_list_with_the_same_links(client: Client, situs: Situs) -> None:
    for name in ("Toroh", "Geyer"):
        make_kecamatan(name)

    html = client.get("/").text
    drawing = html[html.index("<svg", html.index("Peta Dinas Pertanian")) :]
    drawing, rest = drawing.split("</svg>", 1)

    links = set(re.findall(r'href="(/peta/\w+/)"', drawing))
    assert links == {"/peta/toroh/", "/peta/geyer/"}
    assert links <= set(re.findall(r'href="(/peta/\w+/)"', rest))
    assert 'aria-hidden="true"' in drawing[:400]


def test_empty_site_still_has_a_home_page(client: Client, situs: Situs) -> None:
    for path in ("/", "/en/"):
        assert client.get(path).status_code == 200
