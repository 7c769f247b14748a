"""What the head tells on every page type, in both languages."""

import pytest
from django.test import Client

from tests.dinas.navigation.kepala import baca
from tests.dinas.navigation.tiap_jenis import PATHS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("jam_wib", "lengkap")]


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("path", PATHS)
def test_each_page_has_one_title_heading_description_canonical_and_card(
    client: Client, prefix: str, path: str
) -> None:
    head = baca(client, f"{prefix}{path}")

    assert len(head.teks["title"]) == 1
    assert head.teks["title"][0].strip()
    assert len(head.teks["h1"]) == 1
    assert 0 < len(head.satu("description")) <= 160
    assert head.satu("og:description") == head.satu("description")
    assert head.satu("og:title")
    assert head.alamat("canonical") == [f"http://testserver{prefix}{path}"]
    assert head.satu("og:url") == f"http://testserver{prefix}{path}"
    assert head.satu("og:locale") == ("en_GB" if prefix else "id_ID")
    assert head.satu("og:locale:alternate") == ("id_ID" if prefix else "en_GB")
    assert head.satu("og:image").startswith("http://testserver/static/img/kartu")
    assert (head.satu("og:image:width"), head.satu("og:image:height")) == ("1200", "630")
    assert head.satu("og:image:alt")
    assert head.satu("twitter:card") == "summary_large_image"


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_no_two_pages_share_a_title_or_description(client: Client, prefix: str) -> None:
    heads = [baca(client, f"{prefix}{path}") for path in PATHS]

    titles = [head.teks["title"][0] for head in heads]
    descriptions = [head.satu("description") for head in heads]
    assert len(set(titles)) == len(PATHS), titles
    assert len(set(descriptions)) == len(PATHS), descriptions


@pytest.mark.parametrize("path", PATHS)
def test_languages_name_each_other_and_the_default(client: Client, path: str) -> None:
    both = [baca(client, path), baca(client, f"/en{path}")]

    for head in both:
        assert head.alamat("alternate", hreflang="id") == [f"http://testserver{path}"]
        assert head.alamat("alternate", hreflang="en") == [f"http://testserver/en{path}"]
        assert head.alamat("alternate", hreflang="x-default") == [f"http://testserver{path}"]
