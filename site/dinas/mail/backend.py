"""The mailer behind `default`: whatever sends a message gets an answer at once."""

import logging
from collections.abc import Iterable, Sequence
from email.utils import parseaddr
from functools import partial
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import make_msgid
from django.core.mail.utils import DNS_NAME
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import get_language
from wagtail.users.models import UserProfile

from dinas.mail.enums import Keadaan, Sebab
from dinas.mail.models import Surat
from dinas.mail.tasks import antar

logger = logging.getLogger(__name__)


class QueueBackend(BaseEmailBackend):
    """Keeps each message, once for each recipient, and leaves sending it to the worker.

    It belongs to the transaction in which it was written: what is rolled back tells nobody.
    """

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Keep the messages; return how many.

        Raises:
            ValueError: a header has a line break in it, or a message has parts that are not kept.
        """
        for message in email_messages:
            self._keep(message)
        return len(email_messages)

    def _keep(self, message: EmailMessage) -> None:
        message.message()  # refuses line breaks in headers
        html = _html_of(message)
        with transaction.atomic():
            for recipient in dict.fromkeys(message.recipients()):
                surat = _surat(message, html, recipient)
                surat.save()
                if surat.keadaan == Keadaan.MENUNGGU:
                    transaction.on_commit(partial(antar.enqueue, surat.pk), robust=True)


def _html_of(message: EmailMessage) -> str:
    """Return the message as HTML, if it is written so, too."""
    alternatives = getattr(message, "alternatives", [])
    is_plain = message.content_subtype == "plain" and not message.attachments
    if not is_plain or [kind for _content, kind in alternatives] not in ([], ["text/html"]):
        raise ValueError("Only text and HTML are kept for sending; attachments are not.")
    return str(alternatives[0][0]) if alternatives else ""


def _surat(message: EmailMessage, html: str, recipient: str) -> Surat:
    """Write the row for one recipient; an address that is none is told to administrators."""
    language = language_of(recipient)
    surat = Surat(
        penerima=recipient[:320],
        pengirim=message.from_email,
        balas_ke=message.reply_to,
        perihal=str(message.subject),
        teks=str(message.body),
        html=html,
        bahasa=language,
        tajuk={
            **_own_headers(message.extra_headers.items()),
            # The same for each attempt, so that mail programs show only one copy.
            "Message-ID": make_msgid(domain=DNS_NAME.get_fqdn()),
            "Content-Language": language,
        },
    )
    if not is_address(recipient):
        surat.keadaan, surat.sebab = Keadaan.GAGAL, Sebab.ALAMAT_KELIRU
        logger.warning("An e-mail was not sent, because its address is not valid")
    return surat


def _own_headers(headers: Iterable[tuple[str, Any]]) -> dict[str, str]:
    """Return the headers without those that name people: each recipient is alone."""
    return {
        name: str(value)
        for name, value in headers
        if name.lower() not in {"to", "cc", "bcc", "message-id", "content-language"}
    }


def is_address(recipient: str) -> bool:
    """Tell whether a recipient, with or without a name, is one e-mail address."""
    try:
        validate_email(parseaddr(recipient)[1])
    except ValidationError:
        return False
    return len(recipient) <= 320


def language_of(recipient: str) -> str:
    """Return the language of the account with this address, else the one that is spoken now."""
    profile = UserProfile.objects.filter(
        user__email__iexact=parseaddr(recipient)[1], user__is_active=True
    ).first()
    chosen = profile.preferred_language if profile else ""
    return chosen or get_language() or settings.LANGUAGE_CODE
