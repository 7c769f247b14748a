"""What readers see of commodities and districts."""

import pytest
from django.test import Client

from komoditas.models import Komoditas, Produksi
from tests.factories.berita import make_berita
from tests.factories.kegiatan import make_kegiatan
from tests.factories.komoditas import make_kecamatan, make_komoditas
from tests.factories.situs import Situs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("jam_wib")]


def test_commodity_has_one_set_of_figures_for_both_languages(client: Client, situs: Situs) -> None:
    padi = make_komoditas("Padi", "Rice")
    Produksi.objects.create(
        komoditas=padi, tahun=2022, produksi_ton="785111.50", status="bps-ksa", sumber="BPS"
    )

    assert "785.112" in client.get("/komoditas/padi/").text
    assert "785,112" in client.get("/en/komoditas/padi/").text


def test_unknown_figure_is_said_to_be_unknown_not_zero(client: Client, situs: Situs) -> None:
    padi = make_komoditas("Padi")
    Produksi.objects.create(
        komoditas=padi, tahun=2021, luas_panen_ha="1000", status="bps-ksa", sumber="BPS"
    )

    assert "tidak tersedia" in client.get("/komoditas/padi/").text


def test_commodity_shows_its_news_and_events_of_the_same_language(
    client: Client, situs: Situs
) -> None:
    padi = make_komoditas("Padi", "Rice")
    make_berita(situs.id, title="Panen padi", komoditas=[padi])
    make_berita(situs.en, title="Rice harvest", komoditas=[padi])
    event = make_kegiatan(situs.id, title="Tanam serempak")
    event.komoditas.set([padi])
    event.save()

    html = client.get("/komoditas/padi/").text

    assert "Panen padi" in html
    assert "Tanam serempak" in html
    assert "Rice harvest" not in html
    assert "Rice harvest" in client.get("/en/komoditas/padi/").text


def test_english_article_names_the_commodity_in_english(client: Client, situs: Situs) -> None:
    padi, kelor = make_komoditas("Padi", "Rice"), make_komoditas("Kelor")
    make_berita(situs.en, slug="news", komoditas=[padi, kelor], kecamatan=[make_kecamatan("Toroh")])

    html = client.get("/en/berita/news/").text
    topics = html[html.index('<footer class="tags">') :]

    assert ">Rice</a>" in topics
    assert 'lang="id">Kelor</a>' in topics
    assert "/en/berita/?komoditas=padi" in topics
    assert "Toroh District" in topics


def test_commodity_without_english_says_so(client: Client, situs: Situs) -> None:
    make_komoditas("Kelor")

    html = client.get("/en/komoditas/kelor/").text

    assert "available in Indonesian only" in html
    assert 'href="/komoditas/kelor/"' in html


def test_draft_commodity_is_nowhere(client: Client, situs: Situs) -> None:
    make_komoditas("Rahasia", live=False)

    assert client.get("/komoditas/rahasia/").status_code == 404
    assert client.get("/en/komoditas/rahasia/").status_code == 404
    for path in ("/", "/komoditas/", "/berita/", "/peta/"):
        assert "Rahasia" not in client.get(path).text, path


def test_draft_of_a_live_commodity_changes_nothing_until_published(
    client: Client, situs: Situs
) -> None:
    padi = make_komoditas("Padi")
    padi.ringkasan = "Uraian baru."
    draft = padi.save_revision()

    assert "Uraian baru." not in client.get("/komoditas/padi/").text

    draft.publish()

    assert "Uraian baru." in client.get("/komoditas/padi/").text


@pytest.mark.parametrize("language", ["", "/en"])
def test_numbers_in_drawings_are_for_machines(client: Client, situs: Situs, language: str) -> None:
    toroh = make_kecamatan("Toroh", lintang="-7.15990", bujur="110.92042", luas_km2="1123.18")
    make_komoditas("Padi", "Rice", sentra=[toroh])

    html = client.get(f"{language}/peta/toroh/").text
    drawing = html[
        html.index("<svg", html.index("<main")) : html.index("</svg>", html.index('class="kec"'))
    ]

    assert "," not in "".join(part for part in drawing.split('"') if part[:1] in {"M", "0"})
    assert ("1,123.18" if language else "1.123,18") in html


def test_district_has_a_page_with_its_commodities_and_news(client: Client, situs: Situs) -> None:
    toroh = make_kecamatan("Toroh")
    make_komoditas("Padi", sentra=[toroh])
    make_berita(situs.id, title="Kabar Toroh", kecamatan=[toroh])

    html = client.get("/peta/toroh/").text

    assert "Kecamatan Toroh" in html
    assert "Padi" in html
    assert "Kabar Toroh" in html


def test_layer_marks_the_centres_in_drawing_and_list(client: Client, situs: Situs) -> None:
    toroh = make_kecamatan("Toroh")
    make_kecamatan("Geyer")
    make_komoditas("Padi", sentra=[toroh])

    html = client.get("/peta/?komoditas=padi").text

    assert html.count('class="s1') == 1
    assert Komoditas.objects.get().sentra.get() == toroh
