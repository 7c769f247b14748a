"""Proxies that keep pages are told which one changed (PROXY_CACHE_URL)."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from wagtail.contrib.frontend_cache import signal_handlers
from wagtail.contrib.frontend_cache.backends import http
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from dinas.pagecache import proxies
from dinas.settings._databases import proxy_caches
from tests.factories.berita import make_berita
from tests.factories.komoditas import make_komoditas
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


@pytest.fixture
def _listening() -> Iterator[None]:
    proxies.listen()
    yield
    proxies.be_silent()


@pytest.mark.usefixtures("_listening")
def test_proxies_are_told_of_lists_and_feeds_in_both_languages(
    situs: Situs, asked: list[tuple[str, str, str]]
) -> None:
    page = make_berita(situs.id, slug="a")
    english = page.copy_for_translation(situs.en.locale)
    english.slug = "b"
    english.save_revision().publish()
    english.refresh_from_db()

    def told() -> set[str]:
        paths = {address.removeprefix("http://dua") for _verb, address, _host in asked}
        asked.clear()
        return paths

    shown = {"/", "/berita/", "/berita/a/", "/berita/atom.xml", "/berita/a/unduh.pdf"}
    shown |= {"/en/", situs.en.berita.url, english.url, "/sitemap.xml", "/sitemap-berita-en.xml"}
    told()
    for act in (lambda: page.save_revision().publish(), english.unpublish, page.delete):
        act()
        assert told() >= shown


@pytest.mark.usefixtures("_listening")
def test_proxies_are_told_of_the_place_that_a_page_has_left(
    situs: Situs, asked: list[tuple[str, str, str]], after_commit: Any
) -> None:
    make_berita(situs.id, slug="a")
    section = situs.id.berita
    with after_commit():
        section.slug = "kabar"
        section.save_revision().publish()
    addresses = {address for _verb, address, _host in asked}
    assert addresses >= {f"http://dua/{name}/" for name in ("berita", "kabar", "berita/a")}
    asked.clear()
    section.refresh_from_db()
    with after_commit():
        section.move(situs.id.galeri, pos="last-child")
    addresses = {address for _verb, address, _host in asked}
    assert addresses >= {"http://dua/kabar/", "http://dua/kabar/a/", "http://dua/galeri/kabar/"}


@pytest.mark.usefixtures("_listening")
def test_proxies_are_told_of_a_commodity(situs: Situs, asked: list[tuple[str, str, str]]) -> None:
    make_komoditas("Padi").save_revision().publish()
    addresses = {address for _verb, address, _host in asked}
    assert addresses >= {"http://dua/", "http://dua/en/", "http://dua/komoditas/padi/"}
