"""A line for each request, and one mail for each fault, without anything about the reader."""

import logging
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable
from contextlib import nullcontext, suppress
from multiprocessing.util import Finalize
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.core.mail import mail_admins
from django.http import HttpRequest, HttpResponse

GetResponse = Callable[[HttpRequest], HttpResponse]

logger = logging.getLogger("dinas.request")

SILENT = ("/static/", "/healthz", "/readyz", "/metrics")
"""A line for each of these would bury all others."""
LINE = "%(method)s %(path)s %(status)s %(duration_ms)s ms"
SECRETS = ("token", "uidb64", "uidb36", "key")
"""Parts of addresses that let somebody in."""
GATHER_S = 0.2
MOST_LINES = 50_000
"""So many lines wait at most."""
QUIET_S = 3600
"""The same fault is told once in this time."""


class RequestLogMiddleware:
    """Writes method, path, status and duration: no address, no query, no names, no secret link."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and write the line."""
        start_s = time.perf_counter()
        response = self.get_response(request)
        if not request.path_info.startswith(SILENT):
            _write(request.method or "", told_path(request), response.status_code, start_s)
        return response


def write_line(method: str, path_info: str, status: int, start_s: float) -> None:
    """Write the line of a request that was answered before Django; no secret leads there.

    Args:
        path_info: as WSGI has it, each byte a character.
        start_s: when it came, by `time.perf_counter`.
    """
    _write(method, told_path_info(path_info), status, start_s)


def told_path_info(path_info: str) -> str:
    """Return the path that WSGI gives, each byte a character, as the log tells it."""
    path = path_info if path_info.isascii() else path_info.encode("latin1").decode(errors="replace")
    return _escaped(path)


def _write(method: str, path: str, status: int, start_s: float) -> None:
    line = {
        "method": method,
        "path": path,
        "status": status,
        "duration_ms": round((time.perf_counter() - start_s) * 1000, 1),
    }
    if logger.isEnabledFor(logging.INFO):
        # As logger.info makes it, without looking up which line of code it comes from.
        record = logging.LogRecord(logger.name, logging.INFO, __file__, 0, LINE, (line,), None)
        record.__dict__.update(line)
        logger.handle(record)


def told_path(request: HttpRequest) -> str:
    """Return the path without what works as a password in it."""
    path = request.path_info
    match = getattr(request, "resolver_match", None)
    for name, value in (match.kwargs if match else {}).items():
        if name in SECRETS:
            path = path.replace(str(value), f"<{name}>")
    return _escaped(path)


def _escaped(path: str) -> str:
    return path.encode("unicode_escape").decode()[:500]


class FaultMailHandler(logging.Handler):
    """Writes to ADMINS when something fails; the same fault once an hour."""

    def emit(self, record: logging.LogRecord) -> None:
        """Send the mail, unless this fault was told lately."""
        try:
            if settings.ADMINS and cache.add(f"operations.fault.{place(record)}", 1, QUIET_S):
                subject = f"{record.levelname} {place(record)}".replace("\n", " ")[:200]
                mail_admins(subject, told(record))
        except Exception:  # noqa: BLE001 (database or cache may be the fault itself)
            self.handleError(record)


def place(record: logging.LogRecord) -> str:
    """Return what a fault is and where: the same for each time that it happens."""
    if not record.exc_info or record.exc_info[0] is None:
        return f"{record.name}:{record.lineno}"
    kind, _error, trace = record.exc_info
    frames = traceback.extract_tb(trace)
    where = f"{frames[-1].filename.rpartition('/')[2]}:{frames[-1].lineno}" if frames else "?"
    return f"{kind.__name__}:{where}"


def told(record: logging.LogRecord) -> str:
    """Return the text: where it happened, step by step, without values that may be personal."""
    request: Any = getattr(record, "request", None)
    lines = [f"{request.method} {told_path(request)}"] if isinstance(request, HttpRequest) else []
    if record.exc_info and record.exc_info[2]:
        lines += traceback.format_tb(record.exc_info[2])
        lines.append(place(record))
    else:
        lines.append(str(record.msg))  # without what would be filled in
    lines.append("The same fault is not told again for an hour.")
    return "\n".join(lines)


class GatheringHandler(logging.StreamHandler[Any]):
    """Writes the lines of requests together, a few times a second, and all others at once.

    A write for each request costs more than most answers, and lets all threads wait. A process
    that is killed takes the lines of its last moment with it; one that ends writes them.
    """

    def __init__(self) -> None:
        super().__init__()
        self._lines: deque[str] = deque()
        self._writer: threading.Thread | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line for the next write; what is no request's line is written with it now."""
        try:
            if record.name == logger.name:
                self.take(self.format(record))
            else:
                self._lines.append(self.format(record) + self.terminator)
                self.flush()
        except Exception:  # noqa: BLE001 (no answer fails because its line cannot be written)
            self.handleError(record)

    def take(self, line: str) -> None:
        """Keep a request's line for the next write; any thread may hand one in, without a lock."""
        self._lines.append(line + self.terminator)
        if self._writer is None:
            self._begin()
        elif len(self._lines) > MOST_LINES:
            self._write_quietly()  # whoever reads the log is slow: now requests wait for it

    def flush(self) -> None:
        """Write what waits."""
        with self.lock or nullcontext():
            # No more than these: others add to them meanwhile.
            lines = [self._lines.popleft() for _number in range(len(self._lines))]
            if lines:
                self.stream.write("".join(lines))
            super().flush()

    def _begin(self) -> None:
        with self.lock or nullcontext():
            if self._writer is None:
                self._writer = threading.Thread(target=self._write_on, name="log", daemon=True)
                self._writer.start()
                # Granian's workers are such processes, which run nothing of atexit's.
                Finalize(self, self._write_quietly, exitpriority=1)

    def _write_on(self) -> None:
        while True:
            time.sleep(GATHER_S)
            self._write_quietly()

    def _write_quietly(self) -> None:
        with suppress(OSError, ValueError):  # a stream that is closed, or full
            self.flush()
