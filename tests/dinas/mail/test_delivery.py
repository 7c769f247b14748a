"""Trying again, giving up, and what the worker is spared."""

import datetime as dt
import itertools
import smtplib
import ssl
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from dinas.mail import tasks
from dinas.mail.delivery import WAITS, is_final, reason_for
from dinas.mail.enums import Keadaan, Sebab
from dinas.mail.models import Surat
from tests.dinas.mail.conftest import QUEUE
from tests.dinas.moderation.conftest import Komit

pytestmark = pytest.mark.django_db

MINUTE = dt.timedelta(minutes=1)


class FailingBackend(BaseEmailBackend):
    """A mail server whose answer a test chooses."""

    error: Exception = OSError()
    attempts: list[str]

    def send_messages(self, email_messages: Any) -> int:
        """Fail as told."""
        FailingBackend.attempts += [message.to[0] for message in email_messages]
        raise self.error


@pytest.fixture
def failing(settings: Any) -> type[FailingBackend]:
    """Send through the failing server; an unreachable one, unless a test says otherwise."""
    path = f"{FailingBackend.__module__}.{FailingBackend.__qualname__}"
    settings.MAILERS = {"default": QUEUE, "delivery": {"BACKEND": path}}
    FailingBackend.error, FailingBackend.attempts = ConnectionRefusedError(), []
    return FailingBackend


def _write(*recipients: str) -> None:
    for recipient in recipients or ("a@contoh.id",):
        EmailMessage("Perihal", "Isi", to=[recipient]).send()


def test_server_that_is_back_gets_the_message(
    failing: type[FailingBackend], settings: Any, komit: Komit, jam_wib: time_machine.Traveller
) -> None:
    with komit():
        _write()
    settings.MAILERS = {
        "default": QUEUE,
        "delivery": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"},
    }
    tasks.antar_yang_menunggu.enqueue()
    assert mail.outbox == []

    jam_wib.shift(MINUTE)
    tasks.antar_yang_menunggu.enqueue()
    tasks.antar_yang_menunggu.enqueue()

    assert [message.to for message in mail.outbox] == [["a@contoh.id"]]
    assert not Surat.objects.undelivered().exists()


def test_attempts_grow_rarer_and_end_after_about_a_day(
    failing: type[FailingBackend], komit: Komit, jam_wib: time_machine.Traveller
) -> None:
    start = timezone.now()
    with komit():
        _write()
    moments = [timezone.now() - start]
    for _round in range(20):
        surat = Surat.objects.get()
        if surat.keadaan == Keadaan.GAGAL:
            break
        jam_wib.move_to(surat.coba_lagi)
        tasks.antar_yang_menunggu.enqueue()
        moments.append(timezone.now() - start)

    gaps = [later - sooner for sooner, later in itertools.pairwise(moments)]
    assert gaps == sorted(gaps)
    assert len(failing.attempts) == len(moments) == len(WAITS) + 1
    assert dt.timedelta(hours=20) < moments[-1] < dt.timedelta(hours=30)
    assert Surat.objects.get().keadaan == Keadaan.GAGAL


def test_silent_server_is_asked_once_and_all_other_messages_wait(
    failing: type[FailingBackend], komit: Komit, jam_wib: time_machine.Traveller
) -> None:
    failing.error = TimeoutError()
    with komit():
        _write("a@contoh.id", "b@contoh.id", "c@contoh.id")
    assert failing.attempts == ["a@contoh.id"]

    jam_wib.shift(MINUTE)
    tasks.antar_yang_menunggu.enqueue()

    assert len(failing.attempts) == 2
    assert Surat.objects.filter(keadaan=Keadaan.MENUNGGU).count() == 3


def test_refused_address_is_given_up_at_once_and_holds_up_nobody(
    failing: type[FailingBackend], komit: Komit
) -> None:
    failing.error = smtplib.SMTPRecipientsRefused({"a@contoh.id": (550, b"5.1.1 No such user")})
    with komit():
        _write("a@contoh.id", "b@contoh.id")

    assert failing.attempts == ["a@contoh.id", "b@contoh.id"]
    surat = Surat.objects.first()
    assert surat is not None
    assert (surat.keadaan, surat.sebab) == (Keadaan.GAGAL, Sebab.ALAMAT)
    assert surat.rincian == "550 5.1.1 No such user"


@pytest.mark.parametrize(
    ("error", "reason", "final"),
    [
        (ConnectionRefusedError(), Sebab.TIDAK_TERHUBUNG, False),
        (OSError("Name or service not known"), Sebab.TIDAK_TERHUBUNG, False),
        (TimeoutError(), Sebab.DIAM, False),
        (smtplib.SMTPServerDisconnected("timed out"), Sebab.DIAM, False),
        (smtplib.SMTPAuthenticationError(535, b"no"), Sebab.SANDI, False),
        (ssl.SSLCertVerificationError(), Sebab.TLS, False),
        (smtplib.SMTPNotSupportedError(), Sebab.TLS, False),
        (smtplib.SMTPRecipientsRefused({"a": (450, b"later")}), Sebab.ALAMAT, False),
        (smtplib.SMTPRecipientsRefused({"a": (550, b"no")}), Sebab.ALAMAT, True),
        (smtplib.SMTPSenderRefused(550, b"no", "situs@localhost"), Sebab.DITOLAK, False),
        (smtplib.SMTPDataError(451, b"later"), Sebab.DITOLAK, False),
        (smtplib.SMTPDataError(554, b"spam"), Sebab.DITOLAK, True),
        (ValueError("Invalid address"), Sebab.ALAMAT_KELIRU, True),
        (smtplib.SMTPHeloError(500, b"no"), Sebab.LAIN, False),
        (RuntimeError(), Sebab.LAIN, False),
    ],
)
def test_failure_is_told_by_its_cause(error: Exception, reason: Sebab, final: bool) -> None:
    assert reason_for(error) == reason
    assert is_final(error) is final


def test_message_of_a_worker_that_died_is_sent_by_another(
    antrean: None, jam_wib: time_machine.Traveller
) -> None:
    _write()
    surat = Surat.objects.get()
    assert Surat.objects.claim(surat.pk)
    assert Surat.objects.claim(surat.pk) is None

    jam_wib.shift(dt.timedelta(minutes=11))
    tasks.antar_yang_menunggu.enqueue()

    assert len(mail.outbox) == 1


@pytest.mark.django_db(transaction=True)
def test_worker_sends_what_a_request_only_wrote_down(antrean: None, settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    _write()
    assert mail.outbox == []

    call_command("db_worker", batch=True, startup_delay=False, verbosity=0)

    assert [message.to for message in mail.outbox] == [["a@contoh.id"]]


def test_pages_go_before_mail_in_the_queue(settings: Any) -> None:
    from dinas.core.tasks import publish_scheduled

    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    tasks.antar.enqueue(1)
    publish_scheduled.enqueue()

    first = DBTaskResult.objects.ready().first()
    assert first is not None
    assert first.task_path.endswith("publish_scheduled")


def test_old_records_are_deleted(
    antrean: None, settings: Any, jam_wib: time_machine.Traveller
) -> None:
    settings.MAIL_KEEP_DAYS = 30
    _write("lama@contoh.id")
    jam_wib.shift(dt.timedelta(days=29))
    _write("baru@contoh.id")
    jam_wib.shift(dt.timedelta(days=2))
    tasks.lupakan_surat_lama.enqueue()

    assert list(Surat.objects.values_list("penerima", flat=True)) == ["baru@contoh.id"]
