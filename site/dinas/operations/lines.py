"""The lines of requests that were answered before Django, made without the machinery of logging.

A record, its formatter and its handlers cost more than all the rest of such an answer. The text is
the same.
"""

import json
import logging
import time
from collections.abc import Callable
from functools import lru_cache

from pythonjsonlogger.json import JsonFormatter

from dinas.operations.formats import Discreet
from dinas.operations.logs import GatheringHandler, logger, told_path_info, write_line

WriteLine = Callable[[str, str, int, float], None]
KNOWN_REQUESTS = 2_000


class PlainFormatter(Discreet):
    """Lines for people."""

    def __init__(self) -> None:
        super().__init__("{levelname} {name}: {message}", style="{")

    def of_request(self, method: str, path: str, status: int, duration_ms: str) -> str:
        """Return the line of a request, now."""
        return f"INFO {logger.name}: {method} {path} {status} {duration_ms} ms"


class JsonLineFormatter(Discreet, JsonFormatter):
    """Lines for programs."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def of_request(self, method: str, path: str, status: int, duration_ms: str) -> str:
        """Return the line of a request, now."""
        now = time.time_ns()
        start, middle, end = _parts_of_json(method, path, status)
        return (
            f"{start}{_second(now // 1_000_000_000)},{now // 1_000_000 % 1000:03}"
            f"{middle}{duration_ms}{end}{duration_ms}}}"
        )


@lru_cache(KNOWN_REQUESTS)
def _parts_of_json(method: str, path: str, status: int) -> tuple[str, str, str]:
    """Return what stands before the time, before the duration in words, and before its figure."""
    words = json.dumps(f"{method} {path} {status} ")[:-1]
    return (
        '{"asctime": "',
        f'", "levelname": "INFO", "name": "{logger.name}", "message": {words}',
        f' ms", "method": {json.dumps(method)}, "path": {json.dumps(path)}, "status": {status}, '
        '"duration_ms": ',
    )


@lru_cache(4)
def _second(second: int) -> str:
    return time.strftime(logging.Formatter.default_time_format, time.localtime(second))


def line_writer() -> WriteLine:
    """Return what writes these lines: short where nobody but the gathering handler listens."""
    if not logger.isEnabledFor(logging.INFO):
        return _write_nothing
    listeners, is_filtered = _listeners()
    if len(listeners) == 1 and not is_filtered and isinstance(listeners[0], GatheringHandler):
        formatter = listeners[0].formatter
        if isinstance(formatter, PlainFormatter | JsonLineFormatter):
            return _short_writer(listeners[0].take, formatter)
    return write_line


def _listeners() -> tuple[list[logging.Handler], bool]:
    """Return whom the lines reach, and whether a filter stands somewhere on their way."""
    found: list[logging.Handler] = []
    place: logging.Logger | None = logger
    while place is not None:
        found += [handler for handler in place.handlers if handler.level <= logging.INFO]
        place = place.parent if place.propagate else None
    return found, bool(logger.filters) or any(handler.filters for handler in found)


def _short_writer(
    take: Callable[[str], None], formatter: PlainFormatter | JsonLineFormatter
) -> WriteLine:
    path_told = lru_cache(KNOWN_REQUESTS)(told_path_info)

    def write(method: str, path_info: str, status: int, start_s: float) -> None:
        duration_ms = f"{(time.perf_counter() - start_s) * 1000:.1f}"
        take(formatter.of_request(method, path_told(path_info), status, duration_ms))

    return write


def _write_nothing(method: str, path_info: str, status: int, start_s: float) -> None:
    """Write no line: the log takes none of this level."""
