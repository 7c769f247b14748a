"""Schedules survive failures, and one failure stands in no other's way."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from crontask import scheduler
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.exceptions import ValidationError
from django.dispatch import Signal
from django.utils import timezone
from wagtail.log_actions import registry as log_registry
from wagtail.models import Page, Revision
from wagtail.signals import published, unpublished

from dinas.core import tasks
from dinas.core.scheduling import EXPIRE_FAILED, PUBLISH_FAILED, is_overdue
from tests.factories.berita import make_berita
from tests.factories.komoditas import make_komoditas
from tests.factories.situs import Situs

HOUR = dt.timedelta(hours=1)


@contextmanager
def failing(signal: Signal, title: str) -> Iterator[None]:
    """Let a receiver fail for one object, as one that somebody adds some day may."""

    def receiver(instance: Any, **kwargs: Any) -> None:
        if str(instance) == title:
            raise RuntimeError("rusak")

    signal.connect(receiver)
    try:
        yield
    finally:
        signal.disconnect(receiver)


def _due(instance: Any, **fields: Any) -> Revision:
    """Approve a version of the object for an hour ago."""
    for name, value in fields.items():
        setattr(instance, name, value)
    instance.go_live_at = timezone.now() - HOUR
    return instance.save_revision(approved_go_live_at=instance.go_live_at)


def _taken_address(situs: Situs, **fields: Any) -> tuple[Any, Revision]:
    """Return a live page and a version of it whose address another page has taken since."""
    page = make_berita(situs.id, title="Gabah", slug="gabah", live=True)
    page.slug = "harga-gabah"
    revision = page.save_revision(**fields)
    make_berita(situs.id, title="Lain", slug="harga-gabah")
    return Page.objects.get(pk=page.pk).specific, revision


def _tomorrow(page: Any) -> Revision:
    page.go_live_at = timezone.now() + 24 * HOUR
    return page.save_revision(approved_go_live_at=page.go_live_at)


def _failures(instance: Any, action: str = PUBLISH_FAILED) -> list[Any]:
    return list(log_registry.get_logs_for_instance(instance).filter(action=action))


def test_failed_publication_keeps_the_schedule_of_another_version(situs: Situs) -> None:
    page, revision = _taken_address(situs)
    waiting = _tomorrow(page)

    with pytest.raises(ValidationError):
        revision.publish()

    waiting.refresh_from_db()
    assert waiting.approved_go_live_at


def test_failed_publication_of_a_commodity_keeps_the_schedule_of_another_version(
    situs: Situs,
) -> None:
    row = make_komoditas("Padi")
    revision = row.save_revision()
    waiting = _tomorrow(row)

    with failing(published, "Padi"), pytest.raises(RuntimeError):
        revision.publish()

    waiting.refresh_from_db()
    assert waiting.approved_go_live_at


@pytest.mark.parametrize("kind", ["page", "snippet"])
def test_one_that_fails_does_not_stop_the_others(situs: Situs, kind: str) -> None:
    if kind == "page":
        bad, _revision = _taken_address(situs, approved_go_live_at=timezone.now() - 2 * HOUR)
    else:
        bad = make_komoditas("Padi")
        _due(bad)
    good = make_berita(situs.id, slug="terbit", live=False)
    _due(good)

    with failing(published, "Padi"):
        tasks.publish_scheduled.enqueue()

    good.refresh_from_db()
    assert good.live
    assert len(_failures(bad)) == 1


def test_failure_is_shown_once_until_it_works(situs: Situs) -> None:
    page, revision = _taken_address(situs, approved_go_live_at=timezone.now() - HOUR)
    for _minute in range(3):
        tasks.publish_scheduled.enqueue()

    (entry,) = _failures(page)
    assert "harga-gabah" in entry.message
    revision.refresh_from_db()
    assert is_overdue(revision.approved_go_live_at)

    Page.objects.get(slug="harga-gabah").delete()
    tasks.publish_scheduled.enqueue()

    page.refresh_from_db()
    assert page.slug == "harga-gabah"
    revision.refresh_from_db()
    assert revision.approved_go_live_at is None


def test_author_is_told_of_the_failure_once(situs: Situs) -> None:
    author = get_user_model().objects.create_superuser("ani", "ani@contoh.id", "x")
    page, _revision = _taken_address(situs, user=author, approved_go_live_at=timezone.now() - HOUR)
    for _minute in range(2):
        tasks.publish_scheduled.enqueue()

    (letter,) = mail.outbox
    assert letter.to == ["ani@contoh.id"]
    assert "Gabah" in letter.subject
    assert "harga-gabah" in letter.body
    assert f"/cms/pages/{page.pk}/edit/" in letter.body


def test_page_that_cannot_expire_does_not_keep_others_public(situs: Situs) -> None:
    gone = timezone.now() - HOUR
    bad = make_berita(situs.id, title="Macet", slug="macet", expire_at=gone - HOUR)
    good = make_berita(situs.id, title="Lewat", slug="lewat", expire_at=gone)

    with failing(unpublished, "Macet"):
        tasks.publish_scheduled.enqueue()

    bad.refresh_from_db()
    good.refresh_from_db()
    assert (bad.live, good.live) == (True, False)
    assert good.expired
    assert len(_failures(bad, EXPIRE_FAILED)) == 1


def test_version_replaced_by_a_later_approval_is_left_out(situs: Situs) -> None:
    page = make_berita(situs.id, slug="dua-versi", live=False)
    for title in ("Pertama", "Kedua"):
        page.title = title
        page.go_live_at = timezone.now() - HOUR
        page.save_revision(approved_go_live_at=page.go_live_at)

    tasks.publish_scheduled.enqueue()

    page.refresh_from_db()
    assert page.live
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()


def test_clock_looks_every_minute() -> None:
    now = timezone.now()
    triggers = [job.trigger for job in scheduler.get_jobs() if job.name == "publish_scheduled"]
    assert triggers
    assert all(
        trigger.get_next_fire_time(None, now) - now <= dt.timedelta(minutes=1)
        for trigger in triggers
    )
