"""Gambling spam and new sites are noticed, told of, and warned of before approving."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.test import Client
from django.urls import reverse

from berita.models import BeritaPage
from dinas.reports import tasks
from dinas.reports.models import KataJudi, SitusLuar
from dinas.reports.scanning import scan
from dinas.reports.spam import GAMBLING, HIDDEN, INVISIBLE, suspicious
from dinas.writing.checks import findings_of
from tests.factories.berita import make_berita
from tests.factories.situs import Situs
from tests.reports.conftest import count_for, editor, moderator

__all__ = ["count_for", "editor", "moderator"]

WORDS = "/cms/reports/kata-mencurigakan/"
SITES = "/cms/reports/situs-tujuan/"
SPAM = '<p>Daftar slot gacor di <a href="https://www.gacor.test/daftar">sini</a>.</p>'


def article(situs: Situs, html: str, **fields: Any) -> BeritaPage:
    """Give an article with this text, as it is read from the database."""
    page = make_berita(situs.id, isi=[{"type": "paragraf", "value": html}], **fields)
    return BeritaPage.objects.get(pk=page.pk)


@pytest.mark.parametrize(
    ("text", "html", "reason"),
    [
        ("Main SLOT GACOR malam ini", "", GAMBLING),
        ("main s\u200blot ga\u200bcor", "", GAMBLING),
        ("Main 5lot g4cor", "", GAMBLING),
        ("Ｔｏｇｅｌ hari ini", "", GAMBLING),
        ("pad\u200bi", "", INVISIBLE),
        ("x", '<div style="display: none">promo</div>', HIDDEN),
        ("x", '<p style="position:absolute; left:-9999px">promo</p>', HIDDEN),
    ],
)
def test_spam_is_recognised(text: str, html: str, reason: str) -> None:
    assert reason in {found.sebab for found in suspicious(text, html)}


@pytest.mark.parametrize(
    "text",
    [
        "Lahan padi 1.200 ha, 5 slot waktu penyuluhan",
        "Waspada bahaya judi online bagi petani",
        "Sosialisasi pencegahan judi online di Kecamatan Toroh",
        "Toko Maxima, jadwal panen, deposit benih",
    ],
)
def test_what_the_office_writes_about_is_not(text: str) -> None:
    assert not list(suspicious(text))


def test_spam_in_a_published_page_is_told_once_to_administrators(situs: Situs) -> None:
    get_user_model().objects.create_superuser("kepala", "kepala@example.org", "kata-sandi-uji")
    page = article(situs, SPAM, title="Berita Aneh")
    tasks.periksa_satu.enqueue("berita.beritapage", page.pk)
    tasks.periksa_satu.enqueue("berita.beritapage", page.pk)
    letter = next(iter(mail.outbox))
    assert len(mail.outbox) == 1
    assert letter.to == ["kepala@example.org"]
    assert "Berita Aneh" in letter.body
    assert "gacor.test" in letter.body
    assert WORDS in letter.body


def test_new_sites_alone_wait_for_the_morning(situs: Situs) -> None:
    get_user_model().objects.create_superuser("kepala", "kepala@example.org", "kata-sandi-uji")
    page = article(situs, '<p><a href="https://contoh.test/">a</a></p>')
    tasks.periksa_satu.enqueue("berita.beritapage", page.pk)
    assert mail.outbox == []
    tasks.kabari.enqueue()
    tasks.kabari.enqueue()
    assert ["contoh.test" in letter.body for letter in mail.outbox] == [True]


def test_cleaned_text_leaves_the_list(situs: Situs) -> None:
    page = article(situs, SPAM)
    scan([page])
    page.isi = [{"type": "paragraf", "value": "<p>Panen padi.</p>"}]
    page.save()
    scan([BeritaPage.objects.get(pk=page.pk)])
    assert not KataJudi.objects.exists()


def test_the_panel_of_checks_warns_of_spam_and_of_new_sites(situs: Situs) -> None:
    page = article(situs, SPAM, live=False)
    sentences = [finding.sentence for finding in findings_of(page)]
    assert any("slot gacor" in sentence for sentence in sentences)
    assert any("gacor.test" in sentence for sentence in sentences)
    SitusLuar.objects.create(nama="gacor.test")
    later = [finding.sentence for finding in findings_of(page)]
    assert not any("gacor.test" in sentence for sentence in later)


def test_the_panel_of_checks_names_pasted_addresses_of_ours_that_lead_nowhere(
    situs: Situs,
) -> None:
    there = article(situs, "<p>Ada.</p>")
    page = article(
        situs,
        f'<p><a href="{there.get_url()}">ada</a> <a href="/berita/tidak-ada/">tidak ada</a></p>',
        live=False,
    )
    own = [finding.sentence for finding in findings_of(page) if "/berita/" in finding.sentence]
    assert len(own) == 1
    assert "/berita/tidak-ada/" in own[0]


def test_a_moderator_calls_a_finding_harmless_and_it_stays_so(
    situs: Situs, moderator: Client
) -> None:
    page = article(situs, SPAM, title="Berita Aneh")
    scan([page])
    assert "Berita Aneh" in moderator.get(WORDS).content.decode()
    row = KataJudi.objects.get()
    moderator.post(reverse("laporan_judi_tandai", args=[row.pk]))
    scan([page])
    assert "Berita Aneh" not in moderator.get(WORDS).content.decode()
    assert "Berita Aneh" in moderator.get(WORDS, {"diabaikan": "true"}).content.decode()


def test_a_moderator_marks_a_site_as_known(situs: Situs, moderator: Client) -> None:
    scan([article(situs, SPAM)])
    row = SitusLuar.objects.get(nama="gacor.test")
    assert "gacor.test" in moderator.get(SITES).content.decode()
    moderator.post(reverse("laporan_situs_tandai", args=[row.pk]))
    row.refresh_from_db()
    assert row.dikenal


def test_editors_cannot_mark_anything(situs: Situs, editor: Client) -> None:
    scan([article(situs, SPAM)])
    row, site = KataJudi.objects.get(), SitusLuar.objects.get()
    editor.post(reverse("laporan_judi_tandai", args=[row.pk]))
    editor.post(reverse("laporan_situs_tandai", args=[site.pk]))
    row.refresh_from_db()
    site.refresh_from_db()
    assert not row.diabaikan
    assert not site.dikenal


@pytest.mark.parametrize("report", [WORDS, SITES])
def test_the_reports_ask_the_same_number_of_questions_however_long(
    situs: Situs, count_for: Callable[[str], int], report: str
) -> None:
    scan([article(situs, SPAM)])
    few = count_for(report)
    scan([article(situs, SPAM.replace("gacor.test", f"n{n}.test")) for n in range(12)])
    assert count_for(report) == few
