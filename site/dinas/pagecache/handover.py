"""Takes requests from granian: kept answers leave at once, all others wait for a thread.

Granian gives its requests to as many threads as it is told, and these fight for the interpreter
with each other, which costs more than a kept answer does. So it has one thread, which never does
more than look for such an answer; Django's threads are ours.
"""

import logging
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Protocol

from dinas.pagecache.lane import FastLane

logger = logging.getLogger(__name__)


class Reply(Protocol):
    """Granian's end of a request: any thread may answer there, the first answer counts."""

    def response_bytes(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None:
        """Answer."""


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
            self.pool.submit(self._ask, reply, scope)
            return
        reply.response_bytes(answer.code, answer.headers, answer.body)
        self.lane.note(scope, answer, started)

    def _ask(self, reply: Reply, scope: dict[str, Any]) -> None:
        try:
            self.ask(reply, scope)
        except BaseException:  # as granian does in its own threads
            logger.exception("A request was not answered.")
            reply.response_bytes(500, [], b"")
