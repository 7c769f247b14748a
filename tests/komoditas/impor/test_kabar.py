"""Who gets a mail about changes of figures, and for whom something waits."""

import pytest
from django.core import mail

from komoditas.impor.services import (
    ajukan,
    kembalikan,
    returned_to,
    tarik,
    terapkan,
    waiting_for,
)
from komoditas.models import ImporProduksi
from tests.komoditas.conftest import Kantor, import_of

TABLE = "komoditas,kecamatan_kode,tahun,produksi_ton,sumber\r\npadi,33.15.01,2021,5000,BPS\r\n"


@pytest.fixture
def impor(kantor: Kantor) -> ImporProduksi:
    """An editor's import, checked."""
    return import_of(TABLE, "padi.csv", oleh=kantor.editor.user)


def test_moderators_are_told_and_nobody_else(kantor: Kantor, impor: ImporProduksi) -> None:
    ajukan(impor, kantor.editor.user, "Angka BPS terbaru.")
    [letter] = mail.outbox
    assert letter.to == ["moderator@example.org"]
    assert "padi.csv" in letter.subject and "Menunggu persetujuan Anda" in letter.subject
    assert "Editor" in letter.body and "Angka BPS terbaru." in letter.body
    assert f"/cms/data-produksi/impor/{impor.pk}/" in letter.body


def test_a_moderator_who_wants_no_mails_gets_none(kantor: Kantor, impor: ImporProduksi) -> None:
    from wagtail.users.models import UserProfile

    profile = UserProfile.get_for_user(kantor.moderator.user)
    profile.submitted_notifications = False
    profile.save()
    ajukan(impor, kantor.editor.user)
    assert not mail.outbox


def test_the_editor_is_told_of_the_decision_with_its_reason(
    kantor: Kantor, impor: ImporProduksi
) -> None:
    ajukan(impor, kantor.editor.user)
    mail.outbox.clear()
    kembalikan(impor, kantor.moderator.user, "Sumbernya kurang jelas.")
    ajukan(impor, kantor.editor.user)
    terapkan(impor, kantor.moderator.user)
    to_editor = [letter for letter in mail.outbox if letter.to == ["editor@example.org"]]
    assert [letter.subject for letter in to_editor] == [
        "Dikembalikan: padi.csv",
        "Sudah terbit: padi.csv",
    ]
    assert "Sumbernya kurang jelas." in to_editor[0].body


def test_a_mail_is_in_the_language_of_who_reads_it(kantor: Kantor, impor: ImporProduksi) -> None:
    from wagtail.users.models import UserProfile

    profile = UserProfile.get_for_user(kantor.moderator.user)
    profile.preferred_language = "en"
    profile.save()
    ajukan(impor, kantor.editor.user)
    assert mail.outbox[0].subject == "Waits for your approval: padi.csv"


def test_what_waits_is_listed_for_who_decides_and_what_came_back_for_its_maker(
    kantor: Kantor, impor: ImporProduksi
) -> None:
    editor, moderator = kantor.editor.user, kantor.moderator.user
    assert not waiting_for(moderator)
    ajukan(impor, editor)
    assert list(waiting_for(moderator)) == [impor]
    assert not waiting_for(editor)
    kembalikan(impor, moderator, "Perbaiki.")
    assert list(returned_to(editor)) == [impor]
    assert not returned_to(kantor.rekan.user)
    assert not waiting_for(moderator)


def test_a_submission_can_be_taken_back(kantor: Kantor, impor: ImporProduksi) -> None:
    ajukan(impor, kantor.editor.user)
    tarik(impor, kantor.editor.user)
    assert impor.tahap == "siap"
    assert not waiting_for(kantor.moderator.user)
