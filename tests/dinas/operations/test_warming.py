"""A new process has a page of each language ready before it takes requests."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import caches
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dinas.operations.warming import warm


@pytest.fixture(autouse=True)
def _connections_of_the_test(monkeypatch: pytest.MonkeyPatch, settings: Any) -> Iterator[None]:
    monkeypatch.setattr(connections, "close_all", lambda: None)
    settings.PAGE_CACHE = True
    caches["pages"].clear()
    yield
    caches["pages"].clear()


@pytest.mark.django_db
@pytest.mark.usefixtures("situs")
def test_the_first_reader_of_each_language_finds_a_kept_page() -> None:
    warm(WSGIHandler())
    for path in ("/", "/en/"):
        with CaptureQueriesContext(connection) as asked:
            assert Client().get(path).status_code == 200
        assert not asked


def test_what_fails_is_told_and_keeps_no_process_from_starting(
    caplog: pytest.LogCaptureFixture,
) -> None:
    class Broken(WSGIHandler):
        def get_response(self, request: Any) -> Any:
            raise OSError("rusak")

    warm(Broken())
    assert "/en/ cannot be made ahead" in caplog.text
