"""Who is written to in a round of moderation, in which words, and where the mail leads."""

from typing import Any

import pytest
from django.core import mail

from tests.dinas.moderation import pintu
from tests.dinas.moderation.conftest import Komit, Peran
from tests.dinas.moderation.terjemahan import (
    make_english_draft,
    translate_segments,
    translation_for,
)
from tests.dinas.moderation.test_rounds import SUBMIT, _ajukan, _decide
from tests.factories.berita import make_berita, make_kategori
from tests.factories.situs import Situs

DECIDERS = {"moderator@example.org", "admin@example.org"}


def _sent(page: Any) -> dict[str, str]:
    """Return what was sent, by recipient, and begin anew; each mail is for one and leads there."""
    assert all(len(message.recipients()) == 1 for message in mail.outbox)
    words = {m.to[0]: f"{m.subject}\n{m.body}" for m in mail.outbox}
    assert len(words) == len(mail.outbox)
    mail.outbox.clear()
    for text in words.values():
        form, public = f"http://testserver/cms/pages/{page.pk}/", page.get_full_url()
        assert form in text or public in text
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
    _sent(berita)
    _decide(peran.moderator, berita, "approve", komit)
    done = _sent(berita)
    assert set(done) == {"editor@example.org"}
    assert "telah disetujui. Pembaca sudah dapat melihatnya." in done["editor@example.org"]


def test_author_hears_when_what_was_approved_becomes_public(
    berita: Any, peran: Peran, komit: Komit
) -> None:
    with komit():
        pintu.save(peran.editor.client, berita, go_live_at="01/03/2091 07:00", **SUBMIT)
    _sent(berita)
    _decide(peran.moderator, berita, "approve", komit)
    assert "mulai 1 Maret 2091, 07.00 WIB." in _sent(berita)["editor@example.org"]


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
