"""What comes, what came out, and what needs care."""

import datetime as dt
from collections.abc import Callable

from django.urls import reverse
from django.utils import timezone

from berita.models import BeritaPage
from dinas.bundles.models import Bundle, BundleState
from dinas.mail.enums import Keadaan, Sebab
from dinas.mail.models import Surat
from tests.dinas.dashboard.conftest import bagian, dasbor
from tests.dinas.moderation.conftest import Peran
from tests.factories.berita import make_berita
from tests.factories.situs import Situs

Tulis = Callable[..., BeritaPage]
DAY = dt.timedelta(days=1)


def test_approved_schedule_is_shown_in_wib_and_is_no_draft(peran: Peran, tulis: Tulis) -> None:
    page = tulis(peran.editor, "Jadwal tanam")
    page.go_live_at = dt.datetime(2099, 6, 5, 1, 30, tzinfo=dt.UTC)
    page.save_revision(user=peran.editor.user).publish(user=peran.moderator.user)

    html = dasbor(peran.editor)

    found = bagian(html, "jadwal")
    assert "Jadwal tanam" in found
    assert "terbit Jum, 5 Jun 2099, 08.30 WIB" in found
    assert not bagian(html, "draf")


def test_what_was_not_published_at_its_time_stays_in_sight(peran: Peran, tulis: Tulis) -> None:
    page = tulis(peran.editor, "Gagal terbit")
    revision = page.latest_revision
    revision.approved_go_live_at = timezone.now() - DAY
    revision.save()

    found = bagian(dasbor(peran.moderator), "jadwal")

    assert "Gagal terbit" in found
    assert "seharusnya terbit" in found


def test_time_that_nobody_approved_is_not_planned(peran: Peran, tulis: Tulis) -> None:
    tulis(peran.editor, "Baru keinginan", go_live_at=timezone.now() + DAY)

    assert "Baru keinginan" not in bagian(dasbor(peran.moderator), "jadwal")


def test_page_that_ends_and_bundle_stand_in_the_order_of_time(peran: Peran, situs: Situs) -> None:
    page = make_berita(situs.id, title="Berakhir lusa")
    page.expire_at = timezone.now() + 2 * DAY
    page.save_revision().publish()
    Bundle.objects.create(
        title="Paket besok", state=BundleState.SCHEDULED, publish_at=timezone.now() + DAY
    )

    found = bagian(dasbor(peran.moderator), "jadwal")

    assert found.index("Paket besok") < found.index("Berakhir lusa")
    assert "berhenti tayang" in found
    assert "Paket besok" not in dasbor(peran.editor)


def test_recent_page_names_its_publisher_and_leads_to_the_site(peran: Peran, ajukan: Tulis) -> None:
    page = ajukan(peran.editor, "Panen raya")
    page.current_workflow_task_state.approve(user=peran.moderator.user)

    found = bagian(dasbor(peran.editor), "terbit")

    assert "Panen raya" in found
    assert "diterbitkan oleh moderator" in found
    assert f'href="/berita/{page.slug}/"' in found


def test_recent_shows_no_page_that_left_the_site(peran: Peran, situs: Situs) -> None:
    page = make_berita(situs.id, title="Sudah ditarik")
    page.save_revision().publish()
    page.refresh_from_db()
    page.unpublish()

    assert "Sudah ditarik" not in bagian(dasbor(peran.editor), "terbit")


def test_page_past_its_review_date_asks_to_be_checked(peran: Peran, situs: Situs) -> None:
    make_berita(situs.id, title="Syarat pupuk", tinjau_pada=timezone.localdate() - DAY)
    make_berita(situs.id, title="Masih lama", tinjau_pada=timezone.localdate() + DAY)

    found = bagian(dasbor(peran.editor), "tinjauan")

    assert "Syarat pupuk" in found
    assert "Masih lama" not in found


def test_failed_bundle_says_why_to_those_who_publish(peran: Peran) -> None:
    Bundle.objects.create(title="Hari Tani", state=BundleState.FAILED, failure="Tanggal kosong.")

    found = bagian(dasbor(peran.moderator), "paket")

    assert "Hari Tani" in found
    assert "Tanggal kosong." in found
    assert not bagian(dasbor(peran.editor), "paket")


def test_translations_behind_lead_to_the_board(peran: Peran, situs: Situs) -> None:
    make_berita(situs.id, title="Belum ada Inggrisnya")

    found = bagian(dasbor(peran.moderator), "terjemahan-tertinggal")

    assert "/cms/terjemahan/?keadaan=belum-ada" in found
    assert not bagian(dasbor(peran.editor), "terjemahan-tertinggal")


def test_buttons_lead_straight_to_the_empty_form(peran: Peran, situs: Situs) -> None:
    html = dasbor(peran.editor)

    assert f"/cms/pages/add/berita/beritapage/{situs.id.berita.pk}/" in html
    assert f"/cms/pages/add/kegiatan/kegiatanpage/{situs.id.kegiatan.pk}/" in html
    assert "/cms/images/multiple/add/" in html
    form = peran.editor.client.get(f"/cms/pages/add/berita/beritapage/{situs.id.berita.pk}/")
    assert form.status_code == 200


def test_translator_gets_no_button_for_what_she_may_not_make(peran: Peran) -> None:
    html = dasbor(peran.penerjemah)

    assert "/cms/pages/add/" not in html
    assert "/cms/images/multiple/add/" not in html


def test_only_administrators_see_mail_that_did_not_arrive(peran: Peran) -> None:
    surat = Surat.objects.create(
        penerima="siti@contoh.go.id",
        pengirim="situs@contoh.go.id",
        perihal="Menunggu persetujuan: Panen raya",
        bahasa="id",
        keadaan=Keadaan.GAGAL,
        sebab=Sebab.TIDAK_TERHUBUNG,
    )

    found = bagian(dasbor(peran.admin), "surel")

    assert "Menunggu persetujuan: Panen raya" in found
    assert str(Sebab.TIDAK_TERHUBUNG.label) in found
    assert "siti@contoh.go.id" in found
    assert f'<form method="post" action="{reverse("surat_kirim_lagi", args=[surat.pk])}"' in found
    for orang in (peran.editor, peran.moderator, peran.penerjemah):
        assert "contoh.go.id" not in dasbor(orang)


def test_administrator_is_told_that_nobody_can_approve(peran: Peran) -> None:
    assert "dasbor__peringatan" not in dasbor(peran.admin)

    peran.moderator.user.is_active = False
    peran.moderator.user.save()

    assert "dasbor__peringatan" in dasbor(peran.admin)
    assert "dasbor__peringatan" not in dasbor(peran.editor)
