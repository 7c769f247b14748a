"""A line for each request, and one mail for each fault, without anything about the reader."""

import logging
import time
import traceback
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.core.mail import mail_admins
from django.http import HttpRequest, HttpResponse

GetResponse = Callable[[HttpRequest], HttpResponse]

logger = logging.getLogger("dinas.request")

SILENT = ("/static/", "/healthz", "/readyz")
"""A line for each of these would bury all others."""
SECRETS = ("token", "uidb64", "uidb36", "key")
"""Parts of addresses that let somebody in."""
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
            line = {
                "method": request.method,
                "path": told_path(request),
                "status": response.status_code,
                "duration_ms": round((time.perf_counter() - start_s) * 1000, 1),
            }
            logger.info("%(method)s %(path)s %(status)s %(duration_ms)s ms", line, extra=line)
        return response


def told_path(request: HttpRequest) -> str:
    """Return the path without what works as a password in it."""
    path = request.path_info
    match = getattr(request, "resolver_match", None)
    for name, value in (match.kwargs if match else {}).items():
        if name in SECRETS:
            path = path.replace(str(value), f"<{name}>")
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
