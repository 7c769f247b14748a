"""How a line of the log is written: with what says where a fault is, without what readers sent."""

import copy
import logging
import traceback
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError
from django.http import HttpRequest

from dinas.operations.logs import told_path

TELL_NO_VALUES = (
    *(OSError, OperationalError, ImproperlyConfigured, ImportError, NameError),
    *(AttributeError, TypeError),
)
"""Faults whose words are about the site; those of others may repeat what somebody typed."""


def without_readers(record: logging.LogRecord) -> logging.LogRecord:
    """Return the record without the request, whose address may hold a search or a secret link."""
    request: Any = record.__dict__.get("request")
    if request is None:
        return record
    told = copy.copy(record)
    del told.__dict__["request"]
    if isinstance(request, HttpRequest) and isinstance(told.args, tuple):
        path = told_path(request)
        told.args = tuple(path if arg == request.path else arg for arg in told.args)
    return told


def told_fault(error: BaseException) -> str:
    """Return the way to a fault and to those before it, each with its kind."""
    lines: list[str] = []
    for one in _chain(error):
        lines += traceback.format_tb(one.__traceback__)
        words = f": {one}" if isinstance(one, TELL_NO_VALUES) else ""
        lines.append(f"{type(one).__name__}{words}\n")
    return "".join(lines).rstrip()


def _chain(error: BaseException) -> Iterator[BaseException]:
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None:
        yield from _chain(before)
    yield error


class Discreet(logging.Formatter):
    """What all forms of lines have in common."""

    def format(self, record: logging.LogRecord) -> str:
        """Write a line."""
        return super().format(without_readers(record))

    def formatException(self, ei: Any) -> str:
        """Write a fault."""
        return told_fault(ei[1]) if ei[1] is not None else ""
