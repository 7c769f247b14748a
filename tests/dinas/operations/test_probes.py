"""A load balancer learns whether the site is alive and ready, and nothing else."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client

from dinas.operations import probes


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_probe_answers_any_host_without_cookie_or_redirect(
    client: Client, db: None, settings: object, path: str
) -> None:
    settings.SECURE_SSL_REDIRECT = True  # type: ignore[attr-defined]  # pytest-django's
    settings.MAINTENANCE = True  # type: ignore[attr-defined]  # pytest-django's
    answer = client.get(path, headers={"host": "10.0.0.7:8000"})
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
    assert answer["Cache-Control"] == "no-store"
    assert not answer.cookies


def test_alive_is_answered_without_the_database(client: Client) -> None:
    assert client.get("/healthz").status_code == 200


@pytest.mark.parametrize("part", ["migrations", "cache", "database"])
def test_site_that_lacks_a_part_is_not_ready(
    client: Client, db: None, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    def broken(*args: object, **options: object) -> None:
        raise OSError("rahasia: sandi basis data")

    with monkeypatch.context() as patch:
        if part == "migrations":
            patch.setattr(probes, "pending_migrations", lambda: 1)
        elif part == "cache":
            patch.setattr(cache, "get", lambda *args: None)
        else:
            patch.setattr(connection, "cursor", broken)
        answer = client.get("/readyz")
        assert (answer.status_code, answer.json()) == (503, {"status": "unavailable"})
        assert client.get("/healthz").status_code == 200
