"""What the reports tell their readers."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.documents import get_document_model

from dinas.images.enums import Persetujuan
from dinas.images.models import CustomImage
from dinas.reports.querysets import count_overdue_reviews, overdue_reviews
from dinas.reports.wagtail_hooks import REPORTS
from tests.factories.berita import make_berita
from tests.factories.gambar import make_picture
from tests.factories.situs import Situs

pytestmark = [pytest.mark.django_db, pytest.mark.followed]

AGE = "laporan_umur"
PICTURES = "laporan_gambar"
UNTRANSLATED = "laporan_tanpa_terjemahan"
FOR_MODERATORS = (
    "gambar-tak-terpakai", "dokumen-tak-terpakai", "kata-mencurigakan", "situs-tujuan",
)  # fmt: skip
names = pytest.mark.parametrize("slug", REPORTS)


def day(offset: int) -> dt.date:
    return timezone.localdate() + dt.timedelta(days=offset)


def titles(client: Client, name: str, **query: str) -> list[str]:
    response = client.get(reverse(name), query)
    assert response.status_code == 200
    return [row.title for row in response.context["object_list"]]


def rows(client: Client, name: str, **query: str) -> dict[str, object]:
    found = client.get(reverse(name), query).context["object_list"]
    return {row.title: row for row in found}


class TestReaders:
    @names
    def test_moderators_read_every_report_and_find_it_in_the_menu(
        self, moderator: Client, slug: str
    ) -> None:
        address = reverse(REPORTS[slug].index_url_name)
        assert moderator.get(address).status_code == 200
        assert address in moderator.get(reverse("wagtailadmin_home")).content.decode()

    @names
    def test_editors_read_only_what_helps_them_write(self, editor: Client, slug: str) -> None:
        address = reverse(REPORTS[slug].index_url_name)
        is_open = slug not in FOR_MODERATORS
        assert (editor.get(address).status_code == 200) is is_open
        home = editor.get(reverse("wagtailadmin_home")).content.decode()
        assert (address in home) is is_open

    @names
    def test_visitors_are_sent_to_the_login(self, client: Client, slug: str) -> None:
        response = client.get(reverse(REPORTS[slug].index_url_name))
        assert response.status_code == 302
        assert response.url.startswith("/akun/masuk/")

    @names
    @pytest.mark.parametrize("kind", ["csv", "xlsx"])
    def test_every_report_can_be_taken_away(
        self, moderator: Client, situs: Situs, slug: str, kind: str
    ) -> None:
        make_picture()
        make_berita(situs.id)
        response = moderator.get(reverse(REPORTS[slug].index_url_name), {"export": kind})
        assert response.status_code == 200
        assert f".{kind}" in response["Content-Disposition"]
        assert b"".join(response.streaming_content)

    def test_a_title_cannot_become_a_formula_in_a_spreadsheet(
        self, moderator: Client, situs: Situs
    ) -> None:
        make_berita(situs.id, title='=HYPERLINK("http://jahat.test")')
        response = moderator.get(reverse(AGE), {"export": "csv"})
        assert b"'=HYPERLINK" in b"".join(response.streaming_content)

    @names
    def test_a_longer_report_asks_the_database_no_more(
        self, count_for: Callable[[str], int], situs: Situs, slug: str
    ) -> None:
        address = reverse(REPORTS[slug].index_url_name)

        def grow(number: int) -> None:
            for _each in range(number):
                make_berita(situs.id, tinjau_pada=day(-1))
                make_picture()
                get_document_model().objects.create(title="Surat", file="documents/surat.pdf")

        grow(3)
        few = count_for(address)
        grow(9)
        assert count_for(address) == few


class TestContentAge:
    def test_the_longest_overdue_comes_first_and_undated_pages_last(
        self, editor: Client, situs: Situs
    ) -> None:
        make_berita(situs.id, title="Nanti", tinjau_pada=day(40))
        make_berita(situs.id, title="Tanpa tanggal")
        make_berita(situs.id, title="Kemarin", tinjau_pada=day(-1))
        make_berita(situs.id, title="Bulan lalu", tinjau_pada=day(-30))
        found = titles(editor, AGE)
        assert found[:3] == ["Bulan lalu", "Kemarin", "Nanti"]
        assert "Tanpa tanggal" in found[3:]

    @pytest.mark.parametrize(
        ("state", "title"), [("lewat", "Kemarin"), ("segera", "Besok"), ("kosong", "Kosong")]
    )
    def test_the_report_can_be_narrowed_to_a_state(
        self, editor: Client, situs: Situs, state: str, title: str
    ) -> None:
        make_berita(situs.id, title="Kemarin", tinjau_pada=day(-1))
        make_berita(situs.id, title="Besok", tinjau_pada=day(1))
        make_berita(situs.id, title="Kosong")
        found = titles(editor, AGE, tinjauan=state)
        assert {"Kemarin", "Besok", "Kosong"} & set(found) == {title}

    def test_drafts_need_no_review(self, editor: Client, situs: Situs) -> None:
        make_berita(situs.id, title="Draf", live=False, tinjau_pada=day(-1))
        assert "Draf" not in titles(editor, AGE)

    def test_the_dashboard_counts_a_page_on_the_day_itself_but_not_before(
        self, moderator: Client, situs: Situs, django_user_model: type
    ) -> None:
        make_berita(situs.id, title="Hari ini", tinjau_pada=day(0))
        make_berita(situs.id, title="Besok", tinjau_pada=day(1))
        make_berita(situs.en, title="Today", tinjau_pada=day(0))
        user = django_user_model.objects.get(username="penanggung-jawab")
        assert [page.title for page in overdue_reviews(user)] == ["Hari ini"]
        assert count_overdue_reviews(user) == 1


class TestPictures:
    def test_a_picture_on_a_page_is_listed_with_all_it_lacks(
        self, moderator: Client, situs: Situs
    ) -> None:
        make_berita(situs.id, gambar=make_picture(1))
        row = rows(moderator, PICTURES)["Gambar 1"]
        for word in ("Inggris", "kredit", "persetujuan"):
            assert word in row.kurang
        assert row.kurang.count(",") == 2

    def test_a_complete_picture_is_not_listed(self, moderator: Client, situs: Situs) -> None:
        picture = make_picture(1)
        CustomImage.objects.filter(pk=picture.pk).update(
            alt_en="A field", kredit="Suyanto", persetujuan=Persetujuan.SETUJU
        )
        make_berita(situs.id, gambar=picture)
        assert "Gambar 1" not in titles(moderator, PICTURES)

    def test_a_picture_that_nothing_shows_may_wait_for_its_english_text(
        self, moderator: Client
    ) -> None:
        picture = make_picture(1)
        CustomImage.objects.filter(pk=picture.pk).update(persetujuan=Persetujuan.SETUJU)
        assert titles(moderator, PICTURES) == []

    def test_the_report_can_be_narrowed_to_what_is_missing(self, moderator: Client) -> None:
        make_picture(1)
        mute = make_picture(2)
        CustomImage.objects.filter(pk=mute.pk).update(description="")
        assert titles(moderator, PICTURES, kurang="description") == ["Gambar 2"]

    def test_an_editor_sees_only_the_pictures_that_she_may_mend(
        self, editor: Client, situs: Situs
    ) -> None:
        make_picture(1)
        own = make_picture(2)
        own.uploaded_by_user = get_user_model().objects.get(username="penyunting")
        own.save()

        assert titles(editor, PICTURES) == ["Gambar 2"]


class TestUntranslated:
    def test_a_page_with_a_public_translation_is_not_listed(
        self, editor: Client, situs: Situs
    ) -> None:
        done = make_berita(situs.id, title="Sudah")
        make_berita(situs.en, translation_key=done.translation_key)
        make_berita(situs.id, title="Belum")
        found = titles(editor, UNTRANSLATED)
        assert "Belum" in found
        assert "Sudah" not in found

    def test_a_translation_that_is_only_a_draft_is_said_to_be_one(
        self, editor: Client, situs: Situs
    ) -> None:
        begun = make_berita(situs.id, title="Dimulai")
        make_berita(situs.en, translation_key=begun.translation_key, live=False)
        make_berita(situs.id, title="Belum")
        found = rows(editor, UNTRANSLATED)
        assert found["Dimulai"].ada_draf
        assert not found["Belum"].ada_draf
        assert found["Dimulai"].keadaan != found["Belum"].keadaan


class TestUnusedFiles:
    def test_only_pictures_that_no_page_refers_to_are_listed_the_largest_first(
        self, moderator: Client, situs: Situs
    ) -> None:
        make_berita(situs.id, gambar=make_picture(1))
        for number, size in ((2, 2_000_000), (3, 9_000_000)):
            picture = make_picture(number)
            CustomImage.objects.filter(pk=picture.pk).update(file_size=size)
        assert titles(moderator, "laporan_gambar_tak_terpakai") == ["Gambar 3", "Gambar 2"]
        assert titles(moderator, "laporan_gambar_tak_terpakai", ukuran="5") == ["Gambar 3"]


def test_exported_moments_are_those_of_the_offices_clock(moderator: Client, situs: Situs) -> None:
    make_berita(situs.id, last_published_at=dt.datetime(2026, 3, 1, 23, 30, tzinfo=dt.UTC))
    csv = moderator.get(reverse(AGE), {"export": "csv"}).getvalue().decode()
    assert "2026-03-02 06:30:00" in csv
    assert "+00:00" not in csv


def test_empty_report_says_what_is_well(moderator: Client, situs: Situs) -> None:
    assert "Semua gambar sudah punya" in moderator.get(reverse(PICTURES)).text
