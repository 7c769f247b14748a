"""A line about a fault says where it is, and repeats nothing that a reader sent."""

import logging
import sys
from typing import Any

import pytest
from django.db import IntegrityError
from django.test import RequestFactory
from django.urls import resolve

from dinas.operations.lines import JsonLineFormatter, PlainFormatter

SECRET = "siti@example.org"


@pytest.mark.parametrize("form", [PlainFormatter(), JsonLineFormatter()])
def test_line_of_a_fault_tells_where_and_not_what_was_sent(
    rf: RequestFactory, form: logging.Formatter
) -> None:
    request = rf.get(f"/pratinjau/tautanrahasia/?q={SECRET}")
    request.resolver_match = resolve("/pratinjau/tautanrahasia/")
    try:
        try:
            raise OSError("disk penuh")
        except OSError as error:
            raise IntegrityError(f"{SECRET} sudah ada") from error
    except IntegrityError:
        fault: Any = sys.exc_info()
    arguments = ("Internal Server Error", request.path)
    record = logging.LogRecord("x", logging.ERROR, __file__, 1, "%s: %s", arguments, fault)
    record.request = request
    line = form.format(record)
    told = ("IntegrityError", "disk penuh", "test_formats.py", "/pratinjau/<token>/")
    assert all(word in line for word in told)
    assert all(word not in line for word in (SECRET, "tautanrahasia"))
    assert record.request is request
