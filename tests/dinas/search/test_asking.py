"""What readers type when they do not know what a page is called."""

from datetime import date

import pytest
from django.test import Client

from dinas.search.finding import Temuan
from dinas.search.indexing import rebuild
from dinas.search.models import Sinonim
from dinas.search.query import ask
from dinas.search.spelling import meant
from tests.dinas.search.conftest import Tanya
from tests.factories.berita import make_berita
from tests.factories.komoditas import make_kecamatan, make_komoditas
from tests.factories.situs import Situs

pytestmark = pytest.mark.django_db


def maksud(client: Client, typed: str) -> str:
    return client.get("/cari/", {"q": typed}).context.get("maksud") or ""


def test_crop_is_found_by_its_name_in_the_other_language(tanya: Tanya, situs: Situs) -> None:
    make_komoditas("Padi", "Rice")
    make_berita(situs.id, title="Panen padi")

    assert tanya("rice") == ["Padi"]
    assert tanya("padi", "/en/cari/") == ["Rice"]


@pytest.mark.parametrize("typed", ["toroh", "kec. Toroh", "Kecamatan Toroh", "kec toroh"])
def test_place_comes_before_what_happened_there(tanya: Tanya, situs: Situs, typed: str) -> None:
    make_kecamatan("Toroh")
    make_berita(situs.id, title="Panen raya di Kecamatan Toroh")

    assert tanya(typed)[0] == "Toroh"


def test_crop_comes_first_by_the_name_that_editors_gave_it(tanya: Tanya, situs: Situs) -> None:
    make_komoditas("Bawang merah", "Shallot")
    make_berita(situs.id, title="Brambang dan bawang merah naik")
    Sinonim.objects.create(kata="brambang, bawang merah")

    assert tanya("brambang")[0] == "Bawang merah"


@pytest.mark.parametrize("typed", ["agustus 2025", "25 agustus 2025", "25 agu 2025", "agt 2025"])
def test_things_are_found_by_their_day(tanya: Tanya, situs: Situs, typed: str) -> None:
    make_berita(situs.id, title="Rapat", tanggal=date(2025, 8, 25))
    make_berita(situs.id, title="Panen", tanggal=date(2025, 9, 25))
    make_berita(situs.id, title="Kantor", tanggal=date(2024, 8, 25))

    assert tanya(typed) == ["Rapat"]


def test_page_is_found_by_the_short_name_in_its_address(tanya: Tanya, situs: Situs) -> None:
    make_berita(situs.id, title="Rumah kedelai", slug="rkg")

    assert tanya("rkg") == ["Rumah kedelai"]


def test_words_of_a_question_are_not_asked_for(tanya: Tanya, situs: Situs) -> None:
    make_berita(situs.id, title="Jajar legowo")

    assert tanya("apa itu jajar legowo") == ["Jajar legowo"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("karang rayung", "karangrayung"),
        ("jajarlegowo", "jajar legowo"),
        ("pdi", "padi"),
        ("brmbang", "brambang"),
        ("padi jajra", "padi jajar"),
    ],
)
def test_near_joined_and_parted_words_are_proposed(
    client: Client, situs: Situs, typed: str, expected: str
) -> None:
    make_kecamatan("Karangrayung")
    make_berita(situs.id, title="Padi jajar legowo", ringkasan="Bawang merah")
    Sinonim.objects.create(kata="brambang, bawang merah")
    rebuild()

    assert maksud(client, typed) == expected
    assert len(Temuan(ask(expected, "id", [[("brambang",), ("bawang", "merah")]]), {}))


def test_word_of_a_text_is_no_mistake(client: Client, situs: Situs) -> None:
    story = [{"type": "paragraf", "value": "<p>Tulis alamat rumah.</p>"}]
    make_berita(situs.id, title="Halaman kantor", isi=story)
    make_berita(situs.id, title="Pompa")
    rebuild()

    assert maksud(client, "alamat pompa") == ""


def test_word_that_begins_otherwise_is_not_taken_for_a_mistake(situs: Situs) -> None:
    make_berita(situs.id, title="Halaman kantor")
    rebuild()

    assert list(meant(["alamat"], (), "id")) == []
    assert list(meant(["halamn"], (), "id")) == ["halaman"]


def test_misspelt_word_that_only_texts_have_is_proposed_too(client: Client, situs: Situs) -> None:
    story = [{"type": "paragraf", "value": "<p>Warga menanam padi saat kemenangan tim desa.</p>"}]
    make_berita(situs.id, title="Musim hujan", isi=story)
    rebuild()
    assert maksud(client, "menanm") == "menanam"

    make_berita(situs.id, title="Desa menang lomba")
    rebuild()
    assert maksud(client, "menanm") == "menang", "what titles say is meant rather"


def test_where_nothing_holds_all_words_the_nearest_is_shown(client: Client, situs: Situs) -> None:
    make_berita(situs.id, title="Sewa pompa air", slug="sewa-pompa-air")
    make_berita(situs.id, title="Pompa air rusak dan mesin")
    make_berita(situs.id, title="Cuaca")
    rebuild()

    response = client.get("/cari/", {"q": "sewa pompa zzz"})

    assert "Halaman yang memuat sebagian kata ini" in response.text
    assert "hasil" not in response.context or not response.context["hasil"]
    near = [row.alamat for row in response.context["sebagian"]]
    assert near[0].endswith("/sewa-pompa-air/")


def test_title_is_proposed_while_the_second_word_is_begun(client: Client, situs: Situs) -> None:
    make_berita(situs.id, title="Bawang merah")
    make_berita(situs.id, title="Bawang putih")
    rebuild()

    found = client.get("/cari/saran", {"q": "bawang m"}).json()

    assert [title for title, _url, _kind in found] == ["Bawang merah"]
