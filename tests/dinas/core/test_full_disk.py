"""A disk without room: editors are told so in words, readers still get their pages."""

import errno
import sqlite3
from pathlib import Path

import pytest
from django.db import OperationalError
from django.test import Client

from dinas.core.file_cache import PatientFileCache
from tests.dinas.accounts.masuk import make_user
from tests.factories.situs import Situs


def sqlite_is_full() -> Exception:
    """As Django passes SQLite's words on."""
    error = OperationalError("database or disk is full")
    error.__cause__ = sqlite3.OperationalError("database or disk is full")
    return error


FULL = [sqlite_is_full(), OSError(errno.ENOSPC, "No space left on device")]


@pytest.mark.django_db
@pytest.mark.parametrize("error", FULL)
def test_editor_reads_that_the_disk_is_full_and_nothing_was_saved(
    situs: Situs, client: Client, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    client.force_login(make_user("admin"))
    client.raise_request_exception = False

    def fail(*args: object, **kwargs: object) -> None:
        raise error

    monkeypatch.setattr("wagtail.contrib.redirects.models.Redirect.save", fail)
    form = {"old_path": "/lama", "redirect_link": "/baru"}
    response = client.post("/cms/redirects/add/", form)

    assert response.status_code == 507
    assert "Cakram situs penuh" in response.text
    assert "Tidak ada yang tersimpan" in response.text


def test_cache_forgets_instead_of_failing_while_the_disk_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = PatientFileCache(str(tmp_path), {})

    def full(*args: object, **kwargs: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("django.core.cache.backends.filebased.tempfile.mkstemp", full)
    cache.set("a", 1)

    assert cache.get("a") is None
