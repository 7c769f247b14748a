"""From a draft to readers, and back with a reason: pages, commodities, translations."""

import json
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.core import mail
from django.urls import reverse
from wagtail.models import Page, WorkflowState
from wagtail.test.utils import WagtailTestUtils

from berita.models import BeritaPage
from komoditas.models import Komoditas
from tests.dinas.moderation import pintu
from tests.dinas.moderation.conftest import Komit, Orang, Peran
from tests.dinas.moderation.terjemahan import (
    make_english_draft,
    make_english_live,
    translate_segments,
    translation_for,
)
from tests.factories.berita import make_berita, make_kategori
from tests.factories.komoditas import make_komoditas
from tests.factories.situs import Situs

SUBMIT = {"action-submit": "action-submit"}


def _decide(orang: Orang, instance: Any, action: str, komit: Komit, **data: str) -> Any:
    """Press approve or reject."""
    instance = type(instance).objects.get(pk=instance.pk)
    if isinstance(instance, Page):
        name = "wagtailadmin_pages:workflow_action"
    else:
        name = instance.snippet_viewset.get_url_name("workflow_action")
    task_state = instance.current_workflow_task_state
    with komit():
        return orang.client.post(reverse(name, args=[instance.pk, action, task_state.pk]), data)


def _told(response: Any) -> str:
    """Give what the next screen will say."""
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def _ajukan(orang: Orang, instance: Any, komit: Komit) -> Any:
    with komit():
        return orang.client.post(pintu.edit_url(instance), {"action": "ajukan"}, follow=True)


def test_article_reaches_readers_only_when_a_moderator_approves(
    situs: Situs, peran: Peran, komit: Komit
) -> None:
    url = reverse("wagtailadmin_pages:add", args=["berita", "beritapage", situs.id.berita.pk])
    data = {
        "title": "Panen raya di Toroh",
        "slug": "panen-raya-di-toroh",
        "ringkasan": "Hasil panen.",
        "tanggal": "2026-11-20",
        "kategori": str(make_kategori().pk),
        "tags": "",
        "isi-count": "0",
        "lampiran-count": "0",
        "berita_terkait-TOTAL_FORMS": "0",
        "berita_terkait-INITIAL_FORMS": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        **SUBMIT,
    }
    with komit():
        peran.editor.client.post(url, data)
    page = BeritaPage.objects.get(slug="panen-raya-di-toroh")
    assert not page.live
    assert ["moderator@example.org"] in [message.to for message in mail.outbox]
    dashboard = peran.moderator.client.get(reverse("wagtailadmin_home")).content.decode()
    assert "Panen raya di Toroh" in dashboard
    decided = _decide(peran.moderator, page, "approve", komit)
    assert "“Panen raya di Toroh” disetujui." in _told(decided)
    page.refresh_from_db()
    assert page.live


def test_author_reads_why_the_work_was_sent_back(situs: Situs, peran: Peran, komit: Komit) -> None:
    page = make_berita(situs.id, live=False, owner=peran.editor.user, kategori=make_kategori())
    with komit():
        pintu.save(peran.editor.client, page, **SUBMIT)
    mail.outbox.clear()
    decided = _decide(peran.moderator, page, "reject", komit, comment="Tanggalnya keliru.")
    assert "dikembalikan" in _told(decided)
    page.refresh_from_db()
    assert not page.live
    assert page.current_workflow_state.status == WorkflowState.STATUS_NEEDS_CHANGES
    editor = peran.editor.client.get(pintu.edit_url(page)).content.decode()
    assert "Tanggalnya keliru." in editor
    assert any(
        "Tanggalnya keliru." in message.body and message.to == ["editor@example.org"]
        for message in mail.outbox
    )


def test_commodity_reaches_readers_only_when_a_moderator_approves(
    situs: Situs, peran: Peran, komit: Komit
) -> None:
    row = make_komoditas("Padi")
    before = pintu.public_row(row)
    for button in ("action-publish", "action-submit"):
        with komit():
            pintu.save(peran.editor.client, row, **{button: button})
        assert pintu.public_row(row) == before, button
    assert "disetujui" in _told(_decide(peran.moderator, row, "approve", komit))
    assert Komoditas.objects.get(pk=row.pk).nama == pintu.CHANGED


@pytest.mark.parametrize("action", ["delete", "unpublish"])
def test_commodity_cannot_be_taken_away_by_an_editor(
    action: str, situs: Situs, peran: Peran
) -> None:
    row = make_komoditas("Padi")
    before = pintu.public_row(row)
    url = reverse(row.snippet_viewset.get_url_name(action), args=[row.pk])
    peran.editor.client.post(url)
    assert pintu.public_row(row) == before


def test_translation_goes_from_segments_over_moderation_to_readers(
    situs: Situs, peran: Peran, komit: Komit
) -> None:
    source = make_berita(situs.id, title="Panen raya")
    page = make_english_draft(source)
    record = translation_for(source)
    for segment in record.source.stringsegment_set.all():
        url = reverse("wagtail_localize:edit_string_translation", args=[record.pk, segment.pk])
        # Only fields of a form are read from a PUT as the translation editor sends it.
        response = peran.penerjemah.client.put(
            url, f"value=Text {segment.pk}", content_type="application/x-www-form-urlencoded"
        )
        assert response.status_code == 201
    _ajukan(peran.penerjemah, page, komit)
    page.refresh_from_db()
    assert not page.live
    assert page.current_workflow_state.status == WorkflowState.STATUS_IN_PROGRESS
    _decide(peran.moderator, page, "approve", komit)
    page.refresh_from_db()
    source.refresh_from_db()
    assert page.live
    assert page.title.startswith("Text ")
    assert source.title == "Panen raya"


def test_incomplete_translation_is_not_taken(situs: Situs, peran: Peran, komit: Komit) -> None:
    source = make_berita(situs.id)
    page = make_english_draft(source)
    response = _ajukan(peran.penerjemah, page, komit)
    count = translation_for(source).source.stringsegment_set.count()
    assert str(count) in str(next(iter(response.context["messages"])))
    assert page.current_workflow_state is None


def test_published_translation_stays_while_its_new_text_is_under_review(
    situs: Situs, peran: Peran, komit: Komit
) -> None:
    source = make_berita(situs.id)
    page = make_english_live(source, komit)
    record = translation_for(source)
    before = pintu.public_state()
    translate_segments(record, "Newer")
    _ajukan(peran.penerjemah, page, komit)
    translate_segments(record, "Newest")
    assert pintu.public_state() == before
    _decide(peran.moderator, page, "approve", komit)
    page.refresh_from_db()
    assert page.title.startswith("Newer ")


def test_translator_sees_the_reason_and_submits_again(
    situs: Situs, peran: Peran, komit: Komit
) -> None:
    source = make_berita(situs.id)
    page = make_english_draft(source)
    record = translation_for(source)
    translate_segments(record)
    _ajukan(peran.penerjemah, page, komit)
    _decide(peran.moderator, page, "reject", komit, comment="District, not subdistrict.")
    editor = peran.penerjemah.client.get(pintu.edit_url(page)).content.decode()
    assert "District, not subdistrict." in editor
    assert 'value="ajukan"' in editor
    translate_segments(record, "Better")
    _ajukan(peran.penerjemah, page, komit)
    state = page.workflow_states.get()
    assert state.status == WorkflowState.STATUS_IN_PROGRESS
    assert state.current_task_state.revision.as_object().title.startswith("Better ")


def test_moderator_decides_in_the_translation_editor(
    situs: Situs, peran: Peran, komit: Komit
) -> None:
    source = make_berita(situs.id)
    page = make_english_draft(source)
    translate_segments(translation_for(source))
    _ajukan(peran.penerjemah, page, komit)
    state = page.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    editor = pintu.edit_url(page)
    assert url in peran.moderator.client.get(editor).content.decode()
    assert url not in peran.penerjemah.client.get(editor).content.decode()


def test_commodity_in_english_goes_through_the_workflow(
    situs: Situs, peran: Peran, komit: Komit
) -> None:
    row = make_komoditas("Padi")
    row.save_revision().publish()
    english = make_english_live(row, komit)
    before = pintu.public_row(english)
    translate_segments(translation_for(row), "Newer")
    pintu.localize_publish(peran.penerjemah.client, english)
    _ajukan(peran.penerjemah, english, komit)
    assert pintu.public_row(english) == before
    _decide(peran.moderator, english, "approve", komit)
    assert Komoditas.objects.get(pk=english.pk).nama == "Newer Padi"
    assert Komoditas.objects.get(pk=row.pk).nama == "Padi"


@pytest.mark.parametrize(("role", "language"), [("editor", "en"), ("penerjemah", "id")])
def test_snippet_of_the_other_language_is_closed(
    role: str, language: str, situs: Situs, peran: Peran, komit: Komit
) -> None:
    row = make_komoditas("Padi")
    english = make_english_draft(row)
    other = english if language == "en" else row
    client = getattr(peran, role).client
    own = row if language == "en" else english
    assert client.get(pintu.edit_url(own)).status_code == 200
    assert client.get(pintu.edit_url(other), follow=True).request["PATH_INFO"] != pintu.edit_url(
        other
    )


def test_editor_cannot_write_the_english_of_a_commodity_by_its_texts(
    situs: Situs, peran: Peran
) -> None:
    row = make_komoditas("Padi")
    make_english_draft(row)
    record = translation_for(row)
    segment = record.source.stringsegment_set.first()
    url = reverse("wagtail_localize:edit_string_translation", args=[record.pk, segment.pk])
    form = "application/x-www-form-urlencoded"
    assert peran.editor.client.put(url, "value=X", content_type=form).status_code in (302, 403)
    assert peran.penerjemah.client.put(url, "value=X", content_type=form).status_code == 201


@pytest.mark.parametrize(("role", "offered"), [("penerjemah", False), ("moderator", True)])
def test_translation_editor_offers_only_what_is_allowed(
    role: str, offered: bool, situs: Situs, peran: Peran
) -> None:
    page = make_english_draft(make_berita(situs.id))
    response = getattr(peran, role).client.get(pintu.edit_url(page))
    soup = WagtailTestUtils.get_soup(response.content)
    props = json.loads(soup.select_one(".js-translation-editor")["data-props"])
    assert props["perms"]["canDelete"] is offered
    assert bool(props["links"]["convertToAliasUrl"]) is offered
