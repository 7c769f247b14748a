"""Uploaded files of figures are kept for a set time only."""

import datetime as dt
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from komoditas.models import ImporProduksi
from komoditas.tasks import lupakan_berkas_lama

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("jam_wib")]


def make_impor(tahap: str, days_old: int, **fields: Any) -> ImporProduksi:
    moment = timezone.now() - dt.timedelta(days=days_old)
    impor = ImporProduksi(nama_berkas="angka.csv", tahap=tahap)
    impor.berkas.save("angka.csv", ContentFile(b"a,b\n1,2\n"), save=False)
    impor.save()
    ImporProduksi.objects.filter(pk=impor.pk).update(dibuat=moment, **fields)
    if tahap in {"diterapkan", "dibatalkan", "ditolak"}:
        ImporProduksi.objects.filter(pk=impor.pk).update(diputuskan=moment)
    return impor


@pytest.mark.parametrize(
    ("tahap", "is_row_kept"),
    [
        ("diterapkan", True),
        ("dibatalkan", True),
        ("siap", False),
        ("bermasalah", False),
        ("ditolak", False),
    ],
)
def test_file_goes_after_the_set_time(
    settings: Any, django_capture_on_commit_callbacks: Any, tahap: str, is_row_kept: bool
) -> None:
    settings.IMPORT_KEEP_DAYS = 30
    old, new = make_impor(tahap, 31), make_impor(tahap, 29)
    with django_capture_on_commit_callbacks(execute=True):
        lupakan_berkas_lama.func()

    assert not old.berkas.storage.exists(old.berkas.name)
    assert new.berkas.storage.exists(new.berkas.name)
    kept = ImporProduksi.objects.filter(pk=old.pk).first()
    assert (kept is not None) == is_row_kept
    if kept is not None:
        assert not kept.berkas


@pytest.mark.parametrize(("tahap", "fields"), [("diajukan", {}), ("siap", {"kerja": "periksa"})])
def test_what_somebody_waits_for_is_left_alone(
    settings: Any,
    django_capture_on_commit_callbacks: Any,
    tahap: str,
    fields: dict[str, str],
) -> None:
    settings.IMPORT_KEEP_DAYS = 30
    waiting = make_impor(tahap, 400, **fields)
    with django_capture_on_commit_callbacks(execute=True):
        lupakan_berkas_lama.func()

    waiting.refresh_from_db()
    assert waiting.berkas.storage.exists(waiting.berkas.name)
