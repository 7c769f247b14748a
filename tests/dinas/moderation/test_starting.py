"""Translating begins at the Indonesian, whatever was opened, and puts nothing before readers."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils import WagtailTestUtils
from wagtail_localize.models import TranslationSource

from halaman.models import HalamanPage
from tests.dinas.moderation import pintu
from tests.dinas.moderation.conftest import Komit, Peran
from tests.dinas.moderation.terjemahan import make_english_draft, make_english_live
from tests.factories.berita import make_berita
from tests.factories.komoditas import make_komoditas
from tests.factories.situs import Situs


def _start(page: Page) -> str:
    return reverse("wagtail_localize:submit_page_translation", args=[page.pk])


def _both_editors_open(source: Any, english: Any, peran: Peran) -> bool:
    """Open both as an admin; the English one is the editor of texts, the Indonesian the form."""
    own = peran.admin.client.get(pintu.edit_url(source))
    other = peran.admin.client.get(pintu.edit_url(english))
    return bool(
        WagtailTestUtils.get_soup(own.content).select("#page-edit-form")
        and WagtailTestUtils.get_soup(other.content).select(".js-translation-editor")
    )


@pytest.mark.parametrize("is_alias", [True, False])
def test_beginning_at_the_english_leads_to_its_source(
    is_alias: bool, situs: Situs, peran: Peran
) -> None:
    source = make_berita(situs.id)
    english = (
        source.copy_for_translation(situs.en.locale, alias=True)
        if is_alias
        else make_english_draft(source)
    )
    for method in (peran.admin.client.get, peran.admin.client.post):
        response = method(_start(english), {"locales": [situs.id.locale.pk, situs.en.locale.pk]})
        assert response["Location"] == _start(source)
    assert not TranslationSource.objects.exclude(locale=situs.id.locale).exists()


def test_english_without_a_source_is_not_translated(situs: Situs, peran: Peran) -> None:
    english = make_berita(situs.en)
    response = peran.admin.client.post(_start(english), {"locales": [situs.id.locale.pk]})
    assert response["Location"] == pintu.edit_url(english)
    assert not english.get_translations().exists()


def test_beginning_at_an_english_commodity_leads_to_its_source(
    situs: Situs, peran: Peran, komit: Komit
) -> None:
    source = make_komoditas("Padi")
    english = make_english_draft(source)
    response = peran.admin.client.get(
        reverse(
            "wagtail_localize:submit_snippet_translation",
            args=["komoditas", "komoditas", english.pk],
        )
    )
    assert response["Location"].endswith(f"/{source.pk}/")


@pytest.mark.parametrize("role", ["editor", "moderator", "penerjemah"])
def test_others_than_admins_are_neither_offered_nor_given_it(
    role: str, situs: Situs, peran: Peran
) -> None:
    source = make_berita(situs.id)
    alias = source.copy_for_translation(situs.en.locale, alias=True)
    client = getattr(peran, role).client
    assert client.post(_start(alias), {"locales": [situs.en.locale.pk]})["Location"] == "/cms/"
    assert "/localize/submit/" not in client.get(pintu.edit_url(alias)).content.decode()


def test_alias_offers_to_translate_its_source(situs: Situs, peran: Peran) -> None:
    source = make_berita(situs.id)
    alias = source.copy_for_translation(situs.en.locale, alias=True)
    html = peran.admin.client.get(pintu.edit_url(alias)).content
    links = WagtailTestUtils.get_soup(html).select("a[href*='/localize/submit/']")
    assert links
    assert all(link["href"].startswith(_start(source)) for link in links)


def test_copy_becomes_a_draft_and_readers_still_meet_the_notice(
    situs: Situs, peran: Peran, client: Client
) -> None:
    source = make_berita(situs.id, slug="panen", title="Panen raya")
    source.copy_for_translation(situs.en.locale, alias=True)
    before = client.get("/en/berita/panen/").text
    peran.admin.client.post(_start(source), {"locales": [situs.en.locale.pk]})
    english = source.get_translation(situs.en.locale)
    assert english.alias_of_id is None
    assert client.get("/en/berita/panen/").text == before
    assert _both_editors_open(source, english, peran)


def test_both_editors_open_through_deleting_and_beginning_again(
    situs: Situs, peran: Peran, komit: Komit
) -> None:
    source = make_berita(situs.id)
    alias = source.copy_for_translation(situs.en.locale, alias=True)
    peran.admin.client.post(_start(alias), {"locales": [situs.en.locale.pk]})
    peran.admin.client.post(_start(source), {"locales": [situs.en.locale.pk]})
    english = source.get_translation(situs.en.locale)
    assert _both_editors_open(source, english, peran)
    with komit():
        peran.admin.client.post(reverse("wagtailadmin_pages:delete", args=[english.pk]))
    assert not Page.objects.filter(pk=english.pk).exists()
    assert peran.admin.client.get(pintu.edit_url(source)).status_code == 200
    peran.admin.client.post(_start(source), {"locales": [situs.en.locale.pk]})
    assert _both_editors_open(source, source.get_translation(situs.en.locale), peran)


def test_page_with_subpages_is_begun_as_drafts_and_public_english_is_left_alone(
    situs: Situs, peran: Peran, komit: Komit
) -> None:
    def add(parent: Page, slug: str) -> HalamanPage:
        page = HalamanPage(title=slug.title(), slug=slug, locale=situs.id.locale)
        return parent.add_child(instance=page)

    moved = add(situs.id.home, "sejarah")
    make_english_live(moved, komit)
    page = add(situs.id.home, "profil")
    below = add(page, "tugas")
    moved.move(page, pos="last-child")
    before = pintu.public_state()
    with komit():
        peran.admin.client.post(
            _start(page), {"locales": [situs.en.locale.pk], "include_subtree": "on"}
        )
    assert pintu.public_state() == before
    assert below.has_translation(situs.en.locale)
