"""Takes requests from granian: kept answers leave at once, all others wait for a thread.

Granian gives its requests to as many threads as it is told, and these fight for the interpreter
with each other, which costs more than a kept answer does. So it has one thread, which never does
more than look for such an answer; Django's threads are ours.

What is sent along with a request can be read only while granian's own call lasts: afterwards it is
empty. So that call waits until it was read. nginx collects it before it asks us; without nginx, who
sends slowly holds up everybody.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Protocol

from dinas.pagecache.lane import FastLane

logger = logging.getLogger(__name__)


class Reply(Protocol):
    """Granian's end of a request: any thread may answer there, the first answer counts."""

    def response_bytes(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None:
        """Answer."""


class Body:
    """What was sent along; it tells when nothing of it is left to be read."""

    def __init__(self, inner: Any, length: int) -> None:
        self.inner = inner
        self.left = length
        self.is_read = threading.Event()

    def _took(self, piece: bytes) -> bytes:
        self.left -= len(piece)
        if self.left <= 0 or not piece:
            self.is_read.set()
        return piece

    def read(self, *size: int) -> bytes:
        """Read as a file does."""
        return self._took(self.inner.read(*size))

    def readline(self, *size: int) -> bytes:
        """Read a line as a file does."""
        return self._took(self.inner.readline(*size))

    def readlines(self, *hint: int) -> list[bytes]:
        """Read all lines."""
        return list(self)

    def __iter__(self) -> Iterator[bytes]:
        return iter(self.readline, b"")


def body_of(scope: dict[str, Any]) -> Body | None:
    """Put what was sent along under watch, or return None where nothing was."""
    length = scope.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length) == 0:
        return None
    body = Body(scope["wsgi.input"], int(length))
    scope["wsgi.input"] = body
    return body


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
        if answer is None:
            body = body_of(scope)
            answered = self.pool.submit(self._ask, reply, scope)
            if body:
                answered.add_done_callback(lambda _future: body.is_read.set())
                body.is_read.wait()
            return
        reply.response_bytes(answer.code, answer.headers, answer.body)
        self.lane.note(scope, answer, started)

    def _ask(self, reply: Reply, scope: dict[str, Any]) -> None:
        try:
            self.ask(reply, scope)
        except BaseException:  # as granian does in its own threads
            logger.exception("A request was not answered.")
            reply.response_bytes(500, [], b"")
