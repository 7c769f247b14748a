"""A page is renamed: its translation's address changes along, or stays, as was chosen."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils import WagtailTestUtils

from berita.models import BeritaPage
from tests.dinas.moderation import pintu
from tests.dinas.moderation.conftest import Komit, Orang, Peran
from tests.dinas.moderation.terjemahan import (
    make_english_draft,
    make_english_live,
    translate_segments,
    translation_for,
)
from tests.factories.berita import make_berita
from tests.factories.situs import Situs

STAY = {"alamat_terjemahan": "tinggal"}
FOLLOW = {"alamat_terjemahan": "ikut"}
SUBMIT = {"action-submit": "action-submit"}
PUBLISH = {"action-publish": "action-publish"}


@pytest.fixture
def panen(situs: Situs, komit: Komit) -> BeritaPage:
    """An article, public in both languages."""
    page = make_berita(situs.id, slug="panen", isi=[])
    make_english_live(page, komit)
    return page


def _save(orang: Orang, page: Any, komit: Komit, **changes: str) -> Any:
    with komit():
        data = pintu.form_of(orang.client, page, **changes)
        return orang.client.post(pintu.edit_url(page), data)


def _question(orang: Orang, page: Any) -> Any:
    soup = WagtailTestUtils.get_soup(orang.client.get(pintu.edit_url(page)).content)
    return soup.select("input[name=alamat_terjemahan]")


def _chosen(orang: Orang, page: Any) -> list[str]:
    return [radio["value"] for radio in _question(orang, page) if radio.has_attr("checked")]


def test_form_proposes_that_the_english_address_changes_along(
    panen: BeritaPage, peran: Peran
) -> None:
    html = peran.editor.client.get(pintu.edit_url(panen)).content
    soup = WagtailTestUtils.get_soup(html)
    assert "/en/berita/panen/" in soup.get_text()
    assert _chosen(peran.editor, panen) == ["ikut"]


def test_form_does_not_ask_where_nothing_english_is_public(situs: Situs, peran: Peran) -> None:
    page = make_berita(situs.id)
    make_english_draft(page)
    assert not _question(peran.editor, page)


@pytest.mark.parametrize(
    ("choice", "english"), [(FOLLOW, "/en/berita/padi/"), (STAY, "/en/berita/panen/")]
)
def test_english_address_is_as_chosen_and_every_old_one_leads_on(
    choice: dict[str, str],
    english: str,
    panen: BeritaPage,
    peran: Peran,
    komit: Komit,
    client: Client,
) -> None:
    _save(peran.moderator, panen, komit, slug="padi", **choice, **PUBLISH)
    assert client.get("/berita/padi/").status_code == 200
    assert client.get("/berita/panen/", follow=True).redirect_chain == [("/berita/padi/", 301)]
    for path in ("/en/berita/padi/", "/en/berita/panen/"):
        response = client.get(path, follow=True)
        assert response.status_code == 200
        assert response.request["PATH_INFO"] == english


def test_the_editors_choice_holds_when_a_moderator_approves_later(
    panen: BeritaPage, peran: Peran, komit: Komit, client: Client
) -> None:
    _save(peran.editor, panen, komit, slug="padi", **STAY, **SUBMIT)
    panen.refresh_from_db()
    state = panen.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[panen.pk, "approve", state.pk])
    assert _chosen(peran.moderator, panen) == ["tinggal"]
    with komit():
        peran.moderator.client.post(url)
    assert client.get("/berita/padi/").status_code == 200
    assert client.get("/en/berita/panen/").status_code == 200


def test_address_that_stayed_is_not_changed_by_the_next_translation(
    panen: BeritaPage, situs: Situs, peran: Peran, komit: Komit, client: Client
) -> None:
    _save(peran.moderator, panen, komit, slug="padi", ringkasan="Baru", **STAY, **PUBLISH)
    english = panen.get_translation(situs.en.locale)
    translate_segments(translation_for(panen), "Newer")
    with komit():
        pintu.localize_publish(peran.moderator.client, english)
    response = client.get("/en/berita/panen/")
    assert response.status_code == 200
    assert "Newer" in response.text


def test_versions_can_be_compared_whatever_was_chosen(
    panen: BeritaPage, peran: Peran, komit: Komit
) -> None:
    for choice in (STAY, FOLLOW):
        _save(peran.moderator, panen, komit, slug="padi", **choice)
    first, *_others, last = panen.revisions.order_by("pk").values_list("pk", flat=True)
    url = reverse("wagtailadmin_pages:revisions_compare", args=[panen.pk, first, last])
    assert peran.moderator.client.get(url).status_code == 200
