"""The doctor says in sentences what is well and what is not."""

import datetime as dt
import socket
import threading
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.search.models import IndexEntry

from dinas.accounts.models import User
from dinas.operations import doctor, machinery, surroundings
from dinas.operations.findings import Finding, Level, good
from dinas.search.indexing import rebuild
from dinas.search.models import EntriCari
from tests.factories.situs import Situs


@pytest.fixture(autouse=True)
def _own_backups(settings: Any, tmp_path: Path) -> None:
    settings.BACKUP_DIR = tmp_path / "cadangan"


def levels(findings: Any) -> list[Level]:
    return [finding.level for finding in findings]


def test_missing_and_old_backups_are_told(settings: Any) -> None:
    assert levels(machinery.newest_backup()) == [Level.ATTENTION]
    for age, level in ((dt.timedelta(days=3), Level.BAD), (dt.timedelta(hours=2), Level.GOOD)):
        moment = timezone.localtime(timezone.now() - age)
        (settings.BACKUP_DIR / f"dinas-{moment:%Y%m%d-%H%M%S}.tar").touch()
        assert levels(machinery.newest_backup()) == [level]


def test_stopped_worker_and_clock_are_told(db: None, settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    assert levels([*machinery.worker(), *machinery.clock()]) == [Level.BAD, Level.BAD]
    task = DBTaskResult.objects.create(
        task_path="dinas.core.tasks.publish_scheduled",
        args_kwargs={"args": [], "kwargs": {}},
        run_after=timezone.now(),
        finished_at=timezone.now(),
        backend_name="default",
        exception_class_path="",
        traceback="",
        return_value=None,
        worker_ids=[],
    )
    assert levels([*machinery.worker(), *machinery.clock()]) == [Level.GOOD, Level.GOOD]
    before = timezone.now() - dt.timedelta(minutes=20)
    DBTaskResult.objects.filter(pk=task.pk).update(finished_at=before, enqueued_at=before)
    assert levels([*machinery.worker(), *machinery.clock()]) == [Level.BAD, Level.BAD]


@pytest.mark.parametrize(("greeting", "level"), [(b"220 ok\r\n", Level.GOOD), (b"SSH", Level.BAD)])
def test_mail_server_is_knocked_at(settings: Any, greeting: bytes, level: Level) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def greet() -> None:
            connection, _address = server.accept()
            with connection:
                connection.sendall(greeting)

        threading.Thread(target=greet, daemon=True).start()
        settings.SMTP_HOST = "127.0.0.1"
        settings.MAILERS = {"delivery": {"OPTIONS": {"port": server.getsockname()[1]}}}
        assert levels(surroundings.mail_server()) == [level]
    assert levels(surroundings.mail_server()) == [Level.BAD]


def test_question_that_fails_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> Any:
        raise OSError("rusak")

    monkeypatch.setattr(doctor, "QUESTIONS", (broken, lambda: iter([good("baik")])))
    assert levels(doctor.examine()) == [Level.BAD, Level.GOOD]


@pytest.mark.parametrize("level", Level)
def test_exit_code_tells_the_worst_finding(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], level: Level
) -> None:
    questions = (lambda: iter([good("baik")]), lambda: iter([Finding(level, "kalimat")]))
    monkeypatch.setattr(doctor, "QUESTIONS", questions)
    with pytest.raises(SystemExit) as ended:
        call_command("doctor")
    assert ended.value.code == level
    assert "kalimat" in capsys.readouterr().out


@pytest.mark.parametrize(("is_superuser", "status"), [(True, 200), (False, 302)])
def test_only_administrators_see_the_health_of_the_site(
    client: Client, db: None, monkeypatch: pytest.MonkeyPatch, is_superuser: bool, status: int
) -> None:
    monkeypatch.setattr(doctor, "QUESTIONS", (machinery.database, machinery.storage_round_trip))
    client.force_login(
        User.objects.create_user("ani", email="ani@contoh.test", is_superuser=is_superuser)
    )
    answer = client.get(reverse("kesehatan"))
    assert answer.status_code == status
    if is_superuser:
        assert "Basis data menjawab" in answer.content.decode()


def test_pages_that_a_search_lacks_are_told(situs: Situs) -> None:
    rebuild()
    call_command("update_index", verbosity=0)
    assert levels(machinery.search_index()) == [Level.GOOD]
    EntriCari.objects.update(bentuk=None)
    assert levels(machinery.search_index()) == [Level.ATTENTION]
    IndexEntry.objects.all().delete()
    assert levels(machinery.search_index()) == [Level.ATTENTION]


def test_site_without_https_is_told_once_in_the_words_of_the_office(
    db: None, settings: Any
) -> None:
    settings.SECURE_SSL_REDIRECT = settings.SESSION_COOKIE_SECURE = False
    told = [found.text for found in surroundings.settings_check()]

    assert sum(text.startswith("Situs belum memakai HTTPS") for text in told) == 1
    assert not any("_SSL_" in text or "_SECURE" in text for text in told)


def test_little_room_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    for free, level in ((1 << 20, Level.BAD), (1 << 29, Level.ATTENTION), (1 << 40, Level.GOOD)):
        usage = Mock(free=free)
        monkeypatch.setattr(surroundings.shutil, "disk_usage", lambda path, usage=usage: usage)
        assert levels(surroundings.disk_space()) == [level]


def test_cache_that_forgets_is_told(settings: Any) -> None:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    assert levels(machinery.cache_round_trip()) == [Level.BAD]


def test_cache_that_cannot_be_reached_is_told_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse() -> bool:
        raise ConnectionError("Connection refused.")

    monkeypatch.setattr(machinery.probes, "cache_works", refuse)
    (finding,) = machinery.cache_round_trip()
    assert finding.level == Level.BAD
    assert finding.text.endswith("Connection refused.")
