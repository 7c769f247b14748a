"""Takes requests from granian: kept answers leave at once, all others wait for a thread.

Granian gives its requests to as many threads as it is told, and these fight for the interpreter
with each other, which costs more than a kept answer does. So it has one thread, which never does
more than look for such an answer; Django's threads are ours.

What is sent along with a request can be read only while granian's own call lasts: afterwards it is
empty. So that call takes it all, and Django reads it from there. nginx and Caddy collect it before
they ask us; without them, who sends slowly holds up everybody.
"""

import logging
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import Any, Protocol

from dinas.pagecache.lane import FastLane

logger = logging.getLogger(__name__)

MOST_BYTES = 50_000_000
"""Of what is sent along; the proxies in deploy/ let as much through."""
IN_MEMORY_BYTES = 2_500_000
"""Of it, what is not put on the disk: as much as Django keeps of a file."""
PIECE_BYTES = 1 << 16
PLAIN = [("content-type", "text/plain; charset=utf-8")]
TOO_LARGE = b"Kiriman terlalu besar. / What you sent is too large.\n"
NO_ROOM = b"Tempat penyimpanan penuh. / The storage is full.\n"


class Reply(Protocol):
    """Granian's end of a request: any thread may answer there, the first answer counts."""

    def response_bytes(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None:
        """Answer."""


def length_of(scope: dict[str, Any]) -> int:
    """Return how many bytes were sent along, by what the request says of itself."""
    length = scope.get("CONTENT_LENGTH") or "0"
    return int(length) if length.isdecimal() else 0


Ask = Callable[[Reply, dict[str, Any]], Any]


class HandOver:
    """What granian calls for each request, with its own part of WSGI's environment."""

    def __init__(self, lane: FastLane, ask: Ask, threads: int) -> None:
        self.lane = lane
        self.ask = ask
        self.pool = ThreadPoolExecutor(threads, "django")

    def __call__(self, reply: Reply, scope: dict[str, Any]) -> None:
        """Answer, or have a thread answer."""
        started = time.perf_counter()
        answer = self.lane.find(scope)
        if answer is not None:
            reply.response_bytes(answer.code, answer.headers, answer.body)
            self.lane.note(scope, answer, started)
        elif not (length := length_of(scope)):
            self.pool.submit(self._ask, reply, scope)
        elif length > MOST_BYTES:
            self._refuse(reply, scope, 413, TOO_LARGE)
        else:
            self._take(reply, scope)

    def _take(self, reply: Reply, scope: dict[str, Any]) -> None:
        """Take what was sent along before a thread answers."""
        body = SpooledTemporaryFile(IN_MEMORY_BYTES)  # noqa: SIM115 (closed by who reads it)
        try:
            copyfileobj(scope["wsgi.input"], body, PIECE_BYTES)
            body.seek(0)
        except OSError:
            logger.exception("What was sent along could not be taken.")
            body.close()
            self._refuse(reply, scope, 507, NO_ROOM)
            return
        scope["wsgi.input"] = body
        self.pool.submit(self._ask, reply, scope).add_done_callback(lambda _asked: body.close())

    def _refuse(self, reply: Reply, scope: dict[str, Any], status: int, text: bytes) -> None:
        """Answer without Django, which would write the line of the request."""
        reply.response_bytes(status, PLAIN, text)
        self.lane.write_line(
            scope["REQUEST_METHOD"], scope["PATH_INFO"], status, time.perf_counter()
        )

    def _ask(self, reply: Reply, scope: dict[str, Any]) -> None:
        try:
            self.ask(reply, scope)
        except BaseException:  # as granian does in its own threads
            logger.exception("A request was not answered.")
            reply.response_bytes(500, [], b"")
