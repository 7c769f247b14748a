"""The whole lists, and what a long one costs."""

from collections.abc import Callable

import pytest
from django.utils import timezone
from wagtail.models import Comment

from berita.models import BeritaPage
from dinas.bundles.models import Bundle, BundleState
from tests.dinas.dashboard.conftest import bagian, dasbor, kueri
from tests.dinas.dashboard.test_around import DAY
from tests.dinas.moderation.conftest import Peran
from tests.factories.berita import make_berita
from tests.factories.komoditas import make_komoditas
from tests.factories.situs import Situs

Tulis = Callable[..., BeritaPage]


def test_long_list_shows_seven_and_the_way_to_the_rest(peran: Peran, tulis: Tulis) -> None:
    for number in range(9):
        tulis(peran.editor, f"Tulisan {number}")

    found = bagian(dasbor(peran.editor), "draf")

    assert found.count("Tulisan") == 2 * 7  # once as a title, once in the name of its button
    assert "/cms/pekerjaan/draf/" in found
    whole = peran.editor.client.get("/cms/pekerjaan/draf/").content.decode()
    assert all(f"Tulisan {number}" in whole for number in range(9))


def test_whole_list_is_cut_into_pages_and_narrowed_by_title(peran: Peran, tulis: Tulis) -> None:
    for number in range(26):
        tulis(peran.editor, f"Tulisan {number:02}")

    client = peran.editor.client
    second = client.get("/cms/pekerjaan/draf/?page=2").content.decode()
    narrowed = client.get("/cms/pekerjaan/draf/?q=tulisan 07").content.decode()

    assert second.count("dasbor-butir__judul") == 1
    assert "Tulisan 07" in narrowed
    assert narrowed.count("dasbor-butir__judul") == 1
    assert client.get("/cms/pekerjaan/draf/?page=99").status_code == 404


def test_list_that_there_is_not_is_a_404(peran: Peran) -> None:
    assert peran.editor.client.get("/cms/pekerjaan/rahasia/").status_code == 404


@pytest.mark.parametrize(
    "key",
    ["persetujuan", "dikembalikan", "komentar", "draf", "moderasi", "draf-lama", "jadwal",
     "terbit", "tinjauan", "paket"],
)  # fmt: skip
def test_every_whole_list_opens_and_understands_odd_words(peran: Peran, key: str) -> None:
    response = peran.moderator.client.get(f"/cms/pekerjaan/{key}/", {"q": "%_'\" padi"})

    assert response.status_code == 200
    assert "Tidak ada judul yang memuat kata itu" in response.content.decode()


def _fill(peran: Peran, situs: Situs, tulis: Tulis, ajukan: Tulis, numbers: range) -> None:
    for number in numbers:
        tulis(peran.editor, f"Draf {number}")
        tulis(peran.editor, f"Draf lama {number}", age_days=20)
        ajukan(peran.editor, f"Diajukan {number}")
        back = ajukan(peran.editor, f"Dikembalikan {number}")
        back.current_workflow_task_state.reject(user=peran.moderator.user, comment="Perbaiki.")
        mine = ajukan(peran.moderator, f"Milik moderator {number}")
        for author, page in ((peran.editor, mine), (peran.moderator, back)):
            Comment.objects.create(page=page, user=author.user, text="?", contentpath="title")
        later = tulis(peran.editor, f"Nanti {number}")
        later.go_live_at = timezone.now() + DAY
        later.save_revision().publish(user=peran.moderator.user)
        over = make_berita(
            situs.id, title=f"Berakhir {number}", tinjau_pada=timezone.localdate() - DAY
        )
        over.expire_at = timezone.now() + DAY
        over.save_revision().publish(user=peran.moderator.user)
        Bundle.objects.create(title=f"Paket {number}", created_by=peran.moderator.user)
        Bundle.objects.create(
            title=f"Nanti {number}",
            state=BundleState.SCHEDULED,
            publish_at=timezone.now() + DAY,
        )
        row = make_komoditas(nama=f"Komoditas {number}")
        row.save_revision(user=peran.editor.user)
        row.get_workflow().start(row, peran.editor.user)
        make_komoditas(nama=f"Draf komoditas {number}").save_revision(user=peran.editor.user)


def test_first_screen_costs_the_same_for_two_and_for_nine_of_everything(
    peran: Peran, situs: Situs, tulis: Tulis, ajukan: Tulis
) -> None:
    people = (peran.editor, peran.moderator, peran.penerjemah, peran.admin)
    _fill(peran, situs, tulis, ajukan, range(2))
    few = [kueri(person, "/cms/") for person in people]

    _fill(peran, situs, tulis, ajukan, range(2, 9))
    many = [kueri(person, "/cms/") for person in people]

    assert many == few
