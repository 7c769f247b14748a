"""One attempt to hand a message to the mail server, and what its failure means."""

import datetime as dt
import logging
import smtplib
import ssl

from django.core.mail import mailers
from django.utils import timezone

from dinas.mail.enums import Keadaan, Sebab
from dinas.mail.models import Surat

logger = logging.getLogger(__name__)

MAILER = "delivery"
"""The mailer that speaks with the mail server; only the worker uses it."""
WAITS = tuple(dt.timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360, 900))
"""After each failed attempt; the seventh, about a day after the first, is the last."""
PAUSE = dt.timedelta(minutes=1)
"""For all other messages when the server is silent."""
SERVER_TROUBLE = {Sebab.TIDAK_TERHUBUNG, Sebab.DIAM, Sebab.SANDI, Sebab.TLS}


def deliver(surat: Surat) -> None:
    """Send a claimed message; whatever goes wrong is kept with it and raised nowhere."""
    try:
        mailers[MAILER].send_messages([surat.as_message()])
    except Exception as error:  # noqa: BLE001 (servers fail in more ways than a list holds)
        _note_failure(surat, error)
    else:
        surat.note_sent()


def _note_failure(surat: Surat, error: Exception) -> None:
    surat.sebab = reason_for(error)
    surat.rincian = _detail(error)
    if is_final(error) or surat.percobaan > len(WAITS):
        surat.keadaan = Keadaan.GAGAL
    else:
        surat.coba_lagi = timezone.now() + WAITS[max(surat.percobaan, 1) - 1]
    surat.save(update_fields=("keadaan", "coba_lagi", "sebab", "rincian"))
    logger.warning(
        "E-mail %s was not sent (attempt %s): %s, %s",
        *(surat.pk, surat.percobaan, surat.sebab, type(error).__name__),
    )
    if surat.sebab in SERVER_TROUBLE:
        Surat.objects.hold_back(PAUSE)


def reason_for(error: Exception) -> Sebab:
    """Return why sending failed, in the terms that administrators read."""
    match error:
        case smtplib.SMTPAuthenticationError():
            return Sebab.SANDI
        case smtplib.SMTPRecipientsRefused():
            return Sebab.ALAMAT
        case smtplib.SMTPSenderRefused() | smtplib.SMTPDataError():
            return Sebab.DITOLAK
        # Before ValueError, which a certificate that is not trusted is as well.
        case ssl.SSLError() | smtplib.SMTPNotSupportedError():
            return Sebab.TLS
        case ValueError():
            return Sebab.ALAMAT_KELIRU
        case TimeoutError() | smtplib.SMTPServerDisconnected():
            return Sebab.DIAM
        case smtplib.SMTPConnectError() | ConnectionError():
            return Sebab.TIDAK_TERHUBUNG
        case smtplib.SMTPException():
            return Sebab.LAIN
        case OSError():  # no such host, no network
            return Sebab.TIDAK_TERHUBUNG
    return Sebab.LAIN


def is_final(error: Exception) -> bool:
    """Tell whether trying again is of no use: the server refuses this address or text for good."""
    match error:
        case smtplib.SMTPRecipientsRefused():
            return all(code >= 500 for code, _answer in error.recipients.values())
        case smtplib.SMTPDataError():
            return error.smtp_code >= 500
        case ssl.SSLError():
            return False
    return isinstance(error, ValueError)


def _detail(error: Exception) -> str:
    """Return what the server said, for the person who looks after the site."""
    answers: list[tuple[int, bytes | str]]
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        answers = list(error.recipients.values())
    elif isinstance(error, smtplib.SMTPResponseException):
        answers = [(error.smtp_code, error.smtp_error)]
    else:
        return f"{type(error).__name__}: {error}"[:300]
    words = (
        f"{code} {text.decode(errors='replace') if isinstance(text, bytes) else text}"
        for code, text in answers
    )
    return "; ".join(words)[:300]
