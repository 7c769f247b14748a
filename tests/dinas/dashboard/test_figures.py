"""Changes of figures on the first screen."""

from typing import Any

from django.utils import timezone

from komoditas.enums import TahapImpor
from komoditas.models import ImporProduksi
from tests.dinas.dashboard.conftest import bagian, dasbor
from tests.dinas.moderation.conftest import Peran


def usul(oleh: Any, tahap: TahapImpor, **fields: Any) -> ImporProduksi:
    """Make a set of changes in a state."""
    return ImporProduksi.objects.create(
        nama_berkas="luas-tanam.xlsx", tahap=tahap, oleh=oleh, **fields
    )


def test_submitted_figures_wait_for_those_who_decide(peran: Peran) -> None:
    row = usul(
        peran.editor.user, TahapImpor.DIAJUKAN, diajukan=timezone.now(), pesan="Data BPS 2025"
    )

    found = bagian(dasbor(peran.moderator), "angka-menunggu")

    assert "luas-tanam.xlsx" in found
    assert "diajukan oleh editor" in found
    assert "Data BPS 2025" in found
    assert f"/cms/data-produksi/impor/{row.pk}/" in found
    assert "luas-tanam.xlsx" not in dasbor(peran.editor)
    assert "luas-tanam.xlsx" not in dasbor(peran.penerjemah)


def test_figures_sent_back_tell_their_maker_why(peran: Peran) -> None:
    usul(
        peran.editor.user,
        TahapImpor.DITOLAK,
        diputuskan=timezone.now(),
        diputuskan_oleh=peran.moderator.user,
        alasan="Satuannya kuintal, bukan ton.",
    )

    assert "Satuannya kuintal, bukan ton." in bagian(dasbor(peran.editor), "angka-dikembalikan")
    assert "Satuannya kuintal" not in dasbor(peran.rekan)


def test_checked_but_not_submitted_figures_wait_for_nobody(peran: Peran) -> None:
    usul(peran.editor.user, TahapImpor.SIAP)

    assert "luas-tanam.xlsx" not in dasbor(peran.moderator)
