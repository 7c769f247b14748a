"""On every page type the facts for search engines are complete, and true of their language."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from galeri.models import VideoPage
from tests.dinas.navigation.kepala import baca
from tests.dinas.navigation.tiap_jenis import PATHS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("jam_wib", "lengkap")]

REQUIRED = {
    "GovernmentOrganization": {"@id", "name", "url", "logo"},
    "WebSite": {"@id", "name", "url", "inLanguage", "publisher", "potentialAction"},
    "SearchAction": {"target", "query-input"},
    "EntryPoint": {"urlTemplate"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name", "item"},
    "CollectionPage": {"name", "description", "url", "inLanguage", "isPartOf"},
    "NewsArticle": {
        "headline", "description", "url", "datePublished", "dateModified", "author",
        "publisher", "inLanguage", "mainEntityOfPage",
    },
    "Event": {
        "name", "description", "url", "startDate", "endDate", "location", "eventStatus",
        "eventAttendanceMode", "organizer", "image", "inLanguage",
    },
    "VideoObject": {
        "name", "description", "thumbnailUrl", "uploadDate", "duration", "embedUrl", "inLanguage",
    },
    "DataCatalog": {"@id", "name", "description", "url", "inLanguage", "publisher"},
    "Dataset": {"@id", "name", "description", "url"},
    "Organization": {"name"},
    "Place": {"name", "address"},
    "PostalAddress": {"addressLocality", "addressCountry"},
    "ImageObject": {"url", "width", "height"},
}  # fmt: skip
"""What search engines ask for; a type that is not here is one that nobody has looked up."""

MAIN = {
    "/": {"GovernmentOrganization", "WebSite"},
    "/berita/": {"CollectionPage"},
    "/berita/panen/": {"NewsArticle"},
    "/kegiatan/": {"CollectionPage"},
    "/kegiatan/latihan/": {"Event"},
    "/komoditas/": {"CollectionPage"},
    "/galeri/": {"CollectionPage"},
    "/galeri/video/": {"VideoObject"},
    "/data/katalog/": {"DataCatalog"},
}


def nested(value: Any) -> Iterator[dict[str, Any]]:
    """Every thing with a type, however deep it stands."""
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        for part in value.values():
            yield from nested(part)
    elif isinstance(value, list):
        for part in value:
            yield from nested(part)


def addresses(facts: dict[str, Any]) -> Iterator[str]:
    """The addresses of pages that facts name."""
    for name in ("url", "item", "mainEntityOfPage"):
        value = facts.get(name)
        if isinstance(value, str):
            yield value


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("path", PATHS)
def test_every_fact_is_whole_and_leads_to_a_page(client: Client, prefix: str, path: str) -> None:
    VideoPage.objects.update(youtube_id="abcdefghijk", lama_detik=252, tanggal="2026-11-01")

    graph = baca(client, f"{prefix}{path}").graf

    kinds = {facts["@type"] for facts in graph}
    assert MAIN.get(path, set()) <= kinds
    assert path == "/" or "BreadcrumbList" in kinds
    for facts in nested(graph):
        missing = REQUIRED[facts["@type"]] - {name for name, value in facts.items() if value}
        assert not missing, facts["@type"]
        assert facts.get("inLanguage", prefix[1:] or "id") == (prefix[1:] or "id")
        for address in addresses(facts):
            assert address.startswith("http://testserver/")
            assert facts["@type"] == "ImageObject" or client.get(address).status_code == 200


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_what_is_named_by_its_id_is_told_on_the_home_page(client: Client, prefix: str) -> None:
    told = {facts.get("@id") for facts in baca(client, f"{prefix}/").graf}

    for path in PATHS:
        for facts in baca(client, f"{prefix}{path}").graf:
            for name in ("publisher", "isPartOf"):
                if isinstance(facts.get(name), dict):
                    assert facts[name]["@id"] in told, (path, name)
