"""Events that repeat: the file, the schedule and two foreign programs give the same dates."""

import datetime as dt

import pytest
from django.test import Client

from kegiatan.enums import Tindakan, Ulang
from kegiatan.models import Jadwal, KegiatanKecuali
from tests.factories.kegiatan import make_kegiatan, wib
from tests.factories.situs import Situs
from tests.kegiatan.ics_reader import read_ics

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("jam_wib")]

ADDRESS = "/kegiatan/k/acara.ics"
YEARS = 10


@pytest.fixture
def ten_years(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let events repeat for ten years, so that every kind of month and leap year is met."""
    for module in ("kegiatan.recurrence", "kegiatan.models.event"):
        monkeypatch.setattr(f"{module}.MOST_YEARS", YEARS)
    monkeypatch.setattr("kegiatan.recurrence.MOST_DATES", 600)


def left_out(*day: int) -> KegiatanKecuali:
    """A date that does not take place."""
    return KegiatanKecuali(tanggal=dt.date(*day), tindakan=Tindakan.DITIADAKAN)


def moved(day: tuple[int, int, int], to: dt.datetime) -> KegiatanKecuali:
    """A date that takes place at another time."""
    return KegiatanKecuali(tanggal=dt.date(*day), tindakan=Tindakan.DIPINDAH, mulai_baru=to)


@pytest.mark.parametrize(
    ("first", "ulang", "until", "count"),
    [
        ((2027, 1, 31), Ulang.BULANAN_TANGGAL, (2036, 12, 31), 70),
        ((2028, 2, 29), Ulang.TAHUNAN, (2037, 12, 31), 3),
        ((2027, 1, 29), Ulang.BULANAN_HARI, (2036, 12, 31), 120),
        ((2027, 1, 8), Ulang.BULANAN_HARI, (2036, 12, 31), 120),
        ((2027, 1, 8), Ulang.DUA_MINGGUAN, (2036, 12, 19), 260),
        ((2027, 1, 8), Ulang.MINGGUAN, (2036, 12, 26), 521),
    ],
)
@pytest.mark.usefixtures("ten_years")
def test_rule_gives_the_same_dates_in_the_file_as_on_the_site(
    client: Client,
    situs: Situs,
    first: tuple[int, int, int],
    ulang: str,
    until: tuple[int, int, int],
    count: int,
) -> None:
    make_kegiatan(
        situs.id, slug="k", mulai=wib(*first, 0, 15), ulang=ulang, ulang_sampai=dt.date(*until)
    )
    on_the_site = list(Jadwal.objects.order_by("mulai").values_list("mulai", flat=True))

    file = read_ics(client, ADDRESS)

    assert len(on_the_site) == count
    assert file.starts(dt.date(2027, 1, 1), years=12) == on_the_site
    assert file.foreign_starts() == on_the_site


@pytest.mark.usefixtures("ten_years")
def test_whole_days_give_the_same_days_in_the_file_as_on_the_site(
    client: Client, situs: Situs
) -> None:
    make_kegiatan(
        situs.id,
        slug="k",
        mulai=wib(2027, 1, 31, 8),
        selesai=wib(2027, 2, 1, 16),
        sepanjang_hari=True,
        ulang=Ulang.BULANAN_TANGGAL,
        ulang_sampai=dt.date(2036, 12, 31),
        kecuali=[left_out(2027, 3, 31), moved((2027, 5, 31), wib(2027, 6, 2, 10))],
    )
    on_the_site = list(Jadwal.objects.order_by("mulai").values_list("hari_pertama", flat=True))

    file = read_ics(client, ADDRESS)

    assert len(on_the_site) == 69
    assert file.starts(dt.date(2027, 1, 1)) == on_the_site
    assert file.foreign_starts() == on_the_site


def test_moved_whole_day_takes_as_many_days_as_the_others(situs: Situs) -> None:
    make_kegiatan(
        situs.id,
        mulai=wib(2027, 1, 4, 8),
        selesai=wib(2027, 1, 4, 16),
        sepanjang_hari=True,
        ulang=Ulang.MINGGUAN,
        ulang_sampai=dt.date(2027, 1, 11),
        kecuali=[moved((2027, 1, 11), wib(2027, 1, 12, 10))],
    )

    (_first, row) = Jadwal.objects.order_by("mulai")

    assert (row.hari_pertama, row.hari_terakhir) == (dt.date(2027, 1, 12), dt.date(2027, 1, 12))


def test_dates_left_out_and_moved_are_so_in_the_file(client: Client, situs: Situs) -> None:
    make_kegiatan(
        situs.id,
        slug="k",
        mulai=wib(2027, 1, 8, 8),
        selesai=wib(2027, 1, 8, 10),
        ulang=Ulang.MINGGUAN,
        ulang_sampai=dt.date(2027, 2, 26),
        kecuali=[
            left_out(2027, 1, 15),
            moved((2027, 1, 22), wib(2027, 1, 23, 13)),
            moved((2027, 2, 26), wib(2027, 3, 2, 7)),
            left_out(2027, 1, 16),  # no day of the rule: nothing to leave out
        ],
    )
    on_the_site = list(Jadwal.objects.order_by("mulai").values_list("mulai", flat=True))

    file = read_ics(client, ADDRESS)

    assert file.starts(dt.date(2027, 1, 1)) == file.foreign_starts() == on_the_site
    assert wib(2027, 1, 23, 13) in on_the_site
    assert wib(2027, 1, 15, 8) not in on_the_site
    assert len({str(entry["uid"]) for entry in file.entries}) == 1
    assert [entry["recurrence-id"].dt for entry in file.entries if "recurrence-id" in entry] == [
        wib(2027, 1, 22, 8),
        wib(2027, 2, 26, 8),
    ]
    assert "Tidak diadakan pada 15 Januari 2027." in file.entries[0]["description"]


def test_first_date_can_be_left_out_or_moved(client: Client, situs: Situs) -> None:
    for slug, exception in (
        ("k", left_out(2027, 1, 8)),
        ("l", moved((2027, 1, 8), wib(2027, 1, 9, 8))),
    ):
        page = make_kegiatan(
            situs.id,
            slug=slug,
            mulai=wib(2027, 1, 8, 8),
            ulang=Ulang.MINGGUAN,
            ulang_sampai=dt.date(2027, 1, 22),
            kecuali=[exception],
        )
        on_the_site = list(page.jadwal.order_by("mulai").values_list("mulai", flat=True))

        file = read_ics(client, f"/kegiatan/{slug}/acara.ics")

        assert file.starts(dt.date(2027, 1, 1)) == file.foreign_starts() == on_the_site


def test_rule_ends_with_its_last_day_in_wib(client: Client, situs: Situs) -> None:
    make_kegiatan(
        situs.id,
        slug="k",
        mulai=wib(2027, 1, 1, 23, 30),
        selesai=wib(2027, 1, 2, 0, 30),
        ulang=Ulang.MINGGUAN,
        ulang_sampai=dt.date(2027, 1, 15),
    )

    file = read_ics(client, ADDRESS)

    assert file.starts(dt.date(2027, 1, 1))[-1] == wib(2027, 1, 15, 23, 30)
    assert b"UNTIL=20270115T165959Z" in file.raw
