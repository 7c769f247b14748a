"""Drafts, what was handed in, and taking it back."""

from collections.abc import Callable

from wagtail.models import WorkflowState

from berita.models import BeritaPage
from tests.dinas.dashboard.conftest import bagian, dasbor
from tests.dinas.moderation.conftest import Peran
from tests.factories.berita import make_berita
from tests.factories.situs import Situs

Tulis = Callable[..., BeritaPage]


def test_draft_leads_its_author_back_to_the_form(peran: Peran, tulis: Tulis) -> None:
    page = tulis(peran.editor, "Menanam kedelai")

    found = bagian(dasbor(peran.editor), "draf")

    assert "Menanam kedelai" in found
    assert f"/cms/pages/{page.pk}/edit/" in found
    assert "belum pernah terbit" in found
    assert "Menanam kedelai" not in dasbor(peran.rekan)


def test_draft_untouched_for_two_weeks_moves_to_the_old_ones(peran: Peran, tulis: Tulis) -> None:
    tulis(peran.editor, "Masih hangat", age_days=13)
    tulis(peran.editor, "Terlupakan", age_days=15)

    html = dasbor(peran.editor)

    assert "Masih hangat" in bagian(html, "draf")
    assert "Terlupakan" not in bagian(html, "draf")
    assert "Terlupakan" in bagian(html, "draf-lama")
    assert "Terlupakan" in bagian(dasbor(peran.moderator), "draf-lama")
    assert "Terlupakan" not in dasbor(peran.rekan)


def test_public_page_is_a_draft_only_while_it_has_changes(peran: Peran, situs: Situs) -> None:
    page = make_berita(situs.id, title="Sudah terbit", owner=peran.editor.user)
    page.save_revision(user=peran.editor.user).publish()
    assert not bagian(dasbor(peran.editor), "draf")

    page.title = "Sudah terbit, diperbaiki"
    page.save_revision(user=peran.editor.user)

    found = bagian(dasbor(peran.editor), "draf")
    assert "Sudah terbit, diperbaiki" in found
    assert "perubahan pada yang sudah terbit" in found


def test_page_taken_off_the_site_is_no_draft(peran: Peran, situs: Situs) -> None:
    page = make_berita(situs.id, title="Sudah ditarik", owner=peran.editor.user)
    page.save_revision(user=peran.editor.user).publish()
    page.refresh_from_db()
    page.unpublish()

    assert not bagian(dasbor(peran.editor), "draf")


def test_author_sees_what_waits_and_takes_it_back(peran: Peran, ajukan: Tulis) -> None:
    page = ajukan(peran.editor, "Bantuan benih")
    state = page.current_workflow_state
    found = bagian(dasbor(peran.editor), "moderasi")
    assert "Bantuan benih" in found
    assert f"/cms/pekerjaan/tarik/{state.pk}/" in found

    response = peran.editor.client.post(f"/cms/pekerjaan/tarik/{state.pk}/", follow=True)

    html = response.content.decode()
    assert "kembali menjadi draf Anda" in html
    assert not bagian(html, "moderasi")
    assert "Bantuan benih" in bagian(html, "draf")
    assert not bagian(dasbor(peran.moderator), "persetujuan")


def test_nobody_takes_back_what_another_handed_in(peran: Peran, ajukan: Tulis) -> None:
    state = ajukan(peran.editor, "Bantuan benih").current_workflow_state

    for other in (peran.rekan, peran.penerjemah):
        other.client.post(f"/cms/pekerjaan/tarik/{state.pk}/")

    state.refresh_from_db()
    assert state.status == WorkflowState.STATUS_IN_PROGRESS


def test_link_alone_takes_nothing_back(peran: Peran, ajukan: Tulis) -> None:
    state = ajukan(peran.editor, "Bantuan benih").current_workflow_state

    assert peran.editor.client.get(f"/cms/pekerjaan/tarik/{state.pk}/").status_code == 405

    state.refresh_from_db()
    assert state.status == WorkflowState.STATUS_IN_PROGRESS


def test_what_was_decided_meanwhile_stays_decided(peran: Peran, ajukan: Tulis) -> None:
    page = ajukan(peran.editor, "Bantuan benih")
    state = page.current_workflow_state
    state.current_task_state.approve(user=peran.moderator.user)

    response = peran.editor.client.post(f"/cms/pekerjaan/tarik/{state.pk}/", follow=True)

    assert "tidak lagi dalam moderasi" in response.content.decode()
    page.refresh_from_db()
    assert page.live


def test_unknown_round_is_a_404(peran: Peran) -> None:
    assert peran.editor.client.post("/cms/pekerjaan/tarik/999999/").status_code == 404


def test_an_empty_first_screen_says_what_comes_next(peran: Peran) -> None:
    assert "Mulai yang baru dengan salah satu tombol di atas" in dasbor(peran.editor)
    translator = dasbor(peran.penerjemah)
    assert 'class="button bicolor button--icon" href="/cms/terjemahan/"' in translator
    assert "Papan terjemahan memperlihatkan" in translator
