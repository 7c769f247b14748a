"""People write to the office by a form that an editor made."""

import datetime as dt
import io
import re
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from dinas.core.models import KontakSetting
from dinas.feedback.models import Kiriman
from dinas.feedback.tasks import lupakan_kiriman_lama
from halaman.models import FormulirPage, HalamanPage
from tests.dinas.moderation.conftest import Komit, Peran, komit, peran
from tests.factories.situs import Situs

__all__ = ["komit", "peran"]

pytestmark = pytest.mark.django_db

TOKEN = re.compile(r'name="tanda" value="([^"]+)"')
ISIAN = [
    {
        "type": "singkat",
        "id": "nama",
        "value": {"pertanyaan": "Nama", "keterangan": "", "wajib": True},
    },
    {
        "type": "surel",
        "id": "surel",
        "value": {"pertanyaan": "Surel", "keterangan": "Untuk menjawab", "wajib": False},
    },
    {
        "type": "beberapa",
        "id": "soal",
        "value": {"pertanyaan": "Soal", "wajib": False, "pilihan": ["Pupuk", "Benih"]},
    },
]
GOOD = {
    "isian_nama": "Siti",
    "isian_surel": "siti@example.org",
    "isian_soal": ["Pupuk", "Benih"],
    "setuju": "on",
}


@pytest.fixture
def kontak(situs: Situs) -> FormulirPage:
    """A public form in Indonesian."""
    page = FormulirPage(
        title="Hubungi kami",
        slug="hubungi",
        locale=situs.id.locale,
        isian=ISIAN,
        ucapan="Kami baca",
    )
    situs.id.home.add_child(instance=page)
    return page


def send(client: Client, jam: time_machine.Traveller, **fields: Any) -> Any:
    """Open the form, fill it in at a person's pace and send it."""
    found = TOKEN.search(client.get("/hubungi/").text)
    assert found
    jam.shift(20)
    return client.post("/hubungi/", {"tanda": found[1], **GOOD, **fields})


def test_reader_without_cookies_sends_the_form_and_is_thanked(
    kontak: FormulirPage, jam_wib: time_machine.Traveller
) -> None:
    client = Client(enforce_csrf_checks=True)
    answer = send(client, jam_wib)

    assert answer.status_code == 303
    thanks = client.get(answer["Location"])
    assert "Kami baca" in thanks.text
    assert "lapor.go.id" in thanks.text
    assert thanks["X-Robots-Tag"] == "noindex"
    assert thanks["Cache-Control"] == "private, no-store"
    assert not client.cookies
    sent = Kiriman.objects.get()
    assert sent.isi == [["Nama", "Siti"], ["Surel", "siti@example.org"], ["Soal", "Pupuk, Benih"]]
    assert "365" in sent.persetujuan


def test_form_is_kept_by_no_cache_but_may_be_found(client: Client, kontak: FormulirPage) -> None:
    answer = client.get("/hubungi/")

    assert answer["Cache-Control"] == "private, no-store"
    assert "noindex" not in answer.text
    assert "X-Robots-Tag" not in answer


def test_faults_are_told_at_their_fields_and_nothing_is_lost(
    client: Client, kontak: FormulirPage, jam_wib: time_machine.Traveller
) -> None:
    answer = send(client, jam_wib, isian_nama="", isian_surel="bukan surel", setuju="")

    assert answer.status_code == 422
    assert 'href="#id_isian_nama"' in answer.text
    assert 'value="bukan surel"' in answer.text
    assert re.search(r'name="isian_surel"[^>]*aria-describedby="[^"]*_error', answer.text)
    assert not Kiriman.objects.exists()


def test_programs_are_kept_out(
    client: Client, kontak: FormulirPage, jam_wib: time_machine.Traveller
) -> None:
    send(client, jam_wib, situs_web="http://spam.example")
    assert client.post("/hubungi/", GOOD).status_code == 422

    assert not Kiriman.objects.exists()


def test_office_is_told_by_mail_without_what_was_written(
    client: Client,
    kontak: FormulirPage,
    situs: Situs,
    jam_wib: time_machine.Traveller,
    komit: Komit,
) -> None:
    KontakSetting.objects.create(site=situs.site, surel="kantor@example.org")
    with komit():
        send(client, jam_wib)

    (message,) = mail.outbox
    assert message.to == ["kantor@example.org"]
    assert reverse("kotak_masuk_rinci", args=["kiriman", Kiriman.objects.get().pk]) in message.body
    assert "Siti" not in message.body + message.subject
    assert "siti@" not in message.body


def test_only_moderators_and_administrators_read_what_was_written(
    client: Client, kontak: FormulirPage, jam_wib: time_machine.Traveller, peran: Peran
) -> None:
    send(client, jam_wib)
    one = reverse("kotak_masuk_rinci", args=["kiriman", Kiriman.objects.get().pk])

    for person in (peran.moderator, peran.admin):
        assert "siti@example.org" in person.client.get(one).text
    for person in (peran.editor, peran.penerjemah):
        for url in (one, reverse("kotak_kiriman"), reverse("kotak_kiriman_hasil")):
            assert person.client.get(url).status_code == 302
    export = peran.moderator.client.get(reverse("kotak_kiriman"), {"export": "csv"})
    assert "Nama: Siti" in b"".join(export.streaming_content).decode()
    book = peran.moderator.client.get(reverse("kotak_kiriman"), {"export": "xlsx"})
    rows = load_workbook(io.BytesIO(b"".join(book.streaming_content))).active
    assert "Nama: Siti" in str(list(rows.values))
    refused = peran.editor.client.get(reverse("kotak_kiriman"), {"export": "xlsx"})
    assert refused.status_code == 302


def test_submissions_are_deleted_after_the_set_time(settings: Any, db: None) -> None:
    settings.FORMS_KEEP_DAYS = 30
    for days in (29, 31):
        Kiriman.objects.create(
            judul=str(days), bahasa="id", dibuat=timezone.now() - dt.timedelta(days=days)
        )

    lupakan_kiriman_lama.func()

    assert [one.judul for one in Kiriman.objects.all()] == ["29"]


def test_other_pages_still_refuse_to_be_sent_to(client: Client, situs: Situs) -> None:
    assert client.post("/berita/").status_code == 405


def test_english_form_asks_in_english(client: Client, kontak: FormulirPage, situs: Situs) -> None:
    page = FormulirPage(
        title="Contact us",
        slug="hubungi",
        locale=situs.en.locale,
        translation_key=kontak.translation_key,
        isian=[{"type": "singkat", "id": "nama", "value": {"pertanyaan": "Name", "wajib": False}}],
    )
    situs.en.home.add_child(instance=page)

    html = client.get("/en/hubungi/").text

    assert "Name (optional)" in html
    assert "I agree that the office" in html


def test_page_above_leads_to_the_form(client: Client, situs: Situs) -> None:
    above = HalamanPage(title="Layanan", slug="layanan", locale=situs.id.locale)
    situs.id.home.add_child(instance=above)
    form = FormulirPage(title="Tanya", slug="tanya", locale=situs.id.locale, isian=ISIAN)
    above.add_child(instance=form)

    assert 'href="/layanan/tanya/"' in client.get("/layanan/").text


def test_new_form_begins_with_a_question_and_no_complaint(
    admin_client: Client, situs: Situs
) -> None:
    url = reverse("wagtailadmin_pages:add", args=["halaman", "formulirpage", situs.id.home.pk])
    form = admin_client.get(url).context["form"]
    assert [child.block_type for child in form["isian"].value()] == ["singkat"]
