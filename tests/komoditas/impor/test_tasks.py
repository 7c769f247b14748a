"""What the worker does, and what is left when it cannot."""

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from komoditas.enums import KerjaImpor
from komoditas.impor import perubahan, tasks
from komoditas.impor.tasks import SedangDikerjakan, is_busy, kerjakan, mulai
from komoditas.models import ImporProduksi, Produksi
from tests.komoditas.conftest import Kantor, import_of

HEAD = "komoditas,kecamatan_kode,tahun,produksi_ton,sumber\r\n"
TABLE = HEAD + "".join(f"padi,33.15.01,{year},5000,BPS\r\n" for year in range(2000, 2010))

Terkumpul = Any


@pytest.fixture
def impor(kantor: Kantor) -> ImporProduksi:
    """An editor's import, checked."""
    return import_of(TABLE, "padi.csv", oleh=kantor.editor.user)


def test_the_worker_publishes_and_then_is_free(
    kantor: Kantor, impor: ImporProduksi, django_capture_on_commit_callbacks: Terkumpul
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        mulai(impor, KerjaImpor.TERAPKAN, kantor.moderator.user)
    impor.refresh_from_db()
    assert (impor.tahap, impor.kerja, impor.gagal) == ("diterapkan", "", "")
    assert Produksi.objects.count() == 10


def test_a_second_click_does_nothing_while_the_worker_is_busy(
    kantor: Kantor, impor: ImporProduksi, django_capture_on_commit_callbacks: Terkumpul
) -> None:
    with django_capture_on_commit_callbacks() as callbacks:
        mulai(impor, KerjaImpor.TERAPKAN, kantor.moderator.user)
        with pytest.raises(SedangDikerjakan):
            mulai(impor, KerjaImpor.TERAPKAN, kantor.moderator.user)
    assert len(callbacks) == 1


def test_work_that_never_ended_may_be_started_again(kantor: Kantor, impor: ImporProduksi) -> None:
    mulai(impor, KerjaImpor.TERAPKAN, kantor.moderator.user)
    long_ago = timezone.now() - tasks.PATIENCE - dt.timedelta(seconds=1)
    ImporProduksi.objects.update(kerja_sejak=long_ago)
    impor.refresh_from_db()
    assert not is_busy(impor)
    mulai(impor, KerjaImpor.TERAPKAN, kantor.moderator.user)


def test_a_failure_in_the_middle_stores_nothing_and_is_told(
    kantor: Kantor, impor: ImporProduksi, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(perubahan, "BATCH", 3)
    written = perubahan._write
    calls = []

    def fail_at_the_third(*args: Any, **options: Any) -> None:
        calls.append(1)
        if len(calls) == 3:
            raise OSError("disk full")
        written(*args, **options)

    monkeypatch.setattr(perubahan, "_write", fail_at_the_third)
    mulai(impor, KerjaImpor.TERAPKAN, kantor.moderator.user)
    with pytest.raises(OSError, match="disk full"):
        kerjakan.func(impor.pk, "terapkan", kantor.moderator.user.pk)
    impor.refresh_from_db()
    assert len(calls) == 3
    assert not Produksi.objects.exists()
    assert (impor.tahap, impor.kerja) == ("siap", "")
    assert "Tidak ada yang berubah" in impor.gagal


def test_a_refusal_is_told_on_the_set(kantor: Kantor, impor: ImporProduksi) -> None:
    change = impor.perubahan.first()
    assert change is not None
    Produksi.objects.create(
        komoditas=change.komoditas,
        kecamatan=change.kecamatan,
        tahun=change.tahun,
        produksi_ton=1,
        status="dinas",
        sumber="x",
    )
    mulai(impor, KerjaImpor.TERAPKAN, kantor.moderator.user)
    kerjakan.func(impor.pk, "terapkan", kantor.moderator.user.pk)
    impor.refresh_from_db()
    assert "baris 2" in impor.gagal
    assert Produksi.objects.count() == 1


def test_checking_again_never_touches_what_is_public_already(
    kantor: Kantor, impor: ImporProduksi
) -> None:
    ImporProduksi.objects.update(tahap="diterapkan", kerja="periksa")
    kerjakan.func(impor.pk, "periksa", kantor.editor.user.pk)
    impor.refresh_from_db()
    assert impor.tahap == "diterapkan"
    assert impor.perubahan.count() == 10
