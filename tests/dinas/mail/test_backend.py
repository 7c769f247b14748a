"""What happens to a message between the code that writes it and the mail server."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.db import transaction
from wagtail.users.models import UserProfile

from dinas.mail.enums import Keadaan, Sebab
from dinas.mail.models import Surat
from tests.dinas.moderation.conftest import Komit

pytestmark = pytest.mark.django_db


def _send(**fields: Any) -> None:
    EmailMessage(**{"subject": "Ada naskah", "body": "Isi", "to": ["a@contoh.id"], **fields}).send()


def test_each_recipient_gets_a_message_of_their_own(antrean: None, komit: Komit) -> None:
    with komit():
        _send(to=["a@contoh.id", "Budi <b@contoh.id>"], cc=["c@contoh.id"], bcc=["d@contoh.id"])

    assert sorted(message.to for message in mail.outbox) == [
        ["Budi <b@contoh.id>"],
        ["a@contoh.id"],
        ["c@contoh.id"],
        ["d@contoh.id"],
    ]
    assert all(len(message.recipients()) == 1 for message in mail.outbox)


def test_message_arrives_as_it_was_written(antrean: None, komit: Komit) -> None:
    message = EmailMultiAlternatives(
        "Perihal é",
        "Teks",
        "Situs <situs@contoh.id>",
        ["a@contoh.id"],
        reply_to=["kantor@contoh.id"],
        headers={"Auto-Submitted": "auto-generated"},
    )
    message.attach_alternative("<p>Teks</p>", "text/html")
    with komit():
        message.send()

    (sent,) = mail.outbox
    assert (sent.subject, sent.body) == ("Perihal é", "Teks")
    assert sent.from_email == "Situs <situs@contoh.id>"
    assert sent.reply_to == ["kantor@contoh.id"]
    assert [tuple(part) for part in sent.alternatives] == [("<p>Teks</p>", "text/html")]
    assert sent.extra_headers["Auto-Submitted"] == "auto-generated"


def test_nobody_is_told_of_what_was_rolled_back(antrean: None, komit: Komit) -> None:
    with komit(), pytest.raises(ZeroDivisionError), transaction.atomic():
        _send()
        raise ZeroDivisionError

    assert mail.outbox == []
    assert not Surat.objects.exists()


def test_words_of_a_sent_message_are_kept_nowhere(antrean: None, komit: Komit) -> None:
    with komit():
        _send(body="https://contoh.id/cms/atur-sandi/rahasia/")

    (surat,) = Surat.objects.all()
    assert surat.keadaan == Keadaan.TERKIRIM
    assert "rahasia" not in repr(list(Surat.objects.values()))


@pytest.mark.parametrize(
    "fields",
    [
        {"subject": "Ada\nBcc: semua@contoh.id"},
        {"to": ["a@contoh.id\nBcc: semua@contoh.id"]},
        {"from_email": "situs@contoh.id\r\nBcc: semua@contoh.id"},
        {"headers": {"X-Asal": "a\nBcc: semua@contoh.id"}},
        {"reply_to": ["a@contoh.id\nBcc: semua@contoh.id"]},
    ],
    ids=["subject", "recipient", "sender", "header", "reply-to"],
)
def test_line_break_in_a_header_is_refused(antrean: None, fields: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"newline|linefeed|multi-line|CR or LF"):
        _send(**fields)

    assert not Surat.objects.exists()


@pytest.mark.parametrize("address", ["bukan-alamat", "a@", "a b@contoh.id", "a@contoh.id, b@c.id"])
def test_invalid_address_is_told_to_administrators_and_never_tried(
    antrean: None, komit: Komit, address: str
) -> None:
    with komit():
        _send(to=[address, "benar@contoh.id"])

    assert [message.to for message in mail.outbox] == [["benar@contoh.id"]]
    failed = Surat.objects.undelivered().get()
    assert failed.sebab == Sebab.ALAMAT_KELIRU


def test_attachment_is_refused_rather_than_lost(antrean: None) -> None:
    message = EmailMessage("Laporan", "Isi", to=["a@contoh.id"])
    message.attach("laporan.csv", "a;b", "text/csv")
    with pytest.raises(ValueError, match="attachments"):
        message.send()


def test_language_is_that_of_the_recipient(antrean: None, komit: Komit) -> None:
    user = get_user_model().objects.create_user("jane", "jane@contoh.id")
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = "en"
    profile.save()
    with komit():
        _send(to=["jane@contoh.id", "budi@contoh.id"])

    languages = {m.to[0]: m.extra_headers["Content-Language"] for m in mail.outbox}
    assert languages == {"jane@contoh.id": "en", "budi@contoh.id": "id"}


def test_broken_server_troubles_nobody_who_sends(
    broken_server: str, komit: Komit, use_server: Callable[[int], None]
) -> None:
    with komit():
        _send()

    surat = Surat.objects.undelivered().get()
    assert surat.keadaan == Keadaan.MENUNGGU
    assert surat.sebab == (Sebab.DIAM if broken_server == "silent" else Sebab.TIDAK_TERHUBUNG)
