"""Beside the form a draft is seen as readers will see it, wherever they see it."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client, override_settings
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, streamfield

from berita.models import BeritaIndexPage, BeritaPage
from galeri.models import AlbumPage, GaleriPage, VideoPage
from halaman.models import HalamanPage
from home.models import HomePage
from kegiatan.models import KegiatanIndexPage, KegiatanPage
from komoditas.models import Komoditas, KomoditasIndexPage
from peta.models import PetaPage
from tests.dinas.moderation.conftest import Peran
from tests.factories.berita import make_berita
from tests.factories.gambar import make_picture
from tests.factories.kegiatan import make_kegiatan, wib
from tests.factories.komoditas import make_komoditas
from tests.factories.situs import Situs

MODES = ("", "gelap", "kartu", "bagikan", "pdf")
KINDS: dict[type[Page], str] = {
    HomePage: "", BeritaIndexPage: "home", BeritaPage: "berita", KegiatanIndexPage: "home",
    KegiatanPage: "kegiatan", KomoditasIndexPage: "home", PetaPage: "home", GaleriPage: "home",
    VideoPage: "galeri", AlbumPage: "galeri", HalamanPage: "home",
}  # fmt: skip
"""Each kind of page, with the page of the tree below which one is made."""


COUNTS = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 6}


def _look(instance: Any, mode: str = "") -> Any:
    """Return what the panel shows of a draft."""
    return instance.make_preview_request(None, mode, {"is_editing": True})


def _type_news(client: Client, situs: Situs, title: str, **browser: Any) -> str:
    """Send what stands in the form of a new article, as the panel does; return its address."""
    url = reverse(
        "wagtailadmin_pages:preview_on_add", args=["berita", "beritapage", situs.id.berita.pk]
    )
    words = {"title": title, "slug": "", "ringkasan": "Ringkas.", "tanggal": "2026-12-01"}
    streams = {"isi": streamfield([]), "lampiran": streamfield([])}
    related = {f"berita_terkait-{name}": number for name, number in COUNTS.items()}
    answer = client.post(url, {**nested_form_data({**words, **streams}), **related}, **browser)
    assert answer.json() == {"is_valid": True, "is_available": True}
    return url


@pytest.mark.parametrize("mode", MODES)
def test_words_that_nobody_saved_are_seen_in_every_mode(
    mode: str, situs: Situs, peran: Peran
) -> None:
    url = _type_news(peran.editor.client, situs, "Panen raya belum disimpan")
    answer = peran.editor.client.get(url, {"mode": mode, "in_preview_panel": "true"})
    assert answer.status_code == 200
    if mode == "pdf":
        assert answer.text.count("data:image/png;base64,") >= 1
    else:
        assert "Panen raya belum disimpan" in answer.text
    assert not BeritaPage.objects.exists()


@pytest.mark.parametrize(("mode", "scheme"), [("", "light"), ("gelap", "dark")])
def test_scheme_is_the_one_asked_for_whatever_the_device_likes(
    mode: str, scheme: str, situs: Situs
) -> None:
    answer = _look(make_berita(situs.id), mode)
    assert f'data-scheme="{scheme}"' in answer.text


def test_draft_seen_outside_the_form_follows_the_device(situs: Situs, peran: Peran) -> None:
    page = make_berita(situs.id)
    page.save_revision()
    url = reverse("wagtailadmin_pages:view_draft", args=[page.pk])
    assert "data-scheme" not in peran.editor.client.get(url).text


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("language", ["id", "en"])
def test_preview_is_kept_by_nobody_and_speaks_the_draft_s_language(
    mode: str, language: str, situs: Situs
) -> None:
    answer = _look(make_berita(getattr(situs, language)), mode)
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    assert f'<html lang="{language}"' in answer.text


@pytest.mark.parametrize("mode", MODES)
def test_preview_obeys_the_strict_policy_and_may_stand_in_our_own_frame(
    mode: str, situs: Situs, peran: Peran
) -> None:
    url = _type_news(peran.editor.client, situs, "Aman")
    answer = peran.editor.client.get(url, {"mode": mode})
    policy = answer["Content-Security-Policy"]
    assert "no-store" in answer["Cache-Control"]
    assert "'unsafe-inline'" not in policy
    assert "frame-ancestors 'self'" in policy
    assert answer["X-Frame-Options"] == "SAMEORIGIN"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_no_kind_of_page_breaks_while_its_form_is_half_filled(
    kind: type[Any], situs: Situs
) -> None:
    page = _half_filled(kind, situs)
    answers = {mode: _look(page, mode).status_code for mode, _label in page.preview_modes}
    assert set(answers.values()) == {200}, answers


def _half_filled(kind: type[Any], situs: Situs) -> Any:
    """Return a new page of which only the placeholder of the title is there."""
    if kind is HomePage:
        return situs.id.home
    parent = getattr(situs.id, KINDS[kind])
    page = kind(title="Judul sementara", slug="sementara", locale=situs.id.locale)
    page.depth, page.path = parent.depth + 1, parent._get_children_path_interval(parent.path)[1]
    page.set_url_path(parent)
    return page


def test_event_without_its_time_says_what_is_missing(situs: Situs) -> None:
    page = _half_filled(KegiatanPage, situs)
    assert "Mulai" in _look(page).text
    page.mulai = wib(2026, 12, 5, 8)
    assert "Judul sementara" in _look(page, "kartu").text


def test_mode_that_does_not_exist_shows_the_page(situs: Situs) -> None:
    page = make_berita(situs.id, title="Tetap tampil")
    assert "Tetap tampil" in _look(page, "karangan").text


def test_card_tells_date_and_summary_as_lists_do(situs: Situs) -> None:
    page = make_berita(situs.id, ringkasan="Ringkas sekali.", tanggal=dt.date(2026, 11, 3))
    html = _look(page, "kartu").text
    assert "Ringkas sekali." in html
    assert 'datetime="2026-11-03"' in html


def test_event_is_shown_with_its_day(situs: Situs) -> None:
    page = make_kegiatan(situs.id, mulai=wib(2026, 12, 24, 8), tempat="Balai Penyuluhan")
    html = _look(page, "kartu").text
    assert "<b>24</b>" in html
    assert "Balai Penyuluhan" in html


def test_shared_link_shows_the_picture_where_there_is_one_and_else_a_drawn_card(
    situs: Situs,
) -> None:
    page = make_berita(situs.id)
    drawn = _look(page, "bagikan").text
    page.gambar = make_picture()
    pictured = _look(page, "bagikan").text
    assert "data:image/jpeg;base64," in drawn
    assert "data:image/jpeg;base64," not in pictured
    assert "/media/images/" in pictured


def test_what_has_no_document_offers_none(situs: Situs) -> None:
    assert "pdf" not in dict(situs.id.berita.preview_modes)
    assert "pdf" in dict(make_berita(situs.id).preview_modes)


def test_english_commodity_is_previewed_in_english(situs: Situs) -> None:
    make_komoditas("Padi", "Rice")
    row = Komoditas.objects.get(nama="Rice")
    html = _look(row).text
    assert '<html lang="en"' in html
    assert "Planting calendar" in html
    assert 'href="/en/komoditas/"' in html


@pytest.mark.parametrize("mode", MODES)
def test_commodity_is_seen_in_every_mode(mode: str, situs: Situs) -> None:
    row = make_komoditas("Bawang merah")
    answer = _look(row, mode)
    assert answer.status_code == 200
    assert mode == "pdf" or "Bawang merah" in answer.text


@pytest.mark.parametrize("mode", MODES)
def test_new_commodity_does_not_break_while_nothing_is_filled_in(mode: str, situs: Situs) -> None:
    assert _look(Komoditas(), mode).status_code == 200


@pytest.mark.parametrize("mode", MODES)
def test_preview_works_over_https_where_the_site_has_port_80(
    mode: str, situs: Situs, peran: Peran
) -> None:
    assert situs.site.port == 80
    with override_settings(SECURE_SSL_REDIRECT=True):
        url = _type_news(peran.editor.client, situs, "Lewat HTTPS", secure=True)
        answer = peran.editor.client.get(url, {"mode": mode}, secure=True)
    assert answer.status_code == 200
    assert mode == "pdf" or "Lewat HTTPS" in answer.text


def test_words_of_the_modes_are_indonesian(situs: Situs) -> None:
    labels = [str(label) for _name, label in make_berita(situs.id).preview_modes]
    assert labels == [
        "Apa adanya, terang", "Apa adanya, gelap", "Di daftar dan di beranda",
        "Saat tautannya dibagikan", "Sebagai PDF",
    ]  # fmt: skip
    sizes = [str(size["label"]) for size in make_berita(situs.id).preview_sizes]
    assert sizes == [f"Pratinjau seukuran {name}" for name in ("ponsel", "tablet", "komputer")]
