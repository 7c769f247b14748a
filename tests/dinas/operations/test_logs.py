"""The log tells what happened without telling who reads; a fault is mailed once an hour."""

import io
import logging
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.test import Client, RequestFactory

from dinas.operations.logs import FaultMailHandler, GatheringHandler, told_path


def test_request_is_one_line_without_query_or_address(
    client: Client, db: None, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "dinas.request")
    client.get("/robots.txt?q=nama-saya", headers={"x-forwarded-for": "203.0.113.7"})
    (record,) = [record for record in caplog.records if record.name == "dinas.request"]
    line: Any = record
    assert (line.method, line.path, line.status) == ("GET", "/robots.txt", 200)
    assert line.duration_ms >= 0
    assert "nama-saya" not in str(record.__dict__)
    assert "203.0.113.7" not in str(record.__dict__)


def test_probe_and_static_file_leave_no_line(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "dinas.request")
    client.get("/healthz")
    assert "dinas.request" not in [record.name for record in caplog.records]


def test_link_that_lets_people_in_is_not_told(
    client: Client, db: None, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "dinas.request")
    client.get("/pratinjau/rahasia-tautan/")
    told = [record.getMessage() for record in caplog.records if record.name == "dinas.request"]
    assert "/pratinjau/<token>/" in told[0]
    assert "rahasia-tautan" not in told[0]


def test_line_break_in_an_address_makes_no_second_line() -> None:
    assert "\n" not in told_path(RequestFactory().get("/a%0Apalsu"))


@pytest.mark.usefixtures("cache_of_this_process")
def test_fault_is_mailed_once_an_hour_without_values(db: None, settings: Any) -> None:
    settings.ADMINS = ["admin@contoh.test"]
    handler = FaultMailHandler(level=logging.ERROR)
    logger = logging.Logger("uji")
    logger.addHandler(handler)

    def fail() -> None:
        try:
            raise ValueError(f"NIK {3315 * 10**12 + 1}")
        except ValueError:
            logger.exception("Gagal untuk %s", "ani@contoh.test")

    with time_machine.travel(1_800_000_000, tick=False) as clock:
        fail()
        fail()
        assert len(mail.outbox) == 1
        assert "ValueError" in mail.outbox[0].subject
        text = f"{mail.outbox[0].subject} {mail.outbox[0].body}"
        assert "3315000000000001" not in text
        assert "ani@" not in text
        clock.shift(3700)
        fail()
    assert len(mail.outbox) == 2


def test_lines_of_requests_are_written_together_and_a_fault_at_once() -> None:
    handler = GatheringHandler()
    handler.setStream(io.StringIO())
    request, fault = (
        logging.LogRecord(name, logging.INFO, "", 0, words, (), None)
        for name, words in (("dinas.request", "GET /"), ("dinas.mail", "lambat"))
    )
    handler.setFormatter(logging.Formatter("%(message)s"))
    handler.emit(request)
    assert handler.stream.getvalue() == ""
    handler.emit(fault)
    assert handler.stream.getvalue() == "GET /\nlambat\n"
    handler.emit(request)
    handler.flush()
    assert handler.stream.getvalue().endswith("GET /\n")
