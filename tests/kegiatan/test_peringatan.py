"""An event is warned of only when its last date is over."""

import datetime as dt
from typing import Any

import pytest

from dinas.writing.checks import findings_of
from kegiatan.enums import Keadaan, Ulang
from tests.factories.kegiatan import make_kegiatan, wib
from tests.factories.situs import Situs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("jam_wib")]

WEEKLY = {"mulai": wib(2026, 11, 3, 8), "ulang": Ulang.MINGGUAN}


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"mulai": wib(2025, 12, 1, 9)}, "mulai"),
        ({**WEEKLY, "ulang_sampai": dt.date(2026, 11, 20)}, "ulang_sampai"),
        ({**WEEKLY, "ulang_sampai": dt.date(2026, 12, 20)}, None),
        ({"mulai": wib(2026, 12, 1, 8), "selesai": None}, None),
        ({"mulai": wib(2026, 12, 1), "selesai": wib(2026, 12, 1), "sepanjang_hari": True}, None),
        ({"mulai": wib(2025, 12, 1, 9), "keadaan": Keadaan.BATAL}, None),
    ],
    ids=["past", "past series", "running series", "open end today", "today", "cancelled"],
)
def test_event_is_told_to_be_over_only_when_no_date_is_left(
    situs: Situs, fields: dict[str, Any], place: str | None
) -> None:
    event = make_kegiatan(situs.id, live=False, **fields)
    places = [found.place for found in findings_of(event) if "lewat" in found.sentence]
    assert places == ([place] if place else [])
