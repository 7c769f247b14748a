"""What granian hands over: kept answers leave on its own thread, all else on one of Django's."""

import errno
import inspect
import threading
from collections.abc import Callable
from typing import Any

import pytest
from granian import wsgi
from granian.server import mp

from dinas.operations.logs import write_line
from dinas.pagecache.asking import MARK
from dinas.pagecache.handover import MOST_BYTES, HandOver
from dinas.pagecache.lane import FastLane
from dinas.pagecache.versions import current

SCOPE = {"REQUEST_METHOD": "GET", "PATH_INFO": "/", "wsgi.url_scheme": "http"}


class Reply:
    """What was answered, and on which thread."""

    def __init__(self) -> None:
        self.answers: list[tuple[int, list[tuple[str, str]], bytes]] = []
        self.thread = ""
        self.came = threading.Event()

    def response_bytes(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None:
        """Note the answer."""
        self.answers.append((status, headers, body))
        self.thread = threading.current_thread().name
        self.came.set()


def site(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
    """Be a page that may be kept for ever."""
    if environ["PATH_INFO"] == "/rusak/":
        raise ValueError("rusak")
    if environ["PATH_INFO"] == "/":
        environ[MARK] = (current(), 1e12)
    start_response("200 OK", [("ETag", '"a"')])
    if environ["PATH_INFO"] == "/kirim/":
        return [environ["wsgi.input"].read(3), environ["wsgi.input"].read()]
    return [b"halaman"]


class Sent:
    """What granian gives to read: nothing any more after its call."""

    def __init__(self, sent: bytes) -> None:
        self.left = sent

    def read(self, size: int = -1) -> bytes:
        """Read as a file does."""
        size = len(self.left) if size < 0 else size
        piece, self.left = self.left[:size], self.left[size:]
        return piece


@pytest.fixture
def ask() -> Callable[..., Reply]:
    """Ask as granian does, by its own part of WSGI, and wait for the answer."""
    lane = FastLane(site, write_line)
    hand_over = HandOver(lane, wsgi._callback_wrapper(lane, {}), 2)

    def send(**changes: str) -> Reply:
        reply = Reply()
        hand_over(reply, SCOPE | changes)
        assert reply.came.wait(10)
        return reply

    return send


def test_a_kept_answer_leaves_at_once_and_is_the_same(ask: Callable[..., Reply]) -> None:
    first, second = ask(), ask()
    assert first.thread.startswith("django")
    assert second.thread == threading.current_thread().name
    assert first.answers == second.answers == [(200, [("ETag", '"a"')], b"halaman")]


def test_all_else_is_answered_by_django_on_its_own_threads(ask: Callable[..., Reply]) -> None:
    ask()
    for changes in ({"PATH_INFO": "/lain/"}, {"REQUEST_METHOD": "POST"}, {"HTTP_RANGE": "x"}):
        for _round in range(2):
            reply = ask(**changes)
            assert reply.thread.startswith("django")
            assert reply.answers[0][0] == 200


def post(hand_over: HandOver, path: str, sent: Sent, length: int) -> Reply:
    """Send as granian does, whose body is empty once its call is over."""
    reply = Reply()
    posted = {"REQUEST_METHOD": "POST", "PATH_INFO": path, "CONTENT_LENGTH": str(length)}
    hand_over(reply, SCOPE | posted | {"wsgi.input": sent})
    sent.left = b""
    return reply


@pytest.fixture
def hand_over() -> HandOver:
    """Hand over to a single thread of Django's."""
    lane = FastLane(site, write_line)
    return HandOver(lane, wsgi._callback_wrapper(lane, {}), 1)


@pytest.mark.parametrize("path", ["/kirim/", "/rusak/", "/lain/"])
def test_what_was_sent_along_is_there_after_granians_call(hand_over: HandOver, path: str) -> None:
    reply = post(hand_over, path, Sent(b"judul=Padi"), 10)

    assert reply.came.wait(10)
    expected = {"/kirim/": (200, b"judul=Padi"), "/rusak/": (500, b""), "/lain/": (200, b"halaman")}
    status, _headers, body = reply.answers[0]
    assert (status, body) == expected[path]


def test_a_large_file_arrives_whole(hand_over: HandOver) -> None:
    photo = bytes(range(256)) * 20_000

    reply = post(hand_over, "/kirim/", Sent(photo), len(photo))

    assert reply.came.wait(10)
    assert reply.answers[0][2] == photo


def test_kept_pages_leave_while_django_is_busy_and_a_form_waits(hand_over: HandOver) -> None:
    first = Reply()
    hand_over(first, dict(SCOPE))
    assert first.came.wait(10)
    goes_on = threading.Event()
    hand_over.pool.submit(goes_on.wait, 10)

    waiting = post(hand_over, "/kirim/", Sent(b"judul=Padi"), 10)
    kept = Reply()
    hand_over(kept, dict(SCOPE))

    assert kept.answers == [(200, [("ETag", '"a"')], b"halaman")]
    assert not waiting.answers
    goes_on.set()
    assert waiting.came.wait(10)
    assert waiting.answers[0][2] == b"judul=Padi"


def test_more_than_the_proxies_let_through_is_refused_and_stands_in_the_log(
    hand_over: HandOver, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("INFO"):
        reply = post(hand_over, "/kirim/", Sent(b""), MOST_BYTES + 1)

    assert [status for status, _headers, _body in reply.answers] == [413]
    assert "POST /kirim/ 413" in caplog.text


def test_a_full_disk_is_told(hand_over: HandOver) -> None:
    class Full(Sent):
        def read(self, size: int = -1) -> bytes:
            raise OSError(errno.ENOSPC, "No space left on device")

    assert post(hand_over, "/kirim/", Full(b""), 10).answers[0][0] == 507


def test_a_fault_is_answered_and_told(
    ask: Callable[..., Reply], caplog: pytest.LogCaptureFixture
) -> None:
    assert ask(PATH_INFO="/rusak/").answers == [(500, [], b"")]
    assert "A request was not answered." in caplog.text
    assert "ValueError" in caplog.text
    assert ask().answers[0][0] == 200


def test_granian_has_the_place_where_we_take_over() -> None:
    """tools/web.py puts our own function there; without it a new granian would never call it."""
    assert mp._wsgi_call_wrap is wsgi._callback_wrapper
    assert "_wsgi_call_wrap(callback, scope_opts, log_access_fmt)" in inspect.getsource(
        mp.MPServer._spawn_wsgi_worker
    )
    assert issubclass(mp.MPServer, mp.AbstractServer)
    assert "spawn_target" in inspect.signature(mp.MPServer.serve).parameters
