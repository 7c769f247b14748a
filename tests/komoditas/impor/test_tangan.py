"""Changes by hand: a writer's wait for approval, a moderator's are public at once."""

from decimal import Decimal
from typing import Any

import pytest

from komoditas.impor.acuan import Kunci
from komoditas.impor.kesalahan import TidakBisaDiterapkan
from komoditas.impor.perubahan import isi, kunci_dari
from komoditas.impor.services import ajukan, batalkan, kembalikan, terapkan
from komoditas.impor.tangan import (
    bandingkan_lagi,
    keluarkan,
    set_terbuka,
    terbitkan_langsung,
    usulkan,
)
from komoditas.models import ImporProduksi, Komoditas, Produksi
from tests.komoditas.conftest import Kantor, make_angka


@pytest.fixture
def angka(kantor: Kantor) -> Produksi:
    """A public figure."""
    return make_angka(Komoditas.objects.get(kode="padi", locale__language_code="id"))


def says(angka: Produksi, **values: Any) -> dict[str, Any]:
    """What the figure says but for these values."""
    return {**isi(angka), **values}


def test_an_editors_changes_gather_in_one_set_and_wait(kantor: Kantor, angka: Produksi) -> None:
    user, key = kantor.editor.user, kunci_dari(angka)
    first = usulkan(user, key, says(angka, produksi_ton="600"))
    second = usulkan(user, key._replace(tahun=2021), says(angka, produksi_ton="700"))
    assert first == second is not None
    assert Produksi.objects.get().produksi_ton == Decimal("500.25")
    ajukan(second, user)
    assert set_terbuka(user) is None
    assert terapkan(second, kantor.moderator.user) == 2
    assert set(Produksi.objects.values_list("tahun", "produksi_ton")) == {(2020, 600), (2021, 700)}


def test_a_second_change_of_a_figure_replaces_the_first(kantor: Kantor, angka: Produksi) -> None:
    user, key = kantor.editor.user, kunci_dari(angka)
    usulkan(user, key, says(angka, produksi_ton="600"))
    usulkan(user, key, says(angka, produksi_ton="601"))
    gathered = set_terbuka(user)
    assert gathered is not None
    assert gathered.perubahan.get().sesudah["produksi_ton"] == "601"


def test_a_change_that_is_taken_back_leaves_no_empty_set(kantor: Kantor, angka: Produksi) -> None:
    user, key = kantor.editor.user, kunci_dari(angka)
    usulkan(user, key, says(angka, produksi_ton="600"))
    assert usulkan(user, key, says(angka)) is None
    gathered = usulkan(user, key, None)
    assert gathered is not None
    assert keluarkan(gathered.perubahan.get()) is None
    assert not ImporProduksi.objects.exists()


def test_two_editors_never_share_a_set(kantor: Kantor, angka: Produksi) -> None:
    key = kunci_dari(angka)
    mine = usulkan(kantor.editor.user, key, says(angka, produksi_ton="600"))
    yours = usulkan(kantor.rekan.user, key, says(angka, produksi_ton="601"))
    assert mine != yours


def test_what_was_sent_back_can_be_added_to_and_submitted_again(
    kantor: Kantor, angka: Produksi
) -> None:
    user, key = kantor.editor.user, kunci_dari(angka)
    gathered = usulkan(user, key, says(angka, produksi_ton="600"))
    assert gathered is not None
    ajukan(gathered, user)
    kembalikan(gathered, kantor.moderator.user, "Salah satuan.")
    again = usulkan(user, key, says(angka, produksi_ton="60"))
    assert again == gathered
    ajukan(again, user)
    terapkan(again, kantor.moderator.user)
    assert Produksi.objects.get().produksi_ton == 60


def test_a_removal_is_published_and_undone(kantor: Kantor, angka: Produksi) -> None:
    user = kantor.moderator.user
    before = isi(angka)
    assert terbitkan_langsung(user, kunci_dari(angka), None)
    assert not Produksi.objects.exists()
    batalkan(ImporProduksi.objects.get(), user)
    assert isi(Produksi.objects.get()) == before


def test_a_moderators_change_is_public_at_once_and_stays_in_the_list(
    kantor: Kantor, angka: Produksi
) -> None:
    user = kantor.moderator.user
    assert terbitkan_langsung(user, kunci_dari(angka), says(angka, luas_panen_ha="9.5"))
    assert Produksi.objects.get().luas_panen_ha == Decimal("9.5")
    kept = ImporProduksi.objects.get()
    assert (kept.tahap, kept.oleh, kept.diputuskan_oleh) == ("diterapkan", user, user)


def test_a_change_that_changes_nothing_leaves_no_trace(kantor: Kantor, angka: Produksi) -> None:
    assert not terbitkan_langsung(kantor.moderator.user, kunci_dari(angka), says(angka))
    assert not ImporProduksi.objects.exists()


def test_a_figure_that_others_changed_meanwhile_must_be_compared_again(
    kantor: Kantor, angka: Produksi
) -> None:
    gathered = usulkan(kantor.editor.user, kunci_dari(angka), says(angka, produksi_ton="600"))
    assert gathered is not None
    ajukan(gathered, kantor.editor.user)
    terbitkan_langsung(kantor.moderator.user, kunci_dari(angka), says(angka, produksi_ton="555"))
    with pytest.raises(TidakBisaDiterapkan, match="Padi"):
        terapkan(gathered, kantor.moderator.user)
    assert Produksi.objects.get().produksi_ton == 555
    bandingkan_lagi(gathered)
    terapkan(gathered, kantor.moderator.user)
    assert Produksi.objects.get().produksi_ton == 600


def test_a_new_figure_of_a_season_stands_beside_that_of_the_year(
    kantor: Kantor, angka: Produksi
) -> None:
    key = Kunci(angka.komoditas_id, None, 2020, "mt1")
    terbitkan_langsung(kantor.moderator.user, key, says(angka, produksi_ton="7"))
    assert set(Produksi.objects.values_list("musim", flat=True)) == {"", "mt1"}
