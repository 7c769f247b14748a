"""What people in the admin notice of the mail: nothing, when it fails; their own language."""

from typing import Any

import pytest
from django.contrib.auth.hashers import make_password
from django.core import mail
from django.test import Client
from django.urls import reverse
from wagtail.models import WorkflowState
from wagtail.users.models import UserProfile

from dinas.mail.enums import Keadaan
from dinas.mail.models import Surat
from tests.dinas.moderation import pintu
from tests.dinas.moderation.conftest import Komit, Orang, Peran
from tests.factories.berita import make_berita, make_kategori
from tests.factories.komoditas import make_komoditas
from tests.factories.situs import Situs

SUBMIT = {"action-submit": "action-submit"}


def _submit(orang: Orang, instance: Any, komit: Komit) -> Any:
    with komit():
        return pintu.save(orang.client, instance, **SUBMIT)


def _decide(orang: Orang, instance: Any, action: str, komit: Komit, **data: str) -> Any:
    instance = type(instance).objects.get(pk=instance.pk)
    state = instance.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[instance.pk, action, state.pk])
    with komit():
        return orang.client.post(url, data)


def _speak(user: Any, language: str) -> None:
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = language
    profile.save()


def _draft(situs: Situs, peran: Peran) -> Any:
    return make_berita(
        situs.id, live=False, owner=peran.editor.user, isi=[], kategori=make_kategori()
    )


def test_article_is_submitted_and_approved_while_mail_is_down(
    broken_server: str, situs: Situs, peran: Peran, komit: Komit
) -> None:
    page = _draft(situs, peran)
    assert _submit(peran.editor, page, komit).status_code == 302
    # Whoever is tried first meets the broken server; the others are spared the wait.
    assert Surat.objects.undelivered().exists()
    waiting = Surat.objects.filter(keadaan=Keadaan.MENUNGGU).values_list("penerima", flat=True)
    assert "moderator@example.org" in waiting

    assert _decide(peran.moderator, page, "approve", komit).status_code == 302

    page.refresh_from_db()
    assert page.live
    assert Surat.objects.filter(penerima="editor@example.org").exists()


def test_article_is_sent_back_while_mail_is_down(
    broken_server: str, situs: Situs, peran: Peran, komit: Komit
) -> None:
    page = _draft(situs, peran)
    _submit(peran.editor, page, komit)

    response = _decide(peran.moderator, page, "reject", komit, comment="Tanggalnya keliru.")

    assert response.status_code == 302
    page.refresh_from_db()
    assert page.current_workflow_state.status == WorkflowState.STATUS_NEEDS_CHANGES


def test_commodity_is_submitted_while_mail_is_down(
    broken_server: str, situs: Situs, peran: Peran, komit: Komit
) -> None:
    row = make_komoditas("Padi")

    assert _submit(peran.editor, row, komit).status_code == 302

    row.refresh_from_db()
    assert row.workflow_in_progress
    assert Surat.objects.undelivered().exists()


def test_password_reset_answers_alike_for_known_and_unknown_while_mail_is_down(
    broken_server: str, client: Client, peran: Peran, komit: Komit
) -> None:
    url = reverse("account_reset_password")
    for address in ("editor@example.org", "bukan@example.org"):
        with komit():
            response = client.post(url, {"email": address})
        assert response.status_code == 302
        assert response.url == reverse("account_reset_password_done")

    assert [surat.penerima for surat in Surat.objects.all()] == ["editor@example.org"]


@pytest.mark.parametrize(
    ("language", "words"), [("id", "kata sandi baru"), ("en", "a new password"), ("", "kata sandi")]
)
def test_reset_mail_speaks_the_language_of_the_account_and_its_link_works(
    antrean: None, client: Client, peran: Peran, komit: Komit, language: str, words: str
) -> None:
    _speak(peran.editor.user, language)
    peran.editor.user.password = make_password("kata-sandi-lama")
    peran.editor.user.save()
    with komit():
        client.post(
            reverse("account_reset_password"),
            {"email": "editor@example.org"},
            headers={"accept-language": "id" if language == "en" else "en"},
        )

    (message,) = mail.outbox
    assert words in message.body
    (link,) = (line for line in message.body.splitlines() if line.startswith("http"))
    page = client.get(link.removeprefix("http://testserver"), follow=True)
    assert 'name="password1"' in page.text


def test_moderator_who_prefers_english_is_written_to_in_english(
    antrean: None, situs: Situs, peran: Peran, komit: Komit
) -> None:
    _speak(peran.moderator.user, "en")
    _speak(peran.admin.user, "id")

    _submit(peran.editor, _draft(situs, peran), komit)

    words = {message.to[0]: message.body for message in mail.outbox}
    assert "has been submitted" in words["moderator@example.org"]
    assert "has been submitted" not in words["admin@example.org"]


def test_moderator_without_a_choice_is_written_to_in_indonesian_by_an_english_speaking_editor(
    antrean: None, situs: Situs, peran: Peran, komit: Komit
) -> None:
    _speak(peran.editor.user, "en")

    _submit(peran.editor, _draft(situs, peran), komit)

    words = {message.to[0]: message.body for message in mail.outbox}
    assert "has been submitted" not in words["moderator@example.org"]
    assert "Halo" in words["moderator@example.org"]
