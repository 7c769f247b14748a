"""Proxies that keep pages are told which one changed (PROXY_CACHE_URL)."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from wagtail.contrib.frontend_cache import signal_handlers
from wagtail.contrib.frontend_cache.backends import http
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from dinas.settings._databases import proxy_caches
from tests.factories.berita import make_berita
from tests.factories.situs import Situs

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[str, str, str]]]:
    """What two proxies are asked for, as when their addresses are set."""
    settings.WAGTAILFRONTENDCACHE = proxy_caches(["http://satu:8080", "http://dua"])
    seen: list[tuple[str, str, str]] = []
    monkeypatch.setattr(
        http,
        "urlopen",
        lambda asked: seen.append((asked.get_method(), asked.full_url, asked.get_header("Host"))),
    )
    signal_handlers.register_signal_handlers()
    yield seen
    for model in apps.get_models():
        if issubclass(model, Page):
            page_published.disconnect(signal_handlers.page_published_signal_handler, model)
            page_unpublished.disconnect(signal_handlers.page_unpublished_signal_handler, model)


def test_each_proxy_is_told_of_what_is_published_and_taken_down(
    situs: Situs, asked: list[tuple[str, str, str]]
) -> None:
    host = situs.site.hostname
    page = make_berita(situs.id, slug="a")
    told = [
        ("PURGE", "http://satu:8080/berita/a/", host),
        ("PURGE", "http://dua/berita/a/", host),
    ]
    for act in (lambda: page.save_revision().publish(), page.unpublish):
        asked.clear()
        act()
        assert sorted(asked) == sorted(told)
