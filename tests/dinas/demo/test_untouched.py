"""Seeding never touches what somebody has put into the database."""

import io

import pytest
from django.core.management import call_command
from wagtail.models import Page

from home.models import HomePage
from komoditas.models import Kecamatan, Komoditas

pytestmark = pytest.mark.django_db


def seed() -> str:
    """Run the command; return what it said."""
    said = io.StringIO()
    call_command("seed_demo", stdout=said)
    return said.getvalue()


def paths() -> list[str]:
    return list(Page.objects.order_by("path").values_list("url_path", flat=True))


def test_a_database_with_an_editors_page_is_left_alone() -> None:
    home = HomePage(title="Situs kami", slug="situs-kami")
    Page.get_first_root_node().add_child(instance=home)
    before = paths()
    said = seed()
    assert said.strip()
    assert paths() == before
    assert not Komoditas.objects.exists()


def test_a_database_with_an_editors_words_but_no_page_is_left_alone() -> None:
    Kecamatan.objects.create(kode="33.15.04", nama="Toroh", slug="toroh", lintang=-7, bujur=111)
    before = paths()
    said = seed()
    assert said.strip()
    assert paths() == before
