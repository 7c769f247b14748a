"""Sentry and Prometheus learn what the office wants them to, and nothing about people."""

import logging
import sys
from typing import Any

import pytest
import sentry_sdk
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.urls import resolve
from sentry_sdk.transport import Transport

from dinas.operations import sentry

SECRET = "siti@example.org"


class Caught(Transport):
    """Keeps what would be sent."""

    sent: list[str]

    def __init__(self, options: Any = None) -> None:
        super().__init__(options)
        self.sent = []

    def capture_envelope(self, envelope: Any) -> None:
        self.sent.append(envelope.serialize().decode())


def fault(request: HttpRequest) -> None:
    sandi = SECRET
    raise ValueError(f"{sandi} sudah terdaftar")


def test_sentry_learns_where_a_fault_is_and_nothing_about_who_met_it(rf: RequestFactory) -> None:
    request = rf.post(f"/akun/kunci/?surel={SECRET}", {"surel": SECRET}, REMOTE_ADDR="203.0.113.9")
    request.resolver_match = resolve("/akun/masuk/")
    caught = Caught()
    options = sentry.options("https://kunci@sentry.example.go.id/1", "1.0")
    client = sentry_sdk.Client(**options, transport=caught)
    record = logging.LogRecord("django.request", logging.ERROR, __file__, 1, "%s", (SECRET,), None)
    record.request = request
    try:
        fault(request)
    except ValueError:
        event, hint = sentry_sdk.utils.event_from_exception(
            sys.exc_info(), client_options=client.options
        )
    client.capture_event(event, {**hint, "log_record": record})
    client.close()

    assert len(caught.sent) == 1
    assert all(word in caught.sent[0] for word in ("ValueError", "fault", "POST", "/akun/kunci/"))
    assert all(word not in caught.sent[0] for word in (SECRET, "203.0.113.9", "surel="))


def test_no_sentry_is_told_unless_one_is_named() -> None:
    assert not sentry_sdk.is_initialized()


@pytest.mark.parametrize("token", ["", "kunci-uji"])
@pytest.mark.parametrize("shown", [None, "", "Bearer ", "Bearer salah", "kunci-uji"])
def test_figures_are_nobodys_without_the_token(
    client: Client, db: None, settings: Any, token: str, shown: str | None
) -> None:
    settings.METRICS_TOKEN = token
    headers = {} if shown is None else {"authorization": shown}
    answer = client.get("/metrics", headers=headers)
    assert answer.status_code in (301, 404)
    assert b"dinas_" not in answer.content


def test_figures_for_prometheus_have_its_form(client: Client, db: None, settings: Any) -> None:
    settings.METRICS_TOKEN = "kunci-uji"
    answer = client.get("/metrics", headers={"authorization": "Bearer kunci-uji"})
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/plain; version=0.0.4")
    lines = answer.content.decode().splitlines()
    values = dict(line.split() for line in lines if not line.startswith("#"))
    assert float(values["dinas_migrations_pending"]) == 0
    assert float(values["dinas_disk_free_bytes"]) > 0
    assert len(lines) == 3 * len(values)
