"""The search page as readers meet it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dinas.search.indexing import rebuild
from tests.dinas.search.conftest import Tanya
from tests.factories.berita import make_berita
from tests.factories.kegiatan import make_kegiatan
from tests.factories.komoditas import make_kecamatan, make_komoditas
from tests.factories.situs import Situs

pytestmark = pytest.mark.django_db

# Each line is something that a reader may type; some are signs of query languages.
PERTANYAAN = (Path(__file__).parent / "pertanyaan.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("path", ["/cari/", "/en/cari/", "/cari/saran"])
def test_nothing_typed_breaks_the_search(client: Client, situs: Situs, path: str) -> None:
    make_berita(situs.id, title="Padi dan jagung")
    rebuild()
    odd = [
        *PERTANYAAN,
        "x" * 5000,
        "kata " * 3000,
        '"',
        "''",
        "a\u0301",
        "\ud7ff",
        "A&B",
        ":*",
        "!",
    ]

    answers = {text: client.get(path, {"q": text}).status_code for text in odd}

    assert set(answers.values()) == {200}, answers


@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(typed=st.text(max_size=80) | st.text("padi* \"':^(){}&|!\\\u0301١²½ßİ-_%1e5", max_size=40))
def test_whatever_is_typed_is_answered(client: Client, situs: Situs, typed: str) -> None:
    expected = 400 if "\x00" in typed else 200  # no address may hold that sign
    for path in ("/cari/", "/cari/saran"):
        assert client.get(path, {"q": typed}).status_code == expected


@pytest.mark.parametrize("typed", PERTANYAAN)
def test_what_was_typed_is_shown_back_safely(client: Client, situs: Situs, typed: str) -> None:
    response = client.get("/cari/", {"q": f"{typed}<script>"})

    assert "<script>" not in response.text.split("</head>")[1]


@pytest.mark.parametrize("typed", ["Jum'at", "Jum’at", "Jumat", "jumat bersih"])
@pytest.mark.parametrize("title", ["Jum'at bersih", "Jum’at bersih", "Jumat bersih"])
def test_apostrophes_do_not_matter(tanya: Tanya, situs: Situs, typed: str, title: str) -> None:
    make_berita(situs.id, title=title)

    assert len(tanya(typed)) == 1


def test_signs_of_query_languages_are_none(tanya: Tanya, situs: Situs) -> None:
    make_berita(situs.id, title="padi-jagung")
    make_berita(situs.id, title="Panén raya")

    assert tanya("padi-jagung") == tanya("padi:") == tanya("(padi") == ["padi-jagung"]
    assert tanya("^padi") == tanya("ｐａｄｉ") == tanya("{padi}") == ["padi-jagung"]
    assert tanya("panen") == tanya("panén") == ["Panén raya"]


def test_not_and_or_are_words(tanya: Tanya, situs: Situs) -> None:
    make_berita(situs.id, title="Padi saja")
    make_berita(situs.id, title="Padi NOT jagung OR kedelai")

    assert tanya("NOT padi") == tanya("padi OR") == ["Padi NOT jagung OR kedelai"]


def test_other_forms_of_a_word_are_found(tanya: Tanya, situs: Situs) -> None:
    make_berita(situs.id, title="Penanaman serentak")

    assert tanya("tanaman") == tanya("menanam") == tanya("tanam") == ["Penanaman serentak"]


def test_the_last_word_may_be_only_begun(tanya: Tanya, situs: Situs) -> None:
    make_berita(situs.id, title="Irigasi sawah")

    assert tanya("sawah irig") == ["Irigasi sawah"]
    assert tanya("irig sawah") == []


def test_words_are_marked_in_title_and_sentence(client: Client, situs: Situs) -> None:
    story = "<p>Cuaca cerah. Warga menanam padi &amp; jagung di sawah. Lalu pulang.</p>"
    make_berita(situs.id, title="Hari tani", isi=[{"type": "paragraf", "value": story}])
    rebuild()

    text = client.get("/cari/", {"q": "tanaman padi"}).text

    assert "<p>Warga <mark>menanam</mark> <mark>padi</mark> &amp; jagung di sawah.</p>" in text


def test_result_found_by_its_crop_tells_what_it_is_about(client: Client, situs: Situs) -> None:
    padi, toroh = make_komoditas("Padi"), make_kecamatan("Toroh")
    make_berita(
        situs.id,
        title="Musim tanam",
        ringkasan="Petani menyiapkan lahan.",
        komoditas=[padi],
        kecamatan=[toroh],
        tags=["padi"],
    )
    rebuild()

    text = client.get("/cari/", {"q": "padi", "jenis": "berita"}).text

    assert "<p>Petani menyiapkan lahan. · <mark>Padi</mark></p>" in text

    make_kegiatan(situs.id, ringkasan="Bawa bekal.", tempat="Balai Toroh", kecamatan=toroh)
    rebuild()

    text = client.get("/cari/", {"q": "toroh", "jenis": "kegiatan"}).text

    assert "<p>Bawa bekal. · Balai <mark>Toroh</mark></p>" in text


def test_results_are_narrowed_by_kind_year_crop_and_district(tanya: Tanya, situs: Situs) -> None:
    padi, toroh = make_komoditas("Padi"), make_kecamatan("Toroh")
    make_berita(situs.id, title="Panen A", tanggal="2024-05-01", komoditas=[padi])
    make_berita(situs.id, title="Panen B", tanggal="2025-05-01", kecamatan=[toroh])

    assert tanya("panen", tahun="2024") == ["Panen A"]
    assert tanya("panen", komoditas="padi") == ["Panen A"]
    assert tanya("panen", kecamatan="toroh", jenis="berita") == ["Panen B"]
    assert tanya("panen", jenis="halaman") == []


def test_filters_that_leave_nothing_are_said_to_be_why(client: Client, situs: Situs) -> None:
    make_berita(situs.id, title="Panen", tanggal="2024-05-01")
    rebuild()

    text = client.get("/cari/", {"q": "panen", "tahun": "1999"}).text

    assert "Tidak ada hasil untuk “panen” dengan saringan ini" in text
    assert "saringan ini" not in client.get("/cari/", {"q": "zzzz"}).text


def test_kinds_tell_how_much_they_hold(client: Client, situs: Situs) -> None:
    for _number in range(3):
        make_berita(situs.id, title="Padi")
    make_komoditas("Padi")
    rebuild()

    text = client.get("/cari/", {"q": "padi"}).text

    assert ">Berita (3)</option>" in text
    assert ">Komoditas (1)</option>" in text


def test_each_filter_tells_what_it_would_leave_under_the_others(
    client: Client, situs: Situs
) -> None:
    padi, jagung = make_komoditas("Padi"), make_komoditas("Jagung")
    toroh = make_kecamatan("Toroh")
    make_berita(situs.id, title="Panen A", tanggal="2024-05-01", komoditas=[padi, jagung])
    make_berita(situs.id, title="Panen B", tanggal="2025-05-01", komoditas=[padi])
    make_berita(situs.id, title="Panen C", tanggal="2025-05-01", kecamatan=[toroh])
    rebuild()

    text = client.get("/cari/", {"q": "panen", "tahun": "2025", "jenis": "berita"}).text

    assert "2 hasil untuk" in text
    assert ">Padi (1)</option>" in text
    assert ">Toroh (1)</option>" in text
    assert "Jagung (" not in text
    assert ">2024 (1)</option>" in text


def test_filter_that_there_is_not_is_no_page(client: Client, situs: Situs) -> None:
    make_berita(situs.id, title="Padi")
    rebuild()

    for name, value in {"jenis": "x", "tahun": "-1", "komoditas": "x", "kecamatan": "'"}.items():
        assert client.get("/cari/", {"q": "padi", name: value}).status_code == 404, name


def test_chosen_filter_can_be_dropped(client: Client, situs: Situs) -> None:
    make_berita(situs.id, title="Padi", tanggal="2025-05-01")
    rebuild()

    text = client.get("/cari/", {"q": "padi", "tahun": "2025"}).text

    assert 'href="?q=padi"' in text
    assert "noindex" in text


def test_languages_do_not_mix(tanya: Tanya, situs: Situs) -> None:
    make_berita(situs.id, title="Kartu tani")
    make_berita(situs.en, title="Tani card")

    assert tanya("tani") == ["Kartu tani"]
    assert tanya("tani", "/en/cari/") == ["Tani card"]


def test_a_near_word_is_proposed(client: Client, situs: Situs) -> None:
    make_berita(situs.id, title="Irigasi baru")
    rebuild()

    text = client.get("/cari/", {"q": "irigsi baru"}).text

    assert "Maksud Anda" in text
    assert "?q=irigasi%20baru" in text


def test_all_pages_of_results_hold_each_result_once(client: Client, situs: Situs) -> None:
    for number in range(25):
        make_berita(situs.id, title=f"Padi {number}")
    rebuild()

    seen = [
        row.alamat
        for number in (1, 2, 3)
        for row in client.get("/cari/", {"q": "padi", "page": str(number)}).context["hasil"]
    ]

    assert len(seen) == len(set(seen)) == 25


def test_queries_are_few_and_do_not_grow(situs: Situs, count_queries: Callable[[str], int]) -> None:
    make_komoditas("Padi")
    for _number in range(3):
        make_berita(situs.id, title="Padi sawah")
    rebuild()
    few = count_queries("/cari/?q=padi")
    for _number in range(30):
        make_berita(situs.id, title="Padi gogo")
    rebuild()

    assert count_queries("/cari/?q=padi") == few
    assert few <= 10


def test_titles_are_proposed_while_typing(client: Client, situs: Situs) -> None:
    make_komoditas("Bawang merah")
    make_berita(situs.id, title="Harga bawang naik")
    make_berita(situs.id, title="Cuaca", ringkasan="Bawang aman")
    rebuild()

    found = client.get("/cari/saran", {"q": "baw"}).json()

    assert [title for title, _url, _kind in found] == ["Bawang merah", "Harga bawang naik"]
    assert found[0][1:] == ["/komoditas/bawang-merah/", "Komoditas"]
    assert client.get("/cari/saran", {"q": "b"}).json() == []


def test_names_that_begin_as_typed_are_proposed_first(client: Client, situs: Situs) -> None:
    make_komoditas("Padi")
    make_berita(situs.id, title="Sekolah hama terpadu jagung", tanggal="2026-05-03")
    make_berita(situs.id, title="Tanam padi serempak", tanggal="2026-05-02")
    make_berita(situs.id, title="Padi gogo", tanggal="2020-05-01")
    rebuild()

    found = [title for title, _url, _kind in client.get("/cari/saran", {"q": "pad"}).json()]

    assert found[:3] == ["Padi", "Padi gogo", "Tanam padi serempak"]
