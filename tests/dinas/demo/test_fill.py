"""Very many sample articles: a sound tree, pages in both languages, and nothing left behind."""

import io
import re
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from wagtail.models import Page, ReferenceIndex

from berita.models import BeritaPage
from dinas.search.models import EntriCari
from tests.factories.berita import make_berita, make_kategori
from tests.factories.komoditas import make_komoditas
from tests.factories.situs import Situs

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _demonstration_site(settings: Any) -> None:
    settings.DEMO_ACCOUNTS = True


def fill(*arguments: str) -> None:
    """Run the command without the indexes, which have tests of their own."""
    call_command("fill_demo", *arguments, "--without-index", stdout=io.StringIO())


def test_articles_come_in_both_languages_into_a_sound_tree(situs: Situs) -> None:
    make_kategori()
    make_komoditas("Padi")
    own = make_berita(situs.id, slug="buatan-sendiri")
    fill("7")
    fill("3")
    assert [list(faults) for faults in Page.find_problems()] == [[], [], [], [], []]
    made = BeritaPage.objects.filter(contoh=True)
    assert made.count() == 20
    for page in made.select_related("locale"):
        prefix = "" if page.locale == situs.id.locale else "/en"
        assert page.get_url() == f"{prefix}/berita/{page.slug}/"
    page = made.filter(locale=situs.id.locale).first()
    answer = Client().get(f"/berita/{page.slug}/")
    assert page.title in answer.text
    assert f'href="/en/berita/{page.slug}/"' in answer.text
    assert Client().get(f"/en/berita/{page.slug}/").status_code == 200
    assert Client().get("/berita/").status_code == 200

    fill("--remove")
    assert list(BeritaPage.objects.values_list("pk", flat=True)) == [own.pk]
    assert [list(faults) for faults in Page.find_problems()] == [[], [], [], [], []]


def test_they_are_found_by_readers_and_editors_and_where_they_are_used(situs: Situs) -> None:
    make_berita(situs.id, slug="buatan-sendiri", title="Panen raya 99")
    make_kategori()
    call_command("fill_demo", "1", stdout=io.StringIO())
    page = BeritaPage.objects.get(contoh=True, locale=situs.id.locale)
    assert f">{page.title}<" in re.sub(r"</?mark>", "", Client().get("/cari/?q=panen").text)
    assert page in list(BeritaPage.objects.all().search(page.title))
    assert ReferenceIndex.get_references_for_object(page).exists()

    call_command("fill_demo", "--remove", stdout=io.StringIO())
    assert not EntriCari.objects.filter(halaman=page.pk).exists()
    assert not ReferenceIndex.get_references_for_object(page).exists()


def test_a_further_page_finds_its_place_after_them(situs: Situs) -> None:
    fill("3")
    page = make_berita(situs.id, slug="sesudahnya")
    assert Client().get("/berita/sesudahnya/").status_code == 200
    page.delete()
    assert [list(faults) for faults in Page.find_problems()] == [[], [], [], [], []]


def test_no_server_of_the_office_is_filled_by_mistake(situs: Situs, settings: Any) -> None:
    settings.DEMO_ACCOUNTS = False
    with pytest.raises(CommandError):
        fill("3")
    assert not BeritaPage.objects.exists()
    fill("3", "--even-here")
    assert BeritaPage.objects.count() == 6


def test_without_a_site_it_says_what_is_missing() -> None:
    with pytest.raises(CommandError):
        fill("3")
