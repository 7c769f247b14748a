"""A moderator approves a page and its translation by one press: both become public, or neither."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core import mail
from django.urls import reverse
from wagtail.models import Page, TaskState, WorkflowMixin
from wagtail.signals import page_published

from tests.dinas.moderation import pintu
from tests.dinas.moderation.conftest import Komit, Peran
from tests.dinas.moderation.terjemahan import (
    make_english_live,
    translate_segments,
    translation_for,
)
from tests.factories.berita import make_berita
from tests.factories.komoditas import make_komoditas
from tests.factories.situs import Situs

SUBMIT = {"action-submit": "action-submit"}


def _submit_both(source: Any, page: Any, peran: Peran, komit: Komit) -> None:
    with komit():
        pintu.save(peran.editor.client, source, **SUBMIT)
    translate_segments(translation_for(source), "Newer")
    with komit():
        peran.penerjemah.client.post(pintu.edit_url(page), {"action": "ajukan"})
    assert all(_fresh(one).workflow_in_progress for one in (source, page))


def _fresh(instance: Any) -> Any:
    return type(instance).objects.get(pk=instance.pk)


def _url(source: Any) -> str:
    return reverse("translations:approve", args=[translation_for(source).pk])


def _press(client: Any, source: Any, komit: Komit, **data: str) -> Any:
    context = client.get(_url(source)).context
    versions = context["versions"] if context and "versions" in context else ""
    with komit():
        return client.post(_url(source), {"versions": versions, **data}, follow=True)


@pytest.fixture
def berita(situs: Situs, peran: Peran, komit: Komit) -> tuple[Any, Any]:
    """A published article and its English, both changed and submitted."""
    source = make_berita(situs.id, title="Panen raya", isi=[], owner=peran.editor.user)
    page = make_english_live(source, komit)
    _submit_both(source, page, peran, komit)
    return source, page


def test_moderator_approves_both_with_a_note(
    berita: tuple[Any, Any], peran: Peran, komit: Komit
) -> None:
    source, page = berita
    mail.outbox.clear()
    _press(peran.moderator.client, source, komit, note="Terima kasih.")
    assert _fresh(source).title == pintu.CHANGED
    assert _fresh(page).title == "Newer Panen raya"
    assert not any(_fresh(one).workflow_in_progress for one in berita)
    notes = TaskState.objects.filter(status=TaskState.STATUS_APPROVED).values_list("comment")
    assert [note for (note,) in notes] == ["Terima kasih."] * 2
    told = {address for message in mail.outbox for address in message.to}
    assert {"editor@example.org", "penerjemah@example.org"} <= told


def test_both_editors_lead_there(berita: tuple[Any, Any], peran: Peran) -> None:
    source, page = berita
    for instance in berita:
        html = peran.moderator.client.get(pintu.edit_url(instance)).content.decode()
        assert _url(source) in html
    html = peran.penerjemah.client.get(pintu.edit_url(page)).content.decode()
    assert _url(source) not in html


def test_not_offered_while_only_one_is_submitted(situs: Situs, peran: Peran, komit: Komit) -> None:
    source = make_berita(situs.id, isi=[])
    page = make_english_live(source, komit)
    translate_segments(translation_for(source), "Newer")
    with komit():
        peran.penerjemah.client.post(pintu.edit_url(page), {"action": "ajukan"})
    assert _url(source) not in peran.moderator.client.get(pintu.edit_url(page)).content.decode()
    _press(peran.moderator.client, source, komit)
    assert _fresh(page).workflow_in_progress


def test_texts_without_translation_are_told_before(berita: tuple[Any, Any], peran: Peran) -> None:
    source, _page = berita
    assert peran.moderator.client.get(_url(source)).context["untranslated"] == 1  # the new title


@pytest.mark.parametrize("role", ["editor", "rekan", "penerjemah"])
def test_others_are_refused(role: str, berita: tuple[Any, Any], peran: Peran, komit: Komit) -> None:
    source, _page = berita
    before = pintu.public_state()
    _press(getattr(peran, role).client, source, komit)
    assert pintu.public_state() == before
    assert all(_fresh(one).workflow_in_progress for one in berita)


@contextmanager
def _fault_when_published(page: Any) -> Iterator[None]:
    def fail(sender: type[Page], instance: Page, **kwargs: Any) -> None:
        if instance.pk == page.pk:
            raise RuntimeError("the disk is full")

    page_published.connect(fail)
    try:
        yield
    finally:
        page_published.disconnect(fail)


@pytest.mark.parametrize("which", [0, 1], ids=["source", "translation"])
def test_fault_at_one_leaves_both_as_they_were(
    which: int, berita: tuple[Any, Any], peran: Peran, komit: Komit
) -> None:
    source, _page = berita
    before = pintu.public_state()
    with _fault_when_published(berita[which]):
        response = _press(peran.moderator.client, source, komit)
    assert "Tak satu pun disetujui" in response.content.decode()
    assert pintu.public_state() == before
    assert all(_fresh(one).workflow_in_progress for one in berita)


def test_version_that_does_not_fit_its_fields_is_named_and_nobody_is_told(
    berita: tuple[Any, Any], peran: Peran, komit: Komit
) -> None:
    source, page = berita
    revision = _fresh(page).current_workflow_task_state.revision
    revision.content["title"] = "x" * 300
    revision.save()
    before = pintu.public_state()
    mail.outbox.clear()
    response = _press(peran.moderator.client, source, komit)
    assert "255" in response.content.decode()
    assert pintu.public_state() == before
    assert not mail.outbox


def test_what_was_submitted_anew_meanwhile_is_not_approved_unseen(
    berita: tuple[Any, Any], peran: Peran, komit: Komit
) -> None:
    source, _page = berita
    before = pintu.public_state()
    _press(peran.moderator.client, source, komit, versions="1.1-2.2")
    assert pintu.public_state() == before


def test_commodity_and_its_english_are_approved_together(
    situs: Situs, peran: Peran, komit: Komit
) -> None:
    row: WorkflowMixin = make_komoditas("Padi")
    row.save_revision().publish()
    english = make_english_live(row, komit)
    _submit_both(row, english, peran, komit)
    html = peran.moderator.client.get(pintu.edit_url(row)).content.decode()
    assert _url(row) in html
    _press(peran.moderator.client, row, komit)
    assert _fresh(row).nama == pintu.CHANGED
    assert _fresh(english).nama == "Newer Padi"
