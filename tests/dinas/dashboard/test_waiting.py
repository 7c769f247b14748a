"""What waits for whom."""

import datetime as dt
import re
from collections.abc import Callable

from django.utils import timezone
from wagtail.models import Comment, CommentReply

from berita.models import BeritaPage
from tests.dinas.dashboard.conftest import bagian, dasbor
from tests.dinas.moderation.conftest import Peran
from tests.factories.berita import make_berita
from tests.factories.kegiatan import make_kegiatan
from tests.factories.komoditas import make_komoditas
from tests.factories.situs import Situs

Tulis = Callable[..., BeritaPage]


def test_moderator_sees_who_submitted_what_with_ways_to_decide(peran: Peran, ajukan: Tulis) -> None:
    page = ajukan(peran.editor, "Bantuan benih jagung")

    found = bagian(dasbor(peran.moderator), "persetujuan")

    assert "Bantuan benih jagung" in found
    assert "diajukan oleh editor" in found
    assert f"/cms/pages/{page.pk}/edit/" in found
    assert f"/cms/pages/workflow/preview/{page.pk}/" in found
    assert re.search(rf"/cms/pages/workflow/action/{page.pk}/approve/\d+/", found)
    assert re.search(rf"/cms/pages/workflow/action/{page.pk}/reject/\d+/", found)


def test_change_to_a_public_page_is_compared_with_what_is_public(
    peran: Peran, situs: Situs
) -> None:
    page = make_berita(situs.id, title="Sudah terbit")
    page.save_revision(user=peran.moderator.user).publish()
    page.title = "Sudah terbit, diperbaiki"
    draft = page.save_revision(user=peran.editor.user)
    page.get_workflow().start(page, peran.editor.user)

    found = bagian(dasbor(peran.moderator), "persetujuan")

    assert "Sudah terbit, diperbaiki" in found
    assert f"/cms/pages/{page.pk}/revisions/compare/live...{draft.pk}/" in found


def test_commodity_waits_for_approval_like_a_page(peran: Peran) -> None:
    row = make_komoditas(nama="Kedelai hitam")
    row.save_revision(user=peran.editor.user)
    row.get_workflow().start(row, peran.editor.user)

    found = bagian(dasbor(peran.moderator), "persetujuan")

    assert "Kedelai hitam" in found
    assert "Komoditas" in found
    assert f"/cms/snippets/komoditas/komoditas/workflow/action/{row.pk}/approve/" in found


def test_event_that_begins_soon_says_by_when_it_must_be_public(peran: Peran, situs: Situs) -> None:
    begin = timezone.localtime() + dt.timedelta(days=1)
    page = make_kegiatan(situs.id, title="Temu tani", mulai=begin, live=False)
    page.save_revision(user=peran.editor.user)
    page.get_workflow().start(page, peran.editor.user)

    found = bagian(dasbor(peran.moderator), "persetujuan")

    assert "dasbor-butir__tanggal--mendesak" in found
    assert f"sebelum {begin:%d}".replace(" 0", " ") in re.sub(r"sebelum \w+, ", "sebelum ", found)
    assert "WIB" in found


def test_editor_has_nothing_to_approve(peran: Peran, ajukan: Tulis) -> None:
    ajukan(peran.rekan, "Milik rekan")

    html = dasbor(peran.editor)

    assert not bagian(html, "persetujuan")
    assert "Milik rekan" not in html
    assert peran.editor.client.get("/cms/pekerjaan/persetujuan/").status_code in (302, 403)


def test_editor_reads_why_a_page_was_sent_back(peran: Peran, ajukan: Tulis) -> None:
    page = ajukan(peran.editor, "Laporan hama")
    page.current_workflow_task_state.reject(
        user=peran.moderator.user, comment="Fotonya buram <b>sekali</b>"
    )

    response = peran.editor.client.get("/cms/").content.decode()
    found = bagian(response, "dikembalikan")

    assert "Laporan hama" in found
    assert "dikembalikan oleh moderator" in found
    assert "Fotonya buram &lt;b&gt;sekali&lt;/b&gt;" in found
    assert f"/cms/pages/{page.pk}/edit/" in found
    assert not bagian(dasbor(peran.rekan), "dikembalikan")


def test_comment_of_another_waits_until_it_is_answered(peran: Peran, tulis: Tulis) -> None:
    page = tulis(peran.editor, "Harga gabah")
    comment = Comment.objects.create(
        page=page, user=peran.moderator.user, text="Angka ini dari mana?", contentpath="ringkasan"
    )

    found = bagian(dasbor(peran.editor), "komentar")
    assert "Angka ini dari mana?" in found
    assert f"/cms/pages/{page.pk}/edit/?comment={comment.pk}" in found
    assert not bagian(dasbor(peran.rekan), "komentar")

    CommentReply.objects.create(comment=comment, user=peran.editor.user, text="Dari penyuluh.")

    assert not bagian(dasbor(peran.editor), "komentar")
    assert "Dari penyuluh." in bagian(dasbor(peran.moderator), "komentar")


def test_resolved_comment_waits_for_nobody(peran: Peran, tulis: Tulis) -> None:
    page = tulis(peran.editor, "Harga gabah")
    Comment.objects.create(
        page=page,
        user=peran.moderator.user,
        text="Sudah beres",
        contentpath="ringkasan",
        resolved_at=timezone.now(),
    )

    assert not bagian(dasbor(peran.editor), "komentar")


def test_translator_sees_what_is_missing_with_a_button_that_makes_it(
    peran: Peran, situs: Situs
) -> None:
    page = make_berita(situs.id, title="Panen raya padi")

    found = bagian(dasbor(peran.penerjemah), "terjemahan")

    assert "Panen raya padi" in found
    assert f"/cms/terjemahan/buat/wagtailcore.page/{page.pk}/en/" in found


def test_page_shows_translators_only_what_is_public(peran: Peran, tulis: Tulis) -> None:
    tulis(peran.editor, "Rahasia sampai terbit")

    assert "Rahasia sampai terbit" not in dasbor(peran.penerjemah)


def test_empty_screen_says_something_kind(peran: Peran) -> None:
    html = dasbor(peran.editor)

    assert "Tidak ada yang menunggu Anda" in html
    assert "Anda tidak punya draf" in html
    assert "Tidak ada yang dijadwalkan" in html
