"""What is kept, for whom and in which form; and what never is."""

import gzip
from collections.abc import Callable
from typing import Any

import brotli
import pytest
from django.core.cache import cache, caches
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from dinas.accounts.models import User
from dinas.pagecache import middleware, versions
from dinas.pagecache.asking import MARK
from tests.factories.berita import make_berita
from tests.factories.situs import Situs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("situs")]

PUBLIC = [
    "/",
    "/en/",
    "/berita/",
    "/berita/atom.xml",
    "/kegiatan/",
    "/kegiatan/kalender.ics",
    "/komoditas/",
    "/peta/",
    "/galeri/",
    "/sitemap.xml",
    "/api/v1/berita",
]


@pytest.mark.parametrize("path", PUBLIC)
def test_the_second_reader_of_a_page_costs_no_query(
    path: str, queries_of: Callable[..., int]
) -> None:
    first = Client().get(path)
    assert first.status_code == 200
    Client().get(path)  # a page may make renditions on the way
    assert queries_of(path) == 0
    second = Client().get(path)
    assert second.content == first.content
    assert second.headers["Cache-Control"] == first.headers["Cache-Control"]
    assert second.headers["Content-Type"] == first.headers["Content-Type"]
    assert second.headers["Content-Security-Policy"] == first.headers["Content-Security-Policy"]


def test_each_language_gets_its_own_page(situs: Situs) -> None:
    make_berita(situs.id, slug="a", title="Panen raya")
    for _round in range(2):
        assert 'lang="id"' in Client().get("/", HTTP_ACCEPT_LANGUAGE="en").text
        assert 'lang="en"' in Client().get("/en/", HTTP_ACCEPT_LANGUAGE="id").text


@pytest.mark.parametrize(
    ("coding", "unpack"), [("gzip", gzip.decompress), ("br", brotli.decompress)]
)
def test_each_browser_gets_the_page_in_a_coding_that_it_knows(
    coding: str, unpack: Callable[[bytes], bytes], queries_of: Callable[..., int]
) -> None:
    plain = Client().get("/").content
    assert queries_of("/", HTTP_ACCEPT_ENCODING=coding) == 0, "it was rendered once more"
    packed = Client().get("/", HTTP_ACCEPT_ENCODING=coding)
    assert packed.headers["Content-Encoding"] == coding
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert int(packed.headers["Content-Length"]) == len(packed.content) < len(plain)
    assert unpack(packed.content) == plain


def test_zstd_is_understood_by_browsers_that_ask_for_it() -> None:
    for _round in range(2):
        answer = Client().get("/", HTTP_ACCEPT_ENCODING="zstd, br, gzip")
        assert answer.headers["Content-Encoding"] == "zstd"
        assert answer.content.startswith(b"\x28\xb5\x2f\xfd")


@pytest.mark.parametrize("coding", ["", "gzip", "br"])
def test_who_has_the_page_already_is_told_so(coding: str) -> None:
    for _round in range(2):
        first = Client().get("/", HTTP_ACCEPT_ENCODING=coding)
        again = Client().get(
            "/", HTTP_ACCEPT_ENCODING=coding, HTTP_IF_NONE_MATCH=first.headers["ETag"]
        )
        assert again.status_code == 304
        assert not again.content
        assert again.headers["ETag"] == first.headers["ETag"]


def test_a_first_reader_who_has_an_old_copy_fills_the_cache_too(
    queries_of: Callable[..., int],
) -> None:
    etag = Client().get("/").headers["ETag"]
    versions.bump()
    assert Client().get("/", HTTP_IF_NONE_MATCH=etag).status_code == 304
    assert queries_of("/") == 0


def test_asking_for_the_head_alone_gives_no_body() -> None:
    for _round in range(2):
        head = Client().head("/")
        assert head.status_code == 200
        assert head.content == b""
        assert int(head.headers["Content-Length"]) == len(Client().get("/").content)


def test_who_saves_data_gets_a_page_of_their_own(situs: Situs) -> None:
    for _round in range(2):
        assert "hemat" not in Client().get("/").headers
        saving = Client(headers={"Save-Data": "on"}).get("/").content
        by_choice = Client()
        by_choice.cookies["hemat"] = "1"
        assert by_choice.get("/").content == saving


def test_who_is_logged_in_sees_no_kept_page_and_leaves_none(
    queries_of: Callable[..., int],
) -> None:
    client = Client()
    client.force_login(User.objects.create_superuser("a", "a@example.org", "kata-sandi"))
    assert client.get("/berita/").headers["Cache-Control"] == "private, no-store"
    assert queries_of("/berita/") > 0
    assert client.get("/berita/").headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    ("path", "extra"),
    [
        ("/tak-ada/", {}),
        ("/cms/", {}),
        ("/cari/?q=padi", {}),
        ("/en/cari/?q=padi", {}),
        ("/", {"HTTP_AUTHORIZATION": "Basic eDp5"}),
        ("/pratinjau/xyz/", {}),
    ],
)
def test_some_addresses_are_always_made_anew(
    monkeypatch: pytest.MonkeyPatch, path: str, extra: dict[str, str]
) -> None:
    kept: list[str] = []
    monkeypatch.setattr(middleware.shelf, "put", lambda name, *_rest: kept.append(name))
    Client().get(path, **extra)
    assert kept == []


def test_a_form_that_is_sent_is_never_answered_by_a_kept_page() -> None:
    Client().get("/")
    assert Client().post("/").status_code != 200 or Client().post("/").headers.get("ETag") is None


def test_during_maintenance_no_kept_page_is_shown(settings: Any) -> None:
    assert Client().get("/").status_code == 200
    settings.MAINTENANCE = True
    assert Client().get("/").status_code == 503
    settings.MAINTENANCE = False
    assert Client().get("/").status_code == 200


def test_parameters_of_trackers_make_no_further_pages(queries_of: Callable[..., int]) -> None:
    plain = Client().get("/berita/").content
    assert queries_of("/berita/?utm_source=x&fbclid=123") == 0
    assert Client().get("/berita/?fbclid=9").content == plain
    versions.bump()
    assert b"fbclid" not in Client().get("/berita/?fbclid=9").content


def test_made_up_parameters_fill_no_memory(
    monkeypatch: pytest.MonkeyPatch, queries_of: Callable[..., int]
) -> None:
    monkeypatch.setattr(middleware, "MOST_WITH_QUERY", 2)
    for number in range(4):
        assert Client().get(f"/berita/?x={number}").status_code == 200
    assert queries_of("/berita/?x=0") == 0
    assert queries_of("/berita/?x=3") > 0
    Client().get("/berita/")
    assert queries_of("/berita/") == 0


def test_the_order_of_parameters_is_no_difference(queries_of: Callable[..., int]) -> None:
    Client().get("/berita/?x=2&page=1")
    assert queries_of("/berita/?page=1&x=2") == 0


def test_a_cache_out_of_reach_costs_time_and_no_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object, **_options: object) -> None:
        raise ConnectionError

    for name in ("get", "set", "add", "incr", "delete"):
        monkeypatch.setattr(type(caches["pages"]), name, fail)
    assert Client().get("/").status_code == 200
    assert Client().get("/berita/").status_code == 200


def test_of_those_who_wait_long_for_a_page_only_one_at_a_time_tries_too(
    monkeypatch: pytest.MonkeyPatch, queries_of: Callable[..., int]
) -> None:
    """The first is rendering all the time, or died: the second takes the next turn."""
    taken: list[str] = []

    def take(name: str, _seconds: int) -> bool:
        taken.append(name)
        return len(taken) > 1

    monkeypatch.setattr(middleware.shelf, "take", take)
    monkeypatch.setattr(middleware, "_wait", lambda *_asked: (None, True))
    assert Client().get("/").status_code == 200
    assert [name.rsplit(":", 1)[1] for name in taken] == ["0", "1"]
    assert queries_of("/") == 0, "what it rendered is kept"
    taken.clear()
    monkeypatch.setattr(middleware, "_wait", lambda *_asked: (None, False))
    assert Client().get("/tak-ada/").status_code == 404
    assert len(taken) == 1, "nobody waits for another turn where nothing can be kept"


def test_names_of_codings_are_understood_in_capitals() -> None:
    assert Client().get("/", HTTP_ACCEPT_ENCODING="GZIP").headers["Content-Encoding"] == "gzip"


def test_an_old_address_is_asked_about_each_time(situs: Situs) -> None:
    Redirect.objects.create(old_path="/lama", redirect_page=situs.id.berita)
    for path in ("/lama/", "/berita"):
        moved = Client().get(path)
        assert moved.status_code == 301
        assert moved.headers["Cache-Control"] == "public, max-age=0, must-revalidate"


def test_who_comes_while_a_page_is_rendered_waits_for_it(
    monkeypatch: pytest.MonkeyPatch, queries_of: Callable[..., int]
) -> None:
    asked = []

    def nobody_first(name: str, seconds: int) -> bool:
        asked.append(name)
        return False

    kept: dict[str, Any] = {}
    put = middleware.shelf.put

    def note(name: str, entry: Any, seconds: float) -> None:
        kept[name] = entry

    monkeypatch.setattr(middleware.shelf, "put", note)
    first = Client().get("/")
    monkeypatch.setattr(middleware.shelf, "put", put)
    monkeypatch.setattr(middleware.shelf, "take", nobody_first)

    def finish(_pause: float) -> None:
        for name, entry in kept.items():
            put(name, entry, 60)

    monkeypatch.setattr(middleware.time, "sleep", finish)
    monkeypatch.setattr(
        middleware.shelf,
        "get",
        lambda name: 1 if name in asked else caches["pages"].get(name),
    )
    assert queries_of("/") == 0
    assert Client().get("/").content == first.content


@pytest.mark.parametrize(
    "path", ["/berita/rahasia/", "/berita/rahasia/unduh.pdf", "/berita/rahasia/unduh.docx"]
)
def test_a_page_with_a_password_is_kept_by_nobody_before_and_after_it(
    situs: Situs, path: str, after_commit: Any
) -> None:
    page = make_berita(situs.id, slug="rahasia", title="Rahasia")
    versions.bump()
    assert Client().get(path).status_code == 200, "it is public at first"
    with after_commit():
        restriction = PageViewRestriction.objects.create(
            page=page, restriction_type=PageViewRestriction.PASSWORD, password="sandi"
        )
    for _round in range(2):
        asked = Client().get(path)
        assert "no-store" in asked.headers["Cache-Control"]
        assert "Isi berita." not in asked.text
    inside = Client()
    inside.post(
        f"/_util/authenticate_with_password/{restriction.pk}/{page.pk}/",
        {"password": "sandi", "return_url": path},
    )
    answer = inside.get(path)
    assert answer.status_code == 200
    assert "no-store" in answer.headers["Cache-Control"]
    assert "no-store" in Client().get(path).headers["Cache-Control"]


def test_a_page_for_accounts_alone_is_never_kept(situs: Situs, after_commit: Any) -> None:
    page = make_berita(situs.id, slug="dalam")
    versions.bump()
    assert Client().get("/berita/dalam/").status_code == 200
    with after_commit():
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert Client().get("/berita/dalam/").status_code == 302
    assert "/berita/dalam/" not in Client().get("/berita/").text


def test_the_version_survives_being_lost(queries_of: Callable[..., int]) -> None:
    Client().get("/")
    before = versions.current()
    cache.clear()
    assert versions.current() not in {None, before}
    assert queries_of("/") > 0


def test_invented_ports_do_not_fill_the_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(middleware, "MOST_WITH_QUERY", 1)
    hosts = ["testserver:8001", "testserver:8002", "testserver:8003", "testserver", "testserver:80"]
    answers = [Client().get("/peta/", headers={"host": host}) for host in hosts]
    assert [answer.status_code for answer in answers] == [200] * 5
    kept = [MARK in answer.wsgi_request.META for answer in answers]
    assert kept == [True, False, False, True, True]
