"""What editors add: synonyms, chosen results, and what they learn from searches in vain."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.models import PageViewRestriction

from dinas.accounts.roles import GROUP_EDITORS, GROUP_MODERATORS, setup_roles
from dinas.search.indexing import rebuild
from dinas.search.models import HasilPilihan, Sinonim, TidakDitemukan
from tests.dinas.search.conftest import Tanya
from tests.factories.berita import make_berita
from tests.factories.situs import Situs

pytestmark = pytest.mark.django_db


@pytest.fixture
def masuk(client: Client, situs: Situs) -> Callable[[str], Client]:
    def login(group: str) -> Client:
        setup_roles()
        user = get_user_model().objects.create_user("u", "u@example.org", "rahasia-uji")
        user.groups.add(Group.objects.get(name=group))
        client.force_login(user)
        return client

    return login


def test_synonyms_find_each_other_also_beside_other_words(tanya: Tanya, situs: Situs) -> None:
    make_berita(situs.id, title="Harga bawang merah turun")
    make_berita(situs.id, title="Bawang putih dan cat merah")
    Sinonim.objects.create(kata="brambang, bawang merah")

    assert tanya("brambang") == [*tanya("harga brambang"), "Bawang putih dan cat merah"]
    assert tanya("harga brambang") == ["Harga bawang merah turun"]


def test_one_word_is_no_synonym() -> None:
    with pytest.raises(ValidationError):
        Sinonim(kata="padi, Padi").full_clean()


def test_chosen_page_comes_first_for_its_words_only(client: Client, situs: Situs) -> None:
    chosen = make_berita(situs.id, title="Kartu untuk petani", slug="kartu")
    make_berita(situs.id, title="Kartu tani hilang")
    HasilPilihan.objects.create(kata="Kartu Tani, kartu petani", halaman=chosen)
    rebuild()

    text = client.get("/cari/", {"q": "kartu tani"}).text
    assert text.count('href="/berita/kartu/"') == 1
    assert text.index("Pilihan redaksi") < text.index("hilang")
    assert "Pilihan redaksi" not in client.get("/cari/", {"q": "kartu"}).text


def test_chosen_page_leads_readers_of_english_to_its_translation(
    client: Client, situs: Situs
) -> None:
    chosen = make_berita(situs.id, title="Kartu untuk petani", slug="kartu")
    make_berita(
        situs.en, title="Card for farmers", slug="kartu", translation_key=chosen.translation_key
    )
    untold = make_berita(situs.id, title="Belum diterjemahkan")
    HasilPilihan.objects.create(kata="kartu tani", halaman=untold, urutan=1)
    HasilPilihan.objects.create(kata="kartu tani", halaman=chosen, urutan=2)

    text = client.get("/en/cari/", {"q": "kartu tani"}).text

    assert text.count('href="/en/berita/kartu/"') == 1
    assert "Belum diterjemahkan" not in text


def test_chosen_page_that_is_private_is_not_shown(client: Client, situs: Situs) -> None:
    chosen = make_berita(situs.id, title="Rahasia")
    HasilPilihan.objects.create(kata="kartu", halaman=chosen)
    PageViewRestriction.objects.create(page=chosen, restriction_type="login")

    assert "Rahasia" not in client.get("/cari/", {"q": "kartu"}).text


def test_searches_in_vain_are_counted_by_day(client: Client, situs: Situs) -> None:
    for typed in ("Sewa Traktor", "sewa  traktor", "SEWA-TRAKTOR"):
        client.get("/cari/", {"q": typed})

    (row,) = TidakDitemukan.objects.all()
    assert (row.kata, row.bahasa, row.jumlah) == ("sewa traktor", "id", 3)


@pytest.mark.parametrize(
    "typed", ["siti@example.org", "3315 0412 0190 0001", "0812-3456-789", "🌾", "nik 331504"]
)
def test_what_may_tell_who_asked_is_not_kept(client: Client, situs: Situs, typed: str) -> None:
    client.get("/cari/", {"q": typed})

    assert not TidakDitemukan.objects.exists()


def test_what_is_found_and_what_was_narrowed_is_not_counted(client: Client, situs: Situs) -> None:
    make_berita(situs.id, title="Padi")
    rebuild()
    client.get("/cari/", {"q": "padi"})
    client.get("/cari/", {"q": "padi", "tahun": "1999"})
    client.head("/cari/", {"q": "zzzz"})

    assert not TidakDitemukan.objects.exists()


def test_editor_reads_what_was_not_found(masuk: Any, client: Client) -> None:
    client.get("/cari/", {"q": "sewa traktor"})

    response = masuk(GROUP_EDITORS).get(reverse("tidak_ditemukan_hasil"))

    assert response.status_code == 200
    assert "sewa traktor" in response.text
    assert ">Indonesia<" in " ".join(response.text.split()).replace("> ", ">").replace(" <", "<")


def test_report_can_be_narrowed(masuk: Any, client: Client) -> None:
    client.get("/cari/", {"q": "sewa traktor"})
    editor = masuk(GROUP_EDITORS)

    assert (
        "sewa traktor"
        in editor.get(reverse("tidak_ditemukan_hasil"), {"bahasa": "id", "sejak": "30"}).text
    )
    assert "sewa traktor" not in editor.get(reverse("tidak_ditemukan_hasil"), {"bahasa": "en"}).text


def test_moderator_adds_a_synonym_and_a_result(masuk: Any, situs: Situs) -> None:
    page = make_berita(situs.id)
    moderator = masuk(GROUP_MODERATORS)

    moderator.post(reverse("sinonim_cari:add"), {"kata": "brambang, bawang merah"})
    moderator.post(reverse("hasil_pilihan:add"), {"kata": "kartu", "halaman": page.pk, "urutan": 1})

    assert Sinonim.objects.count() == HasilPilihan.objects.count() == 1
    assert "brambang" in moderator.get(reverse("sinonim_cari:index")).text


def test_editor_changes_neither(masuk: Any) -> None:
    masuk(GROUP_EDITORS).post(reverse("sinonim_cari:add"), {"kata": "satu, dua"})

    assert not Sinonim.objects.exists()
