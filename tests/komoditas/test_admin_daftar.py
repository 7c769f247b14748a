"""Commodities in the admin's lists and forms: in words that people use."""

from django.test import Client
from django.urls import reverse
from wagtail.test.utils import WagtailTestUtils

from komoditas.models import Komoditas

LIST = "wagtailsnippets_komoditas_komoditas:list"
EDIT = "wagtailsnippets_komoditas_komoditas:edit"


def test_list_says_yes_and_no_in_words(admin_client: Client, padi: Komoditas) -> None:
    rows = WagtailTestUtils.get_soup(admin_client.get(reverse(LIST)).content).select("tbody tr")
    texts = [row.get_text(" ", strip=True) for row in rows]
    assert texts
    assert all("Ya" in text.split() for text in texts)
    assert "True" not in " ".join(texts)


def test_form_has_its_name_as_the_heading_of_the_page(
    admin_client: Client, padi: Komoditas
) -> None:
    html = admin_client.get(reverse(EDIT, args=[padi.pk])).content
    headings = WagtailTestUtils.get_soup(html).select("h1")
    assert len(headings) == 1
    assert padi.nama in headings[0].get_text()
