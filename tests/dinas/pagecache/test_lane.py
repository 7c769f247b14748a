"""The fast lane: the same answers as through all middleware, and never an old one."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client, RequestFactory

from dinas.operations.logs import write_line
from dinas.pagecache import lane, versions
from dinas.pagecache.lane import FastLane
from tests.factories.berita import make_berita
from tests.factories.situs import Situs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("situs")]

Said = tuple[str, list[tuple[str, str]], bytes]


class Asked:
    """Django behind the lane, which counts what reaches it."""

    def __init__(self) -> None:
        self.django, self.count = WSGIHandler(), 0

    def __call__(self, environ: Any, start_response: Any) -> Any:
        self.count += 1
        return self.django(environ, start_response)


def ask(application: Callable[..., Any], path: str, method: str = "GET", **headers: str) -> Said:
    """Ask as a server does."""
    said: list[Any] = []
    request = RequestFactory().generic(method, path, **headers)
    response = application(request.environ, lambda *words: said.extend(words[:2]))
    body = b"".join(response)
    if hasattr(response, "close"):
        response.close()
    return said[0], said[1], body


def lane_of(django: Any) -> FastLane:
    return FastLane(django, write_line)


@pytest.fixture(autouse=True)
def _connection_of_the_test() -> Iterator[None]:
    """Keep the database open between requests, as Django's own test client does."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


QUESTIONS: list[tuple[str, str, dict[str, str]]] = [
    ("GET", "/", {"HTTP_ACCEPT_ENCODING": "gzip, deflate, br"}),
    ("GET", "/", {"HTTP_ACCEPT_ENCODING": "gzip"}),
    ("GET", "/en/", {}),
    ("HEAD", "/berita/?page=1", {"HTTP_ACCEPT_ENCODING": "br"}),
    ("GET", "/berita/", {"HTTP_COOKIE": "hemat=1"}),
    ("GET", "/berita/", {"HTTP_SAVE_DATA": "on"}),
    ("GET", "/berita/atom.xml", {"HTTP_ACCEPT_ENCODING": "br"}),
    ("GET", "/", {"HTTP_X_FORWARDED_PROTO": "https", "HTTP_COOKIE": "lain=1"}),
]


@pytest.mark.parametrize(("method", "path", "extra"), QUESTIONS)
def test_it_says_what_all_middleware_would_say(
    settings: Any, method: str, path: str, extra: dict[str, str]
) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.SECURE_HSTS_SECONDS = 3600
    asked = Asked()
    fast = lane_of(asked)
    ask(fast, path, method, **extra)
    count = asked.count
    repeated = ask(fast, path, method, **extra)
    assert asked.count == count, "Django was asked again"
    assert repeated == ask(asked.django, path, method, **extra)
    assert repeated[0] == "200 OK"
    assert dict(repeated[1])["Content-Security-Policy"]
    is_secure = extra.get("HTTP_X_FORWARDED_PROTO") == "https"
    assert ("Strict-Transport-Security" in dict(repeated[1])) is is_secure


def test_who_has_the_page_is_told_so_and_who_has_an_old_one_gets_it() -> None:
    asked = Asked()
    fast = lane_of(asked)
    etag = dict(ask(fast, "/", HTTP_ACCEPT_ENCODING="br")[1])["ETag"]
    for _round in range(2):
        status, headers, body = ask(fast, "/", HTTP_ACCEPT_ENCODING="br", HTTP_IF_NONE_MATCH=etag)
        assert (status, body, dict(headers)["ETag"]) == ("304 Not Modified", b"", etag)
        assert ask(fast, "/", HTTP_IF_NONE_MATCH='"lama"')[0] == "200 OK"
    assert asked.count == 4, "only the 200 for somebody's old copy is made by Django each time"


def test_what_is_published_shows_at_once_in_every_process(situs: Situs) -> None:
    processes = [lane_of(Asked()), lane_of(Asked())]
    for process in processes:
        ask(process, "/berita/")
        assert b"Panen raya" not in ask(process, "/berita/")[2]
    make_berita(situs.id, slug="a", title="Panen raya")
    versions.bump()
    for process in processes:
        assert b"Panen raya" in ask(process, "/berita/")[2]


def test_an_answer_ends_at_its_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Asked()
    fast = lane_of(asked)
    ask(fast, "/")
    now = lane.time.time()
    monkeypatch.setattr(lane.time, "time", lambda: now + django_settings.PAGE_CACHE_SECONDS + 1)
    ask(fast, "/")
    assert asked.count == 2


@pytest.mark.parametrize(
    ("method", "path", "extra"),
    [
        ("GET", "/", {"HTTP_COOKIE": "sessionid=x"}),
        ("GET", "/", {"HTTP_COOKIE": "hemat=0; messages=x"}),
        ("GET", "/", {"HTTP_AUTHORIZATION": "Basic eDp5"}),
        ("POST", "/", {}),
        ("GET", "/api/v1/berita", {}),
        ("GET", "/cari/?q=padi", {}),
        ("GET", "/tak-ada/", {}),
        ("GET", "/cms/", {}),
        ("GET", "/berita/?utm_source=x", {}),
        ("GET", "/", {"HTTP_HOST": "jahat.example"}),
        ("GET", f"/?{'x' * 1000}", {}),
    ],
)
def test_some_questions_reach_django_each_time(
    method: str, path: str, extra: dict[str, str]
) -> None:
    asked = Asked()
    fast = lane_of(asked)
    ask(fast, path.partition("?")[0])  # the plain page is remembered
    before = asked.count
    for _round in range(2):
        ask(fast, path, method, **extra)
    assert asked.count == before + 2


def test_who_comes_without_https_is_led_there(settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    fast = lane_of(Asked())
    for _round in range(2):
        assert ask(fast, "/", HTTP_X_FORWARDED_PROTO="https")[0] == "200 OK"
        assert ask(fast, "/")[0] == "301 Moved Permanently"


def test_each_request_has_its_line_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", "dinas.request")
    fast = lane_of(Asked())
    for _round in range(2):
        ask(fast, "/berita/?page=1")
    lines: Any = caplog.records
    assert [(line.method, line.path, line.status) for line in lines] == [
        ("GET", "/berita/", 200)
    ] * 2


def test_it_begins_anew_when_its_memory_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lane, "MOST_BYTES", lane.OVERHEAD_BYTES)
    fast = lane_of(Asked())
    for path in ("/", "/berita/", "/en/"):
        ask(fast, path)
    assert len(fast._answers) == 1


def test_without_kept_pages_there_is_no_lane(settings: Any) -> None:
    fast = lane_of(Asked())
    ask(fast, "/")
    settings.MAINTENANCE = True
    assert ask(fast, "/")[0].startswith("503")
    assert Client().get("/").status_code == 503
