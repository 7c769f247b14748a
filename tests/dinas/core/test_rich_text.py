"""Links inside running text."""

import re

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from tests.factories.berita import make_berita
from tests.factories.situs import Situs

pytestmark = pytest.mark.django_db


def link_of(client: Client, path: str) -> str:
    """The opening tag of the link in an article's text."""
    found = re.search(r"(<a[^>]*>)baca</a>", client.get(path).text)
    assert found
    return found[1]


def text_linking_to(pk: int) -> list[dict[str, str]]:
    """A body whose one link leads to a page."""
    return [{"type": "paragraf", "value": f'<p><a linktype="page" id="{pk}">baca</a></p>'}]


def test_link_leads_to_the_page_in_the_readers_language(client: Client, situs: Situs) -> None:
    target = make_berita(situs.id, slug="tujuan")
    make_berita(situs.en, slug="tujuan", translation_key=target.translation_key)
    make_berita(situs.en, slug="asal", isi=text_linking_to(target.pk))

    assert link_of(client, "/en/berita/asal/") == '<a href="/en/berita/tujuan/">'


def test_link_to_an_untranslated_page_says_its_language(client: Client, situs: Situs) -> None:
    target = make_berita(situs.id, slug="tujuan")
    make_berita(situs.en, slug="asal", isi=text_linking_to(target.pk))

    assert link_of(client, "/en/berita/asal/") == '<a href="/berita/tujuan/" hreflang="id">'


@pytest.mark.parametrize("hidden", ["draft", "private", "gone"])
def test_link_to_a_page_that_is_not_public_keeps_only_its_words(
    client: Client, situs: Situs, hidden: str
) -> None:
    target = make_berita(situs.id, live=hidden != "draft")
    make_berita(situs.id, slug="asal", isi=text_linking_to(target.pk))
    if hidden == "private":
        PageViewRestriction.objects.create(page=target, restriction_type="login")
    if hidden == "gone":
        target.delete()

    assert link_of(client, "/berita/asal/") == "<a>"
