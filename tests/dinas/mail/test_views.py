"""The listing of mail, for administrators."""

from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse

from dinas.mail.enums import Keadaan, Sebab
from dinas.mail.models import Surat
from dinas.mail.reports import undelivered
from tests.dinas.moderation.conftest import Komit, Peran

pytestmark = pytest.mark.django_db

SECRET = "https://contoh.id/cms/sandi/rahasia/"


@pytest.fixture
def stuck(antrean: None) -> Surat:
    """A message that failed for good."""
    EmailMessage("Sandi baru", SECRET, to=["budi@contoh.id"]).send()
    Surat.objects.update(
        keadaan=Keadaan.GAGAL, percobaan=7, sebab=Sebab.DIAM, rincian="TimeoutError: timed out"
    )
    return Surat.objects.get()


def test_administrator_sees_who_what_and_why_but_never_the_words(
    stuck: Surat, peran: Peran
) -> None:
    html = peran.admin.client.get(reverse("surat")).text

    assert "budi@contoh.id" in html
    assert "Sandi baru" in html
    assert str(Keadaan.GAGAL.label) in html
    assert str(Sebab.DIAM.label) in html
    assert "TimeoutError: timed out" in html
    assert "rahasia" not in html


@pytest.mark.parametrize("role", ["editor", "moderator", "penerjemah"])
def test_others_neither_see_the_list_nor_send_anything(
    stuck: Surat, peran: Peran, role: str
) -> None:
    client: Client = getattr(peran, role).client
    answers = [
        client.get(reverse("surat")),
        client.get(reverse("surat_hasil")),
        client.post(reverse("surat_kirim_semua")),
        client.post(reverse("surat_kirim_lagi", args=[stuck.pk])),
    ]

    assert [answer.status_code for answer in answers] == [302] * 4
    assert reverse("surat") not in client.get(reverse("wagtailadmin_account")).text
    stuck.refresh_from_db()
    assert stuck.keadaan == Keadaan.GAGAL


@pytest.mark.parametrize("name", ["surat_kirim_lagi", "surat_kirim_semua"])
def test_stuck_message_is_sent_again(stuck: Surat, peran: Peran, komit: Komit, name: str) -> None:
    args = [stuck.pk] if name == "surat_kirim_lagi" else []
    with komit():
        peran.admin.client.post(reverse(name, args=args))

    (message,) = mail.outbox
    assert (message.to, message.body) == (["budi@contoh.id"], SECRET)
    assert not undelivered().exists()


def test_sent_message_is_not_sent_again(antrean: None, peran: Peran, komit: Komit) -> None:
    with komit():
        EmailMessage("Perihal", "Isi", to=["budi@contoh.id"]).send()
    surat = Surat.objects.get()
    html = peran.admin.client.get(reverse("surat")).text
    assert reverse("surat_kirim_lagi", args=[surat.pk]) not in html

    with komit():
        peran.admin.client.post(reverse("surat_kirim_lagi", args=[surat.pk]))

    assert len(mail.outbox) == 1


def test_list_is_narrowed_by_state(stuck: Surat, peran: Peran) -> None:
    EmailMessage("Perihal", "Isi", to=["sari@contoh.id"]).send()
    html = peran.admin.client.get(reverse("surat_hasil"), {"keadaan": "gagal"}).text

    assert "budi@contoh.id" in html
    assert "sari@contoh.id" not in html


def test_empty_list_says_so(peran: Peran) -> None:
    html = peran.admin.client.get(reverse("surat")).text

    assert "The site has not written" not in html
    assert 'action="/cms/reports/surel/kirim-lagi/"' not in html


def test_number_of_queries_does_not_grow_with_the_list(
    antrean: None, peran: Peran, count_admin_queries: Any
) -> None:
    def write(count: int) -> None:
        for number in range(count):
            EmailMessage("Perihal", "Isi", to=[f"a{number}@contoh.id"]).send()

    write(3)
    few = count_admin_queries(peran.admin.client, reverse("surat"))
    write(20)
    assert count_admin_queries(peran.admin.client, reverse("surat")) == few


def _log_in(username: str) -> str:
    client = Client()
    data = {
        "username": username,
        "password": "kata-sandi-uji",
        "next": reverse("wagtailadmin_account"),
    }
    return client.post(reverse("account_login"), data, follow=True).text


def test_administrator_is_warned_at_login_and_nobody_else(stuck: Surat, peran: Peran) -> None:
    link = f'<a href="{reverse("surat")}">'
    assert link in _log_in("admin")
    assert link not in _log_in("editor")


def test_administrator_is_not_warned_when_all_was_sent(peran: Peran) -> None:
    assert f'<a href="{reverse("surat")}">' not in _log_in("admin")
