"""Readers get their pages while the cache is out of reach."""

import pytest
from django.core.cache import caches
from django.test import Client

from dinas.core.forgetful import cache


@pytest.fixture
def _unreachable(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object, **_options: object) -> None:
        raise ConnectionError

    for name in ("get", "get_many", "set", "add", "incr", "delete", "delete_many"):
        monkeypatch.setattr(type(caches["default"]), name, fail)


@pytest.mark.django_db
@pytest.mark.usefixtures("situs")
@pytest.mark.parametrize("path", ["/", "/berita/atom.xml", "/api/v1/berita", "/masukan/"])
def test_a_page_is_made_without_the_cache(request: pytest.FixtureRequest, path: str) -> None:
    request.getfixturevalue("_unreachable")  # once the site is there: Wagtail asks when it is made
    assert Client().get(path).status_code == 200


@pytest.mark.usefixtures("_unreachable")
def test_nothing_is_known_of_what_was_kept() -> None:
    cache.set("a", 1, 60)
    cache.delete("a")
    cache.delete_many(["a"])
    assert cache.get("a", 5) == 5
    assert cache.get_many(["a"]) == {}
    assert cache.add("a", 1, 60)
    assert cache.get_or_set("a", lambda: 7, 60) == 7
    with pytest.raises(ValueError, match="a"):
        cache.incr("a")


def test_else_it_is_the_cache_of_all() -> None:
    assert cache.get_or_set("forgetful", 3, 60) == 3
    assert cache.get_or_set("forgetful", 4, 60) == caches["default"].get("forgetful") == 3
    assert not cache.add("forgetful", 5, 60)
    assert cache.incr("forgetful") == 4
    cache.delete_many(["forgetful"])
    assert cache.get("forgetful") is None
