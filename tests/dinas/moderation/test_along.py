"""A page's translation goes along when the page is taken down, deleted or moved, or it stays."""

from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page
from wagtail.test.utils import WagtailTestUtils
from wagtail_localize.operations import translate_object, translate_page_subtree

from galeri.models import GaleriPage, VideoPage
from halaman.models import HalamanPage
from tests.dinas.moderation import pintu
from tests.dinas.moderation.conftest import Komit, Peran
from tests.dinas.moderation.terjemahan import (
    make_english_draft,
    make_english_live,
    translate_segments,
    translation_for,
)
from tests.factories.berita import make_berita
from tests.factories.situs import Situs

STAY = {"terjemahan": "tinggal"}
FOLLOW = {"terjemahan": "ikut"}


def _url(action: str, *args: Any) -> str:
    return reverse(f"wagtailadmin_pages:{action}", args=args)


def _words(response: Any) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def _question(client: Client, url: str) -> Any:
    return WagtailTestUtils.get_soup(client.get(url).content)


@pytest.fixture
def halaman(situs: Situs) -> HalamanPage:
    """A page of the office with a page below it."""
    page = situs.id.home.add_child(
        instance=HalamanPage(title="Profil", slug="profil", locale=situs.id.locale)
    )
    page.add_child(instance=HalamanPage(title="Sejarah", slug="sejarah", locale=situs.id.locale))
    return page


def _both_live(page: Any, komit: Komit) -> Any:
    """Translate and publish the page and what is below it; return the English one."""
    english = make_english_live(page, komit)
    for child in page.get_children().specific():
        make_english_live(child, komit)
    english.refresh_from_db()
    return english


@pytest.mark.parametrize("action", ["unpublish", "delete"])
def test_question_names_the_english_page_and_proposes_that_it_follows(
    action: str, situs: Situs, peran: Peran, komit: Komit
) -> None:
    page = make_berita(situs.id, title="Panen raya")
    english = make_english_live(page, komit)
    soup = _question(peran.moderator.client, _url(action, page.pk))
    group = soup.select_one("fieldset:has(input[name=terjemahan])")
    assert group.legend.get_text(strip=True)
    assert english.title in group.get_text()
    assert group.select_one("input[checked]")["value"] == "ikut"
    labelled = {label["for"] for label in group.select("label")}
    assert {radio["id"] for radio in group.select("input[type=radio]")} == labelled


@pytest.mark.parametrize("action", ["unpublish", "delete"])
def test_without_a_translation_nothing_is_asked(action: str, situs: Situs, peran: Peran) -> None:
    page = make_berita(situs.id)
    soup = _question(peran.moderator.client, _url(action, page.pk))
    assert not soup.select("input[name=terjemahan]")


def test_unpublishing_english_asks_nothing_about_indonesian(
    situs: Situs, peran: Peran, komit: Komit
) -> None:
    english = make_english_live(make_berita(situs.id), komit)
    soup = _question(peran.moderator.client, _url("unpublish", english.pk))
    assert not soup.select("input[name=terjemahan]")


@pytest.mark.parametrize(("choice", "is_live"), [(FOLLOW, False), ({}, False), (STAY, True)])
def test_english_is_unpublished_or_stays_as_chosen(
    choice: dict[str, str],
    is_live: bool,
    situs: Situs,
    peran: Peran,
    komit: Komit,
    client: Client,
) -> None:
    page = make_berita(situs.id, slug="panen")
    make_english_live(page, komit)
    with komit():
        peran.moderator.client.post(_url("unpublish", page.pk), choice)
    assert client.get("/berita/panen/").status_code == 404
    assert (client.get("/en/berita/panen/").status_code == 200) is is_live


@pytest.mark.parametrize(("choice", "is_live"), [(FOLLOW, False), (STAY, True)])
def test_pages_below_are_unpublished_in_both_languages_or_in_one(
    choice: dict[str, str],
    is_live: bool,
    halaman: HalamanPage,
    peran: Peran,
    komit: Komit,
    client: Client,
) -> None:
    _both_live(halaman, komit)
    with komit():
        peran.moderator.client.post(
            _url("unpublish", halaman.pk), {**choice, "include_descendants": "on"}
        )
    assert client.get("/profil/sejarah/").status_code == 404
    assert (client.get("/en/profil/sejarah/").status_code == 200) is is_live


def test_an_answer_that_was_not_offered_changes_nothing(
    situs: Situs, peran: Peran, komit: Komit, client: Client
) -> None:
    page = make_berita(situs.id, slug="panen")
    make_english_live(page, komit)
    for action in ("unpublish", "delete"):
        response = peran.moderator.client.post(_url(action, page.pk), {"terjemahan": "entah"})
        assert response.status_code == 200
    assert client.get("/berita/panen/").status_code == 200


def test_english_that_is_kept_becomes_a_page_of_its_own(
    situs: Situs, peran: Peran, komit: Komit, client: Client
) -> None:
    page = make_berita(situs.id, slug="panen")
    english = make_english_live(page, komit)
    peran.moderator.client.post(_url("delete", page.pk), STAY)
    assert not Page.objects.filter(pk=page.pk).exists()
    assert client.get("/en/berita/panen/").status_code == 200
    editor = peran.penerjemah.client.get(pintu.edit_url(english))
    assert WagtailTestUtils.get_soup(editor.content).select("#page-edit-form")


def test_copy_of_a_deleted_page_goes_with_it(situs: Situs, peran: Peran) -> None:
    page = make_berita(situs.id)
    alias = page.copy_for_translation(situs.en.locale, alias=True)
    peran.moderator.client.post(_url("delete", page.pk), STAY)
    assert not Page.objects.filter(pk=alias.pk).exists()


@pytest.mark.parametrize("role", ["editor", "moderator", "penerjemah"])
def test_only_an_admin_deletes_a_page_that_holds_others(
    role: str, halaman: HalamanPage, peran: Peran, komit: Komit
) -> None:
    _both_live(halaman, komit)
    before = pintu.public_state()
    getattr(peran, role).client.post(_url("delete", halaman.pk), {"judul": "Profil", **FOLLOW})
    assert pintu.public_state() == before


def test_page_whose_translation_holds_others_is_not_lost_by_a_moderator(
    halaman: HalamanPage, peran: Peran, komit: Komit
) -> None:
    english = _both_live(halaman, komit)
    halaman.get_children().get().specific.delete()
    response = peran.moderator.client.post(_url("delete", halaman.pk), FOLLOW)
    assert "admin" in _words(response)
    assert Page.objects.filter(pk__in=[halaman.pk, english.pk]).count() == 2


def test_question_to_the_admin_gives_the_numbers_of_both_languages(
    situs: Situs, peran: Peran, komit: Komit
) -> None:
    for number in range(3):
        page = make_berita(situs.id)
        if number:
            make_english_live(page, komit)
    soup = _question(peran.admin.client, _url("delete", situs.id.berita.pk))
    numbers = soup.select_one("#jumlah-dihapus").get_text(" ", strip=True)
    assert "4 halaman" in numbers
    assert "3 halaman" in numbers
    assert situs.id.berita.title in soup.select_one("label[for=id_judul]").get_text()


@pytest.mark.parametrize(
    ("typed", "is_deleted"), [("", False), ("Beritaa", False), ("  berita ", True)]
)
def test_index_is_deleted_only_when_its_title_was_typed(
    typed: str, is_deleted: bool, situs: Situs, peran: Peran, komit: Komit
) -> None:
    page = make_berita(situs.id)
    english = make_english_live(page, komit)
    peran.admin.client.post(_url("delete", situs.id.berita.pk), {"judul": typed, **FOLLOW})
    left = Page.objects.filter(pk__in=[situs.id.berita.pk, situs.en.berita.pk, english.pk])
    assert left.count() == (0 if is_deleted else 3)


def test_translation_left_elsewhere_is_deleted_with_its_source(
    halaman: HalamanPage, situs: Situs, peran: Peran, komit: Komit
) -> None:
    _both_live(halaman, komit)
    elsewhere = Page.objects.get(locale=situs.en.locale, slug="sejarah")
    elsewhere.move(situs.en.home, pos="last-child")
    peran.admin.client.post(_url("delete", halaman.pk), {"judul": "Profil", **FOLLOW})
    assert not Page.objects.filter(slug__in=["profil", "sejarah"]).exists()


@pytest.mark.parametrize("language", ["id", "en"])
def test_nobody_deletes_the_home_page(language: str, situs: Situs, peran: Peran) -> None:
    home = getattr(situs, language).home
    peran.admin.client.post(_url("delete", home.pk), {"judul": home.title, **FOLLOW})
    assert Page.objects.filter(pk=home.pk).exists()


def _move(peran: Peran, page: Any, destination: Any, komit: Komit, **data: str) -> Any:
    with komit():
        return peran.moderator.client.post(_url("move_confirm", page.pk, destination.pk), data)


@pytest.mark.parametrize(
    ("choice", "english_path"), [("ikut", "/en/lain/profil/"), ("tinggal", "/en/profil/")]
)
def test_english_moves_along_or_stays_and_both_old_addresses_lead_on(
    choice: str,
    english_path: str,
    halaman: HalamanPage,
    situs: Situs,
    peran: Peran,
    komit: Komit,
    client: Client,
) -> None:
    _both_live(halaman, komit)
    other = situs.id.home.add_child(
        instance=HalamanPage(title="Lain", slug="lain", locale=situs.id.locale)
    )
    make_english_live(other, komit)
    response = _move(peran, halaman, other, komit, terjemahan=choice)
    assert response.status_code == 302
    assert client.get("/profil/sejarah/", follow=True).redirect_chain == [
        ("/lain/profil/sejarah/", 301)
    ]
    english = client.get("/en/profil/sejarah/", follow=True)
    assert english.status_code == 200
    assert english.request["PATH_INFO"] == f"{english_path}sejarah/"
    assert client.get("/en/lain/profil/sejarah/", follow=True).request["PATH_INFO"] == (
        f"{english_path}sejarah/"
    )


def test_nothing_is_moved_when_the_translation_fails_to_follow(
    halaman: HalamanPage,
    situs: Situs,
    peran: Peran,
    komit: Komit,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make_english_live(halaman, komit)
    other = situs.id.home.add_child(
        instance=HalamanPage(title="Lain", slug="lain", locale=situs.id.locale)
    )
    make_english_live(other, komit)

    def fail(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr("dinas.moderation.along.views.move_to", fail)
    with pytest.raises(RuntimeError):
        _move(peran, halaman, other, komit, terjemahan="ikut")
    assert Page.objects.get(pk=halaman.pk).get_parent().pk == situs.id.home.pk


def test_english_whose_new_place_is_not_public_stays_and_the_moderator_is_told(
    halaman: HalamanPage, situs: Situs, peran: Peran, komit: Komit, client: Client
) -> None:
    make_english_live(halaman, komit)
    other = situs.id.home.add_child(
        instance=HalamanPage(title="Lain", slug="lain", locale=situs.id.locale)
    )
    soup = _question(peran.moderator.client, _url("move_confirm", halaman.pk, other.pk))
    assert soup.select(f'a[href="{pintu.edit_url(other)}"]')
    response = _move(peran, halaman, other, komit)
    assert "EN Profil" in _words(response)
    assert pintu.edit_url(other) in _words(response)
    assert client.get("/lain/profil/").status_code == 200
    assert client.get("/en/profil/").status_code == 200


def test_english_left_behind_follows_when_its_new_place_is_published(
    halaman: HalamanPage, situs: Situs, peran: Peran, komit: Komit, client: Client
) -> None:
    make_english_live(halaman, komit)
    other = situs.id.home.add_child(
        instance=HalamanPage(title="Lain", slug="lain", locale=situs.id.locale)
    )
    english_other = make_english_draft(other)
    _move(peran, halaman, other, komit)
    assert client.get("/en/profil/").status_code == 200
    translate_segments(translation_for(other))
    with komit():
        pintu.localize_publish(peran.moderator.client, english_other)
    assert client.get("/en/profil/", follow=True).redirect_chain == [("/en/lain/profil/", 301)]
    assert client.get("/en/lain/profil/").status_code == 200


def test_new_index_translated_with_its_subpages_leaves_one_english_address(
    situs: Situs, peran: Peran, komit: Komit, client: Client
) -> None:
    video = situs.id.galeri.add_child(
        instance=VideoPage(title="Panen", slug="panen", locale=situs.id.locale)
    )
    english = make_english_live(video, komit)
    galeri = situs.id.home.add_child(
        instance=GaleriPage(title="Arsip", slug="arsip", locale=situs.id.locale)
    )
    assert _move(peran, video, galeri, komit).status_code == 302
    with komit():
        translate_object(galeri, [situs.en.locale], user=peran.admin.user)
        translate_page_subtree(galeri.pk, [situs.en.locale], None, peran.admin.user)
    rows = Page.objects.filter(translation_key=video.translation_key, locale=situs.en.locale)
    assert rows.get().pk == english.pk
    translate_segments(translation_for(galeri))
    with komit():
        pintu.localize_publish(peran.moderator.client, galeri.get_translation(situs.en.locale))
    assert client.get("/en/galeri/panen/", follow=True).redirect_chain == [
        ("/en/arsip/panen/", 301)
    ]
    assert client.get("/en/arsip/panen/").status_code == 200
    assert Redirect.objects.filter(redirect_page=english).count() == 1
