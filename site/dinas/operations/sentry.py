"""Faults told to a Sentry service, without anything about readers; off unless SENTRY_DSN is set."""

import logging
from collections.abc import Callable
from typing import Any

import sentry_sdk
from django.http import HttpRequest
from sentry_sdk.integrations.atexit import AtexitIntegration
from sentry_sdk.integrations.dedupe import DedupeIntegration
from sentry_sdk.integrations.logging import LoggingIntegration

from dinas.operations.logs import told_path

KEPT = ("event_id", "timestamp", "level", "platform", "logger", "release", "sdk", "server_name")
KEPT_OF_FRAMES = ("filename", "function", "module", "lineno", "in_app", "context_line")


def start(dsn: str, release: str) -> None:
    """Begin telling this process's faults."""
    sentry_sdk.init(**options(dsn, release))


def options(dsn: str, release: str) -> dict[str, Any]:
    """Return what the client is told: to look at the log and at nothing else."""
    return {
        "dsn": dsn,
        "release": release,
        "server_name": "situs",
        "include_local_variables": False,
        "max_request_body_size": "never",
        "max_breadcrumbs": 0,
        "send_client_reports": False,
        "auto_session_tracking": False,
        # The others look into requests, queries and tasks. Every fault is in the log anyway.
        "default_integrations": False,
        "auto_enabling_integrations": False,
        "integrations": [
            LoggingIntegration(level=None, event_level=logging.ERROR),
            DedupeIntegration(),
            AtexitIntegration(callback=_silent),
        ],
        "before_send": scrub,
    }


def scrub(event: Any, hint: dict[str, Any]) -> Any:
    """Build the event anew of what says where a fault is; what it was about stays here."""
    record: logging.LogRecord | None = hint.get("log_record")
    told = {name: event[name] for name in KEPT if name in event}
    if faults := event.get("exception", {}).get("values"):
        told["exception"] = {"values": [_fault(fault) for fault in faults]}
    if record is not None:
        told["logentry"] = {"message": str(record.msg)}  # without what would be filled in
        request: Any = getattr(record, "request", None)
        if isinstance(request, HttpRequest):
            told["request"] = {"method": request.method, "url": told_path(request)}
    return told


def _fault(fault: dict[str, Any]) -> dict[str, Any]:
    frames = (fault.get("stacktrace") or {}).get("frames") or []
    kept = [{name: frame.get(name) for name in KEPT_OF_FRAMES} for frame in frames]
    return {
        "type": fault.get("type"),
        "module": fault.get("module"),
        "stacktrace": {"frames": kept},
    }


def _silent(pending: int, timeout: float) -> Callable[[], None] | None:
    """Say nothing at the terminal while the last events are sent."""
    return None
