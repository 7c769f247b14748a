"""The moderators' group is empty: the author and the administrators know it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from wagtail.models import GroupApprovalTask, Workflow
from wagtail.users.models import UserProfile

from dinas.moderation.submission import moderators_missing
from tests.dinas.moderation import pintu
from tests.dinas.moderation.conftest import Komit, Peran
from tests.dinas.moderation.terjemahan import (
    make_english_draft,
    translate_segments,
    translation_for,
)
from tests.factories.berita import make_berita, make_kategori
from tests.factories.komoditas import make_komoditas
from tests.factories.situs import Situs

SUBMIT = {"action-submit": "action-submit"}


def _deactivate(peran: Peran) -> None:
    get_user_model().objects.filter(pk=peran.moderator.user.pk).update(is_active=False)


def _take_out(peran: Peran) -> None:
    peran.moderator.user.groups.clear()


EMPTYING = [_deactivate, _take_out]


def _letters() -> list[Any]:
    return [m for m in mail.outbox if "Tidak ada moderator" in m.subject]


def _article(situs: Situs, peran: Peran) -> Any:
    return make_berita(
        situs.id, live=False, owner=peran.editor.user, isi=[], kategori=make_kategori()
    )


def _commodity(situs: Situs, peran: Peran) -> Any:
    return make_komoditas("Padi")


@pytest.mark.parametrize("empty", EMPTYING)
@pytest.mark.parametrize("make", [_article, _commodity])
def test_author_and_administrators_are_told_and_the_work_waits(
    situs: Situs,
    peran: Peran,
    komit: Komit,
    empty: Callable[[Peran], None],
    make: Callable[[Situs, Peran], Any],
) -> None:
    empty(peran)
    instance = make(situs, peran)
    with komit():
        pintu.save(peran.editor.client, instance, **SUBMIT)

    html = peran.editor.client.get(pintu.edit_url(instance)).text
    instance = type(instance).objects.get(pk=instance.pk)
    assert instance.workflow_in_progress
    (letter,) = _letters()
    assert letter.to == ["admin@example.org"]
    assert pintu.edit_url(instance) in letter.body
    assert "tidak ada moderator yang aktif" in html


def test_translator_is_told_too(situs: Situs, peran: Peran, komit: Komit) -> None:
    source = make_berita(situs.id)
    page = make_english_draft(source)
    translate_segments(translation_for(source))
    _deactivate(peran)
    with komit():
        response = peran.penerjemah.client.post(
            pintu.edit_url(page), {"action": "ajukan"}, follow=True
        )

    said = " ".join(str(message) for message in response.context["messages"])
    assert "tidak ada moderator yang aktif" in said
    assert len(_letters()) == 1


def test_nobody_is_warned_while_there_is_a_moderator(
    situs: Situs, peran: Peran, komit: Komit
) -> None:
    with komit():
        response = pintu.save(peran.editor.client, _article(situs, peran), **SUBMIT)

    html = peran.editor.client.get(response.url).text
    assert "tidak ada moderator yang aktif" not in html
    assert _letters() == []


def test_saving_a_draft_warns_nobody(situs: Situs, peran: Peran, komit: Komit) -> None:
    _deactivate(peran)
    page = _article(situs, peran)
    with komit():
        pintu.save(peran.editor.client, page)

    assert (
        "tidak ada moderator yang aktif" not in peran.editor.client.get(pintu.edit_url(page)).text
    )
    assert _letters() == []


def test_administrator_who_prefers_english_is_written_to_in_english(
    situs: Situs, peran: Peran, komit: Komit
) -> None:
    _deactivate(peran)
    profile = UserProfile.get_for_user(peran.admin.user)
    profile.preferred_language = "en"
    profile.save()
    with komit():
        pintu.save(peran.editor.client, _article(situs, peran), **SUBMIT)

    assert [m.to for m in mail.outbox if m.subject.startswith("No moderator")] == [
        ["admin@example.org"]
    ]


@pytest.mark.parametrize("empty", EMPTYING)
def test_missing_moderators_are_noticed(
    situs: Situs, peran: Peran, empty: Callable[[Peran], None]
) -> None:
    assert not moderators_missing()
    empty(peran)
    assert moderators_missing()
    assert moderators_missing(situs.id.berita)


def test_workflow_that_nothing_uses_needs_nobody(situs: Situs, peran: Peran) -> None:
    task = GroupApprovalTask.objects.create(name="Langkah percobaan")
    workflow = Workflow.objects.create(name="Percobaan")
    workflow.workflow_tasks.create(task=task)

    assert not moderators_missing()
