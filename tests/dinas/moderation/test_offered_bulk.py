"""What is offered to be done to many things at once: nothing that would be refused for each."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils import WagtailTestUtils

from tests.dinas.moderation.conftest import Peran
from tests.factories.situs import Situs

PAGES = {
    "editor": {"move", "delete"},
    "moderator": {"move", "publish", "unpublish", "delete"},
    "penerjemah": {"delete"},
}


def _offered(client: Client, url: str) -> set[str]:
    html = client.get(url, follow=True).content
    buttons = WagtailTestUtils.get_soup(html).select(
        ".bulk-actions-choices [data-bulk-action-button]"
    )
    return {str(button.get("href")).rstrip("/").rsplit("/", 1)[1] for button in buttons}


@pytest.mark.parametrize("name", PAGES)
def test_pages_are_published_and_taken_down_in_numbers_by_who_may_publish_one(
    name: str, peran: Peran, situs: Situs
) -> None:
    index = situs.en.berita if name == "penerjemah" else situs.id.berita
    url = reverse("wagtailadmin_explore", args=[index.pk])
    assert _offered(getattr(peran, name).client, url) == PAGES[name]


@pytest.mark.parametrize(
    ("address", "some"),
    [("wagtailimages:index", {"delete", "add_tags", "add_to_collection"})],
)
def test_files_are_dealt_with_in_numbers_by_who_may_change_one(
    address: str, some: set[str], peran: Peran
) -> None:
    assert _offered(peran.editor.client, reverse(address)) == some
    assert _offered(peran.penerjemah.client, reverse(address)) == set()


def test_commodities_are_deleted_in_numbers_by_who_may_delete_one(peran: Peran) -> None:
    url = reverse("wagtailsnippets_komoditas_komoditas:list")
    assert _offered(peran.editor.client, url) == set()
    assert _offered(peran.moderator.client, url) == {"delete"}


def test_search_for_pages_says_what_it_counts(peran: Peran, situs: Situs) -> None:
    html = peran.moderator.client.get(f"{reverse('wagtailadmin_pages:search')}?q=").content
    heading = WagtailTestUtils.get_soup(html).select_one("th.title")
    assert heading is not None
    assert "halaman" in heading.get_text()
