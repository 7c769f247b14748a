"""What readers see of events: the month, the agenda, the event's page."""

import re

import pytest
import time_machine
from django.test import Client
from wagtail.models import PageViewRestriction

from kegiatan.models import Jadwal, KegiatanKecuali
from tests.factories.kegiatan import make_jenis, make_kegiatan, wib
from tests.factories.komoditas import make_kecamatan
from tests.factories.situs import Situs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("jam_wib")]


def cells(html: str) -> list[str]:
    """The cells of the month's table, as text."""
    table = html[html.index("<tbody") : html.index("</tbody>")]
    return [
        " ".join(re.sub(r"<[^>]+>", " ", cell).split())
        for cell in re.findall(r"<td.*?</td>", table, re.DOTALL)
    ]


def test_month_is_a_table_of_weeks_from_minggu(client: Client, situs: Situs) -> None:
    html = client.get("/kegiatan/2026/12/").text

    assert re.findall(r'<abbr title="(\w+)"', html) == [
        "Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu",
    ]  # fmt: skip
    assert cells(html)[:2] == ["", ""]
    assert "1" in cells(html)[2].split()


def test_day_with_an_event_leads_to_it_and_today_is_marked_in_words(
    client: Client, situs: Situs
) -> None:
    make_kegiatan(situs.id, title="Rapat bulanan", mulai=wib(2026, 12, 1, 9))

    html = client.get("/kegiatan/").text
    today = next(cell for cell in cells(html) if "Rapat bulanan" in cell)

    assert "Hari ini" in today
    assert 'href="#hari-2026-12-01"' in html
    assert 'id="hari-2026-12-01"' in html


def test_event_that_ends_at_midnight_is_on_its_own_day_only(client: Client, situs: Situs) -> None:
    make_kegiatan(situs.id, title="Malam", mulai=wib(2026, 12, 8, 20), selesai=wib(2026, 12, 9))

    marked = [cell for cell in cells(client.get("/kegiatan/").text) if "Malam" in cell]

    assert len(marked) == 1
    assert "8" in marked[0].split()


def test_event_over_midnight_is_on_both_days(client: Client, situs: Situs) -> None:
    make_kegiatan(situs.id, title="Jaga", mulai=wib(2026, 12, 8, 22), selesai=wib(2026, 12, 9, 2))

    assert sum("Jaga" in cell for cell in cells(client.get("/kegiatan/").text)) == 2


def test_whole_days_are_shown_without_hours(client: Client, situs: Situs) -> None:
    make_kegiatan(
        situs.id,
        slug="pameran",
        mulai=wib(2026, 12, 30),
        selesai=wib(2027, 1, 2),
        sepanjang_hari=True,
    )

    html = client.get("/kegiatan/pameran/").text

    assert "00.00" not in html
    assert Jadwal.objects.get().hari_terakhir.isoformat() == "2027-01-02"


def test_arrows_lead_over_the_new_year(client: Client, situs: Situs) -> None:
    assert 'href="/kegiatan/2027/01/"' in client.get("/kegiatan/2026/12/").text
    assert 'href="/kegiatan/2026/12/"' in client.get("/kegiatan/2027/01/").text


def test_arrows_end_within_reason_of_the_events(client: Client, situs: Situs) -> None:
    make_kegiatan(situs.id, mulai=wib(2026, 12, 1, 9))
    path, steps = "/kegiatan/", 0
    while path and steps < 50:
        html = client.get(path).text
        found = re.search(r'href="(/kegiatan/\d{4}/\d\d/)"[^>]*aria-label="Bulan berikutnya', html)
        path = found[1] if found else ""
        steps += 1

    assert steps < 20
    assert client.get("/kegiatan/2040/01/").status_code == 404


def test_running_event_stays_in_the_agenda_until_it_ends(client: Client, situs: Situs) -> None:
    make_kegiatan(
        situs.id, title="Pameran", mulai=wib(2026, 11, 30, 9), selesai=wib(2026, 12, 2, 16)
    )
    make_kegiatan(
        situs.id, title="Sudah usai", mulai=wib(2026, 12, 1, 7), selesai=wib(2026, 12, 1, 8)
    )
    make_kegiatan(situs.id, title="Tanpa akhir", mulai=wib(2026, 12, 1, 8), selesai=None)

    html = client.get("/").text
    agenda = html[html.index("Agenda kegiatan") : html.index("Kalender Kegiatan")]

    assert "Pameran" in agenda
    assert "Tanpa akhir" in agenda
    assert "Sudah usai" not in agenda


def test_cancelled_event_stays_and_says_so_in_words(client: Client, situs: Situs) -> None:
    make_kegiatan(
        situs.id, slug="batal", title="Panen", keadaan="batal", keterangan_keadaan="Banjir."
    )

    assert "Dibatalkan" in client.get("/kegiatan/").text
    page = client.get("/kegiatan/batal/").text
    assert "dibatalkan" in page
    assert "Banjir." in page


def test_postponed_event_gives_its_date_as_the_original_one_and_enters_no_calendar(
    client: Client, situs: Situs
) -> None:
    make_kegiatan(situs.id, slug="jadi", title="Panen")
    make_kegiatan(situs.id, slug="tunda", title="Panen", keadaan="ditunda")

    page = client.get("/kegiatan/tunda/").text
    assert "Kegiatan ini ditunda" in page
    assert "Tanggal semula" in page
    assert "acara.ics" not in page
    assert "acara.ics" in client.get("/kegiatan/jadi/").text


def test_filters_narrow_by_kind_and_district(client: Client, situs: Situs) -> None:
    toroh = make_kecamatan("Toroh")
    make_kegiatan(situs.id, title="Cocok", jenis=make_jenis("Pasar tani"), kecamatan=toroh)
    make_kegiatan(situs.id, title="Bukan", jenis=make_jenis("Pasar tani"))

    html = client.get("/kegiatan/?jenis=pasar-tani&kecamatan=toroh").text

    assert "Cocok" in html
    assert "Bukan" not in html


def test_event_that_repeats_is_in_every_month_and_shows_its_other_dates(
    client: Client, situs: Situs
) -> None:
    page = make_kegiatan(
        situs.id,
        slug="pasar",
        title="Pasar tani",
        mulai=wib(2026, 12, 4, 6, 30),
        selesai=wib(2026, 12, 4, 11),
        ulang="mingguan",
        ulang_sampai="2027-01-15",
        kecuali=[KegiatanKecuali(tanggal="2026-12-25")],
    )

    december = [cell for cell in cells(client.get("/kegiatan/2026/12/").text) if page.title in cell]

    assert [cell.split()[0] for cell in december] == ["4", "11", "18"]
    assert "11 Desember 2026" in client.get("/kegiatan/pasar/").text


@pytest.mark.parametrize("hidden", ["draft", "private"])
def test_hidden_event_is_in_no_list(client: Client, situs: Situs, hidden: str) -> None:
    page = make_kegiatan(situs.id, title="Tertutup", live=hidden != "draft")
    if hidden == "private":
        PageViewRestriction.objects.create(page=page, restriction_type="login")

    for path in ("/", "/kegiatan/", "/kegiatan/2026/12/"):
        assert "Tertutup" not in client.get(path).text, path


def test_unpublished_event_leaves_the_schedule(client: Client, situs: Situs) -> None:
    page = make_kegiatan(situs.id)

    page.unpublish()

    assert not Jadwal.objects.exists()


def test_changed_event_is_published_with_its_new_dates(client: Client, situs: Situs) -> None:
    page = make_kegiatan(situs.id, mulai=wib(2026, 12, 1, 9), selesai=wib(2026, 12, 1, 10))
    page.mulai, page.selesai = wib(2026, 12, 20, 9), wib(2026, 12, 20, 10)

    draft = page.save_revision()
    assert Jadwal.objects.get().hari_pertama.day == 1
    draft.publish()

    assert Jadwal.objects.get().hari_pertama.day == 20


def test_first_hours_of_the_local_day_belong_to_that_day(client: Client, situs: Situs) -> None:
    make_kegiatan(situs.id, title="Fajar", mulai=wib(2027, 1, 1, 0, 15), selesai=wib(2027, 1, 1, 1))
    with time_machine.travel(wib(2027, 1, 1, 0, 20), tick=False):
        html = client.get("/kegiatan/").text
        cell = next(cell for cell in cells(html) if "Fajar" in cell)

    assert cell.startswith("Hari ini")
    assert "Januari 2027" in html


def test_month_without_events_says_so(client: Client, situs: Situs) -> None:
    assert "Belum ada kegiatan pada bulan ini" in client.get("/kegiatan/").text


def test_months_with_events_are_offered_by_year(client: Client, situs: Situs) -> None:
    make_kegiatan(situs.id, mulai=wib(2020, 2, 5, 9))
    make_kegiatan(situs.id, mulai=wib(2026, 12, 31, 9), selesai=wib(2027, 1, 2, 9))

    html = client.get("/kegiatan/").text
    choice = html[html.index('<details class="months"') : html.index("</details>")]

    assert re.findall(r'href="(/kegiatan/[\d/]+)"', choice) == [
        "/kegiatan/2027/01/",
        "/kegiatan/2026/12/",
        "/kegiatan/2020/02/",
    ]


def test_event_over_several_days_is_one_bar_above_shorter_ones(
    client: Client, situs: Situs
) -> None:
    make_kegiatan(situs.id, title="Rapat", mulai=wib(2026, 12, 9, 7))
    make_kegiatan(
        situs.id, title="Sekolah", mulai=wib(2026, 12, 8, 8), selesai=wib(2026, 12, 10, 12)
    )

    html = client.get("/kegiatan/").text
    table = html[html.index("<tbody") : html.index("</tbody>")]

    assert re.findall(r'class="(multi[^"]*)"', table) == [
        "multi terus",
        "multi lanjut terus",
        "multi lanjut",
    ]
    both = next(cell for cell in cells(html) if "Rapat" in cell)
    assert both.index("Sekolah") < both.index("Rapat")
