"""Links that lead nowhere are found, listed for who can mend them, and checked again."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from berita.models import BeritaPage
from dinas.reports import tasks
from dinas.reports.enums import Kerusakan
from dinas.reports.inside import status_of
from dinas.reports.models import Tautan
from dinas.reports.outside import Jawaban
from dinas.reports.scanning import scan
from tests.factories.berita import make_berita
from tests.factories.situs import Situs
from tests.reports.conftest import count_for, editor, moderator

pytestmark = pytest.mark.followed

__all__ = ["count_for", "editor", "moderator"]

REPORT = "/cms/reports/tautan-rusak/"


def article(situs: Situs, html: str, **fields: Any) -> BeritaPage:
    """Give an article with this text, as it is read from the database."""
    page = make_berita(situs.id, isi=[{"type": "paragraf", "value": html}], **fields)
    return BeritaPage.objects.get(pk=page.pk)


def faults(page: Page) -> dict[str, str]:
    """Return what is wrong in a page, by address."""
    scan([page])
    return dict(Tautan.objects.filter(halaman=page).values_list("alamat", "kerusakan"))


def test_links_to_pages_are_checked_against_what_is_public(situs: Situs) -> None:
    live, draft = make_berita(situs.id), make_berita(situs.id, live=False)
    gone = make_berita(situs.id)
    number = gone.pk
    gone.delete()
    html = "".join(
        f'<p><a linktype="page" id="{pk}">tautan</a></p>' for pk in (live.pk, draft.pk, number)
    )
    found = faults(article(situs, html))
    assert found == {
        f"#{live.pk}": "",
        f"#{draft.pk}": Kerusakan.HALAMAN_TAK_TERBIT,
        f"#{number}": Kerusakan.HALAMAN_HILANG,
    }


def test_typed_addresses_of_our_site_are_answered_without_the_network(situs: Situs) -> None:
    page = article(
        situs,
        '<p><a href="/berita/">a</a> <a href="http://testserver/tak-ada/">b</a>'
        ' <a href="/en/news-tak-ada/">c</a> <a href="/cms/pages/">d</a>'
        ' <a href="mailto:dinas@example.org">e</a> <a>f</a></p>',
    )
    assert faults(page) == {
        "/berita/": "",
        "http://testserver/tak-ada/": Kerusakan.SALAH_ALAMAT,
        "/en/news-tak-ada/": Kerusakan.SALAH_ALAMAT,
        "/cms/pages/": "",
        "": Kerusakan.TANPA_TUJUAN,
    }


def test_an_address_that_leads_on_is_followed(situs: Situs) -> None:
    assert status_of("/berita") == 200
    assert status_of("/dokumen-tak-ada/1/") == 404


def test_a_missing_document_is_found(situs: Situs) -> None:
    page = article(situs, '<p><a linktype="document" id="987654">unduh</a></p>')
    assert faults(page) == {"#987654": Kerusakan.DOKUMEN_HILANG}


def test_a_mended_link_is_forgotten_and_a_broken_one_keeps_its_day(situs: Situs) -> None:
    page = article(situs, '<p><a href="/rusak/">a</a> <a href="/salah/">b</a></p>')
    scan([page])
    long_ago = timezone.now() - dt.timedelta(days=9)
    Tautan.objects.update(sejak=long_ago)
    page.isi = [
        {"type": "paragraf", "value": '<p><a href="/rusak/">a</a></p>', "id": page.isi[0].id}
    ]
    page.save()
    scan([BeritaPage.objects.get(pk=page.pk)])
    row = Tautan.objects.get(halaman=page)
    assert (row.alamat, row.sejak) == ("/rusak/", long_ago)


def test_the_weekly_round_reads_everything_public_and_forgets_the_rest(situs: Situs) -> None:
    page = article(situs, '<p><a href="/rusak/">a</a></p>')
    hidden = article(situs, '<p><a href="/rusak/">a</a></p>', live=False)
    scan([hidden])
    tasks.periksa_semua.enqueue()
    assert list(Tautan.objects.broken().values_list("halaman", flat=True)) == [page.pk]


def test_other_sites_are_left_alone_unless_the_office_allows_it(
    situs: Situs, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(tasks, "probe", lambda address: asked.append(address) or Jawaban())
    scan([article(situs, '<p><a href="https://contoh.test/">a</a></p>')])
    tasks.periksa_luar.enqueue()
    assert asked == []
    settings.LINK_CHECK_EXTERNAL = True
    tasks.periksa_luar.enqueue()
    tasks.periksa_luar.enqueue()
    assert asked == ["https://contoh.test/"]


def test_a_host_is_asked_once_a_round_and_believed_after_two_failures(
    situs: Situs, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    answer = Jawaban(Kerusakan.LAMBAT)
    monkeypatch.setattr(tasks, "probe", lambda address: asked.append(address) or answer)
    scan(
        [
            article(
                situs,
                '<p><a href="https://contoh.test/1">a</a> <a href="https://contoh.test/2">b</a></p>',
            )
        ]
    )
    tasks.ask_other_sites()
    assert len(asked) == 1
    tasks.ask_other_sites()
    assert sorted(asked) == ["https://contoh.test/1", "https://contoh.test/2"]
    assert not Tautan.objects.broken().exists()
    Tautan.objects.update(giliran=timezone.now())
    tasks.ask_other_sites()
    assert Tautan.objects.broken().count() == 1


def test_a_host_that_asks_for_patience_is_not_asked_about_its_other_pages(
    situs: Situs, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    answer = Jawaban(pasti=False, tunggu_s=3600)
    monkeypatch.setattr(tasks, "probe", lambda address: asked.append(address) or answer)
    html = '<p><a href="https://contoh.test/1">a</a> <a href="https://contoh.test/2">b</a></p>'
    scan([article(situs, html)])
    tasks.ask_other_sites()
    tasks.ask_other_sites()
    assert len(asked) == 1


def test_the_report_leads_to_the_field_and_says_what_is_wrong(situs: Situs, editor: Client) -> None:
    page = article(situs, '<p><a href="/rusak/">a</a></p>', title="Panen Padi")
    scan([page])
    html = editor.get(REPORT).content.decode()
    assert "Panen Padi" in html
    assert str(Kerusakan.SALAH_ALAMAT.label) in html
    assert f"/cms/pages/{page.pk}/edit/#tempat=isi.{page.isi[0].id}" in html


def test_who_may_not_edit_a_page_does_not_see_its_links(situs: Situs, editor: Client) -> None:
    english = make_berita(
        situs.en, title="Harvest", isi=[{"type": "paragraf", "value": '<p><a href="/x/">a</a></p>'}]
    )
    scan([english])
    assert "Harvest" not in editor.get(REPORT).content.decode()
    row = Tautan.objects.get(halaman=english)
    assert editor.post(reverse("laporan_tautan_periksa", args=[row.pk])).status_code == 404


def test_check_again_takes_a_mended_link_off_the_list(situs: Situs, editor: Client) -> None:
    target = make_berita(situs.id, live=False)
    page = article(situs, f'<p><a linktype="page" id="{target.pk}">a</a></p>')
    scan([page])
    row = Tautan.objects.broken().get()
    target.live = True
    target.save()
    editor.post(reverse("laporan_tautan_periksa", args=[row.pk]))
    assert not Tautan.objects.broken().exists()


def test_the_report_asks_the_same_number_of_questions_however_long(
    situs: Situs, count_for: Callable[[str], int]
) -> None:
    scan([article(situs, '<p><a href="/rusak/">a</a></p>')])
    few = count_for(REPORT)
    scan([article(situs, f'<p><a href="/rusak/{n}/">a</a></p>') for n in range(12)])
    assert count_for(REPORT) == few
