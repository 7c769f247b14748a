"""The cache of pages turned on, and readers who count what is rendered."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dinas.pagecache import versions, words

Read = Callable[..., HttpResponse]


@pytest.fixture(autouse=True)
def _kept_pages(settings: Any) -> Iterator[None]:
    settings.PAGE_CACHE = True
    caches["pages"].clear()
    versions._out_of_reach.clear()
    yield
    versions._out_of_reach.clear()
    caches["pages"].clear()


@pytest.fixture(autouse=True)
def _word_of_its_own_for_each_page(monkeypatch: pytest.MonkeyPatch) -> None:
    # Pages that share a word make each other old: by their keys, which differ from run to run.
    monkeypatch.setattr(words, "PLACES", 1 << 48)


@pytest.fixture
def after_commit(django_capture_on_commit_callbacks: Any) -> Any:
    """Run what a commit would run, although the test's transaction is never committed."""

    @contextmanager
    def run() -> Iterator[None]:
        connection.run_on_commit.clear()  # what made the site waits for no commit either
        with django_capture_on_commit_callbacks(execute=True):
            yield
        connection.run_on_commit.clear()  # as after a commit: what has run waits no longer

    return run


@pytest.fixture
def fresh(situs: Any) -> None:
    """Begin with a new version: making the site wrote to the database."""
    versions.bump()


@pytest.fixture
def queries_of() -> Callable[..., int]:
    """Count the queries of one anonymous request."""

    def count(path: str, **extra: Any) -> int:
        with CaptureQueriesContext(connection) as captured:
            Client().get(path, **extra)
        return len(captured)

    return count
