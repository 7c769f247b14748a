"""The sample content: whole, true to its sources, and never in anybody's way."""

import datetime as dt
import io
import json
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client
from django.utils import timezone, translation
from django.utils.html import strip_tags
from PIL import Image
from wagtail.images.models import Filter
from wagtail.models import Page, Site
from wagtail_localize.models import Translation

from berita.models import BeritaPage, KategoriBerita
from dinas.accounts.models import User
from dinas.core.models import KontakSetting
from dinas.images.models import CustomImage
from galeri.models import AlbumPage, VideoPage
from halaman.models import FormulirPage, HalamanPage
from home.models import HomePage
from kegiatan.models import Jadwal, JenisKegiatan, KegiatanPage
from komoditas.models import Kecamatan, Komoditas, Produksi
from tests.factories.ikutan import followed

LANGUAGES = ("id", "en")
WITHOUT_ENGLISH = "mutu-tembakau-dimulai-dari-panen"
FORMER_ARTICLE = "pemkab-grobogan-selenggarakan-bimtek-penyusunan-master-plan-smart-city-tahap-iv"
CONTENT = Path(__file__).parents[3] / "site" / "dinas" / "demo" / "content"


def seed() -> str:
    """Run the command; return what it said."""
    said = io.StringIO()
    call_command("seed_demo", stdout=said)
    return said.getvalue()


def tiny_rendition(image: CustomImage, filter: Filter, *, source: Any = None) -> ContentFile:
    """Stand in for the encoder, whose work on 17 pictures would take minutes."""
    picture = io.BytesIO()
    Image.new("RGB", (16, 9)).save(picture, "WEBP")
    return ContentFile(picture.getvalue(), name=f"{image.pk}-{filter.get_cache_key(image)}.webp")


@pytest.fixture(scope="module")
def sample(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Load the sample content once for this module and take it back after it."""
    with (
        pytest.MonkeyPatch.context() as patch,
        django_db_blocker.unblock(),
        transaction.atomic(),
        followed(wanted=False),
    ):
        patch.setattr(CustomImage, "generate_rendition_file", tiny_rendition)
        seed()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def site(sample: None, db: None) -> None:
    """Give a test the sample content, in a transaction of its own."""


def public(model: type, language: str) -> int:
    return model.objects.filter(live=True, locale__language_code=language).count()


def state() -> list[tuple[int, str, dt.datetime | None]]:
    return list(
        Page.objects.order_by("pk").values_list("pk", "url_path", "latest_revision_created_at")
    )


@pytest.mark.usefixtures("site")
class TestContent:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_everything_promised_is_public_in_both_languages(self, language: str) -> None:
        untranslated = 1 if language == "en" else 0
        assert public(BeritaPage, language) == 13 - untranslated
        assert public(KegiatanPage, language) == 14
        assert public(Komoditas, language) == 8
        assert 4 <= public(VideoPage, language) <= 6
        assert public(AlbumPage, language) == 2
        assert public(FormulirPage, language) == 1
        assert HomePage.objects.get(locale__language_code=language).live
        assert KategoriBerita.objects.filter(locale__language_code=language).count() == 9
        assert JenisKegiatan.objects.filter(locale__language_code=language).count() == 12

    def test_districts_figures_and_illustrations_are_there_once(self) -> None:
        assert Kecamatan.objects.count() == 19
        assert sum(row.jumlah_desa_kelurahan for row in Kecamatan.objects.all()) == 280
        assert set(Produksi.objects.values_list("komoditas__locale__language_code", flat=True)) == {
            "id"
        }
        assert Produksi.objects.filter(komoditas__kode="padi", kecamatan=None).count() == 11
        assert CustomImage.objects.count() == 17
        assert not CustomImage.objects.filter(description="").exists()
        assert not CustomImage.objects.filter(alt_en="").exists()

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_every_public_page_answers(self, language: str, client: Client) -> None:
        pages = Page.objects.filter(live=True, depth__gte=2, locale__language_code=language)
        prefix = "" if language == "id" else "/en"
        paths = [f"{prefix}/{page.url_path.split('/', 2)[2]}" for page in pages]
        paths += [f"{prefix}/komoditas/{kode}/" for kode in ("padi", "tembakau")]
        paths += [f"{prefix}/peta/toroh/", f"{prefix}/kegiatan/2020/02/"]
        faults = {path: status for path in paths if (status := client.get(path).status_code) != 200}
        assert len(paths) > 40
        assert faults == {}

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_every_link_of_the_home_page_leads_somewhere(
        self, language: str, client: Client
    ) -> None:
        home = HomePage.objects.get(locale__language_code=language)
        for stream in (home.layanan, home.kaki_layanan, home.kaki_situs):
            assert len(stream) > 0
            for block in stream:
                with translation.override(language):
                    href = block.value.href
                assert href.startswith("/en/") is (language == "en")
                assert client.get(href).status_code == 200, href

    def test_the_menu_has_seven_items_in_the_same_order_in_both_languages(self) -> None:
        def menu(language: str) -> list[str]:
            home = HomePage.objects.get(locale__language_code=language)
            return [page.slug for page in home.get_children().live().in_menu()]

        assert menu("id") == [
            "berita",
            "kegiatan",
            "komoditas",
            "peta",
            "galeri",
            "data",
            "profil",
        ]
        assert menu("en") == menu("id")

    def test_the_article_of_the_former_home_page_is_unchanged(self, client: Client) -> None:
        text = (Path(__file__).parent / "berita_lama.txt").read_text(encoding="utf-8")
        title, day, *paragraphs = [line.strip() for line in text.splitlines() if line.strip()]
        page = BeritaPage.objects.get(slug=FORMER_ARTICLE, locale__language_code="id")
        shown = [unescape(strip_tags(block.value.source)) for block in page.isi]
        assert page.title == title
        assert shown == paragraphs
        assert page.tanggal == dt.date(2018, 7, 7)
        assert not page.contoh
        assert day in client.get(page.url).content.decode()

    def test_all_other_articles_say_that_they_are_samples(self, client: Client) -> None:
        samples = BeritaPage.objects.filter(locale__language_code="id").exclude(slug=FORMER_ARTICLE)
        assert all(samples.values_list("contoh", flat=True))
        assert "Isi contoh" in client.get(samples[0].url).content.decode()

    def test_english_pages_are_translations_and_no_copies(self) -> None:
        english = Page.objects.filter(locale__language_code="en")
        assert not english.filter(alias_of__isnull=False).exists()
        sources = Page.objects.filter(locale__language_code="id", depth__gte=2)
        assert (
            Translation.objects.filter(
                source__object__translation_key__in=sources.values("translation_key")
            ).count()
            == sources.count() - 1
        )
        assert all(
            done == total
            for translation in Translation.objects.all()
            for total, done in [translation.get_progress()]
        )

    def test_the_untranslated_article_says_so_in_english(self, client: Client) -> None:
        assert client.get(f"/berita/{WITHOUT_ENGLISH}/").status_code == 200
        english = BeritaPage.objects.filter(slug=WITHOUT_ENGLISH, locale__language_code="en")
        assert not english.exists()
        html = client.get(f"/en/berita/{WITHOUT_ENGLISH}/").content.decode()
        assert "This page is available in Indonesian only" in html

    def test_the_structure_of_the_office_is_told_in_english(self, client: Client) -> None:
        page = client.get("/en/profil/").text

        assert all(f"<b>{unit}</b>" in page for unit in ("Secretariat", "Food Crops Division"))
        assert "Sub Bagian" not in page

    def test_facts_that_nobody_knows_stay_empty(self, client: Client) -> None:
        contact = KontakSetting.objects.get()
        assert (contact.surel, contact.jam_layanan, contact.jam_layanan_en) == ("", "", "")
        assert contact.telepon == "(0292) 421478"
        assert not contact.terkonfirmasi
        assert "mailto:" not in client.get("/profil/").content.decode().split("<footer")[0]


@pytest.mark.usefixtures("site")
class TestEvents:
    def test_the_agenda_is_alive_on_the_day_of_seeding(self) -> None:
        for language in LANGUAGES:
            coming = Jadwal.objects.publik(language).mendatang()
            assert coming.values("page").distinct().count() == 10
            assert timezone.now() < coming.first().mulai <= timezone.now() + dt.timedelta(days=7)

    def test_february_2020_holds_its_four_events(self) -> None:
        for language in LANGUAGES:
            month = Jadwal.objects.publik(language).pada_bulan(2020, 2)
            days = [timezone.localtime(row.mulai).day for row in month]
            assert days == [5, 12, 18, 27]

    def test_coming_events_keep_their_weekdays_and_distances(self) -> None:
        written = [
            dt.datetime.fromisoformat(row["mulai"])
            for row in json.loads((CONTENT / "kegiatan.json").read_text(encoding="utf-8"))
            if not row["mulai"].startswith("2020")
        ]
        made = KegiatanPage.objects.filter(
            locale__language_code="id", mulai__gt=timezone.now()
        ).order_by("mulai")
        shifts = {page.mulai - moment for page, moment in zip(made, sorted(written), strict=True)}
        assert len(shifts) == 1
        assert shifts.pop() % dt.timedelta(weeks=1) == dt.timedelta(0)

    def test_no_coming_event_names_a_month_or_year(self) -> None:
        words = ("november", "desember", "december", "januari", "january", "februari", "february",
                 "2026", "2027")  # fmt: skip
        for page in KegiatanPage.objects.filter(mulai__gt=timezone.now()):
            told = f"{page.slug} {page.title} {page.ringkasan}".lower()
            assert not any(word in told for word in words), told

    def test_one_event_changed_one_is_off_and_one_repeats(self) -> None:
        events = KegiatanPage.objects.filter(locale__language_code="en")
        for state_word in ("diubah", "batal"):
            assert events.get(keadaan=state_word).keterangan_keadaan
        repeating = events.exclude(ulang="tidak").get()
        left_out = repeating.kecuali.get().tanggal
        days = [timezone.localtime(row.mulai).date() for row in repeating.jadwal.all()]
        assert len(days) > 3
        assert left_out not in days
        assert days[0] < left_out < days[-1]


class TestCommands:
    def test_a_second_run_changes_nothing(self, site: None) -> None:
        before = state()
        said = seed()
        assert "nothing" in said.lower()
        assert state() == before

    def test_accounts_are_made_only_where_the_settings_say_so(self, site: None) -> None:
        assert not User.objects.exists()

    def test_reset_needs_a_yes(
        self, site: None, settings: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        settings.DEMO_ACCOUNTS = True
        monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
        monkeypatch.setattr("builtins.input", lambda *args: "no")
        before = state()
        call_command("reset_demo", stdout=io.StringIO())
        assert state() == before

    def test_reset_is_refused_where_no_demo_accounts_are_allowed(self, site: None) -> None:
        before = state()
        with pytest.raises(CommandError):
            call_command("reset_demo", "--yes", stdout=io.StringIO())
        assert state() == before

    def test_reset_replaces_all_work_and_makes_an_account_for_each_role(
        self, site: None, settings: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        settings.DEMO_ACCOUNTS = True
        monkeypatch.setenv("DEMO_PASSWORD", "sawah-hijau-12")
        home = Site.objects.get().root_page
        home.add_child(instance=HalamanPage(title="Catatan", slug="catatan", locale=home.locale))
        call_command("reset_demo", "--yes", stdout=io.StringIO())
        assert not Page.objects.filter(slug="catatan").exists()
        assert public(BeritaPage, "id") == 13
        assert public(BeritaPage, "en") == 12
        assert CustomImage.objects.count() == 17
        groups = {
            user.username: [group.name for group in user.groups.all()]
            for user in User.objects.all()
            if user.check_password("sawah-hijau-12") and user.email.endswith("@example.test")
        }
        assert groups == {
            "admin": [],
            "editor": ["Penyunting"],
            "moderator": ["Moderator"],
            "penerjemah": ["Penerjemah"],
        }
