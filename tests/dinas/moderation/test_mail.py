"""Who is written to in a round of moderation, in which words, and where the mail leads."""

from typing import Any

import pytest
from django.core import mail
from django.urls import reverse
from wagtail.admin.mail import send_notification
from wagtail.models import Comment, CommentReply, Site, TaskState

from tests.dinas.moderation import pintu
from tests.dinas.moderation.conftest import Komit, Peran
from tests.dinas.moderation.terjemahan import (
    make_english_draft,
    translate_segments,
    translation_for,
)
from tests.dinas.moderation.test_rounds import SUBMIT, _ajukan, _decide
from tests.factories.berita import make_berita, make_kategori
from tests.factories.komoditas import make_komoditas
from tests.factories.situs import Situs

DECIDERS = {"moderator@example.org", "admin@example.org"}
TOOLS_WORDS = ("tahap moderasi", "alur kerja", "moderation stage", "{{")


def _sent(page: Any) -> dict[str, str]:
    """Return what was sent, by recipient, and begin anew; each mail is for one and leads there."""
    assert all(len(message.recipients()) == 1 for message in mail.outbox)
    words = {m.to[0]: f"{m.subject}\n{m.body}" for m in mail.outbox}
    assert len(words) == len(mail.outbox)
    mail.outbox.clear()
    for text in words.values():
        form, public = f"http://testserver/cms/pages/{page.pk}/", page.get_full_url()
        assert form in text or public in text
        assert not any(word in text for word in TOOLS_WORDS)
    return words


@pytest.fixture
def berita(situs: Situs, peran: Peran) -> Any:
    """A draft of the editor's."""
    return make_berita(
        situs.id, title="Panen", live=False, owner=peran.editor.user, kategori=make_kategori()
    )


def test_those_who_decide_hear_of_a_submission_and_only_its_author_of_the_decision(
    berita: Any, peran: Peran, komit: Komit
) -> None:
    with komit():
        pintu.save(peran.editor.client, berita, **SUBMIT)
    asked = _sent(berita)
    assert set(asked) == DECIDERS
    assert all("diajukan untuk disetujui" in text for text in asked.values())

    _decide(peran.moderator, berita, "reject", komit, comment="Tanggalnya keliru.")
    back = _sent(berita)
    assert set(back) == {"editor@example.org"}
    assert "Tanggalnya keliru." in back["editor@example.org"]
    assert "dikembalikan" in back["editor@example.org"]

    with komit():
        pintu.save(peran.editor.client, berita, **SUBMIT)
    again = _sent(berita)["moderator@example.org"]
    assert again.startswith("Sudah diperbaiki, menunggu persetujuan Anda")
    assert "Versi sebelumnya dikembalikan oleh moderator: “Tanggalnya keliru.”" in again
    assert f"http://testserver{_compared(berita)}" in again

    _decide(peran.moderator, berita, "approve", komit, comment="Judulnya bagus.")
    done = _sent(berita)
    assert set(done) == {"editor@example.org"}
    assert "telah disetujui. Pembaca sudah dapat melihatnya." in done["editor@example.org"]
    assert "Catatan dari moderator: “Judulnya bagus.”" in done["editor@example.org"]


def _compared(page: Any) -> str:
    """Return where the version that was sent back stands beside the one that waits."""
    old, new = (
        TaskState.objects.for_instance(page).order_by("pk").values_list("revision", flat=True)
    )
    return reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, old, new])


def test_mail_to_moderators_names_author_kind_and_moment(
    berita: Any, peran: Peran, komit: Komit
) -> None:
    with komit():
        pintu.save(peran.editor.client, berita, go_live_at="01/03/2091 07:00", **SUBMIT)
    text = _sent(berita)["moderator@example.org"]
    assert text.startswith(f"Menunggu persetujuan Anda: “{pintu.CHANGED}”")
    assert "(berita) diajukan untuk disetujui oleh editor." in text
    assert "pembaca melihatnya mulai 1 Maret 2091, 07.00 WIB." in text
    assert f"/cms/pages/workflow/preview/{berita.pk}/" in text


def test_words_of_people_are_mailed_as_they_wrote_them(
    berita: Any, peran: Peran, komit: Komit
) -> None:
    with komit():
        pintu.save(peran.editor.client, berita, **SUBMIT)
    _sent(berita)
    _decide(peran.moderator, berita, "reject", komit, comment='5 > 3 & "ya"')
    assert 'Alasannya: “5 > 3 & "ya"”' in _sent(berita)["editor@example.org"]


def test_readers_address_in_a_mail_follows_the_setting_and_not_the_sites_record(
    berita: Any, peran: Peran, komit: Komit, settings: Any
) -> None:
    Site.objects.update(hostname="localhost", port=80)
    settings.SITE_URL = "http://127.0.0.1:8123"
    with komit():
        pintu.save(peran.editor.client, berita, **SUBMIT)
    mail.outbox.clear()
    _decide(peran.moderator, berita, "approve", komit)
    (message,) = mail.outbox
    assert f"http://127.0.0.1:8123/berita/{berita.slug}/" in message.body
    assert "localhost" not in message.body


def test_commodity_is_told_of_like_a_page(peran: Peran, situs: Situs, komit: Komit) -> None:
    row = make_komoditas("Padi")
    with komit():
        pintu.save(peran.editor.client, row, **SUBMIT)
    assert all("(komoditas) diajukan" in message.body for message in mail.outbox)
    mail.outbox.clear()
    _decide(peran.moderator, row, "reject", komit, comment="Sumbernya?")
    (back,) = mail.outbox
    assert pintu.edit_url(row) in back.body
    mail.outbox.clear()
    with komit():
        pintu.save(peran.editor.client, row, **SUBMIT)
    mail.outbox.clear()
    _decide(peran.moderator, row, "approve", komit)
    (done,) = mail.outbox
    assert "http://testserver/komoditas/padi/" in done.body


def test_comment_is_mailed_with_its_words_and_the_way_to_answer(berita: Any, peran: Peran) -> None:
    comment = Comment(page=berita, user=peran.moderator.user, text="Dari mana?", contentpath="isi")
    reply = CommentReply(comment=comment, user=peran.moderator.user, text="Dari BPP.")
    facts = {
        "page": berita,
        "editor": peran.moderator.user,
        "new_comments": [comment],
        "replied_comments": [{"comment": comment, "replies": [reply]}],
    }
    send_notification([peran.editor.user], "updated_comments", facts)
    text = _sent(berita)["editor@example.org"]
    assert text.startswith("Komentar moderator pada “Panen”")
    assert "Komentar baru:\n- Dari mana?" in text
    assert "- Untuk “Dari mana?”: Dari BPP." in text


def test_author_hears_when_what_was_approved_becomes_public(
    berita: Any, peran: Peran, komit: Komit
) -> None:
    with komit():
        pintu.save(peran.editor.client, berita, go_live_at="01/03/2091 07:00", **SUBMIT)
    _sent(berita)
    _decide(peran.moderator, berita, "approve", komit)
    assert "mulai 1 Maret 2091, 07.00 WIB." in _sent(berita)["editor@example.org"]


CANCEL = {"action-cancel-workflow": "action-cancel-workflow"}


def test_author_hears_that_somebody_else_ended_the_round(
    berita: Any, peran: Peran, komit: Komit
) -> None:
    with komit():
        pintu.save(peran.editor.client, berita, **SUBMIT)
    _sent(berita)
    with komit():
        pintu.save(peran.admin.client, berita, **CANCEL)
    text = _sent(berita)["editor@example.org"]
    assert text.startswith(f"Tidak lagi menunggu persetujuan: “{pintu.CHANGED}”")
    assert "admin membatalkan pengajuannya" in text
    assert f"/cms/pages/{berita.pk}/edit/" in text


def test_author_hears_that_what_waited_was_published_directly(
    berita: Any, peran: Peran, komit: Komit
) -> None:
    with komit():
        pintu.save(peran.editor.client, berita, **SUBMIT)
    _sent(berita)
    with komit():
        pintu.publish(peran.admin.client, berita)
    text = _sent(berita)["editor@example.org"]
    assert text.startswith(f"Sudah terbit: “{pintu.CHANGED}”")
    assert f"/berita/{berita.slug}/" in text


def test_author_hears_that_what_waited_was_planned_directly(
    berita: Any, peran: Peran, komit: Komit
) -> None:
    with komit():
        pintu.save(peran.editor.client, berita, **SUBMIT)
    _sent(berita)
    with komit():
        pintu.publish(peran.moderator.client, berita, go_live_at="01/03/2091 07:00")
    text = _sent(berita)["editor@example.org"]
    assert text.startswith(f"Disetujui: “{pintu.CHANGED}”")
    assert "mulai 1 Maret 2091, 07.00 WIB." in text
    assert f"Alamatnya nanti:\nhttp://testserver/berita/{berita.slug}/" in text
    assert "pengajuannya" not in text


def test_author_who_takes_her_text_back_is_not_told_so(
    berita: Any, peran: Peran, komit: Komit
) -> None:
    with komit():
        pintu.save(peran.editor.client, berita, **SUBMIT)
    _sent(berita)
    with komit():
        pintu.save(peran.editor.client, berita, **CANCEL)
    assert _sent(berita) == {}


def test_nobody_is_written_to_about_what_they_did_themselves(
    berita: Any, peran: Peran, komit: Komit
) -> None:
    with komit():
        pintu.save(peran.moderator.client, berita, **SUBMIT)
    assert set(_sent(berita)) == DECIDERS - {"moderator@example.org"}
    _decide(peran.moderator, berita, "approve", komit)
    assert "moderator@example.org" not in _sent(berita)


def test_a_translation_is_told_of_alike(situs: Situs, peran: Peran, komit: Komit) -> None:
    source = make_berita(situs.id, owner=peran.editor.user)
    english = make_english_draft(source)
    translate_segments(translation_for(source))
    mail.outbox.clear()
    _ajukan(peran.penerjemah, english, komit)
    assert set(_sent(english)) == DECIDERS
    _decide(peran.moderator, english, "reject", komit, comment="Istilahnya keliru.")
    assert set(_sent(english)) == {"penerjemah@example.org"}
