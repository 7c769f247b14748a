"""What the doctor asks of the site's own parts."""

import datetime as dt
from collections.abc import Iterator
from uuid import uuid4

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page, get_page_models
from wagtail.search.models import IndexEntry

from dinas.operations import keeping, probes
from dinas.operations.findings import Finding, attention, bad, good
from dinas.search.indexing import is_outdated

PULSE = dt.timedelta(minutes=5)
BACKUP_AGE = dt.timedelta(hours=30)


def database() -> Iterator[Finding]:
    """Ask for one row."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()
    yield good(_("The database answers (%(kind)s).") % {"kind": connection.display_name})


def migrations() -> Iterator[Finding]:
    """Count what the database lacks."""
    if count := probes.pending_migrations():
        text = ngettext(
            "The database lacks %(count)d step of this version: run manage.py migrate.",
            "The database lacks %(count)d steps of this version: run manage.py migrate.",
            count,
        )
        yield bad(text % {"count": count})
    else:
        yield good(_("The database fits this version of the site."))


def cache_round_trip() -> Iterator[Finding]:
    """Put something into the cache and fetch it."""
    try:
        is_working = probes.cache_works()
    except Exception as error:  # noqa: BLE001 (each kind of cache has kinds of its own)
        text = _("The cache cannot be reached (REDIS_URL, DATA_DIR/cache): %(error)s.")
        yield bad(text % {"error": str(error).rstrip(".")})
        return
    if is_working:
        yield good(_("The cache keeps what it is given."))
    else:
        yield bad(_("The cache does not keep what it is given (REDIS_URL, DATA_DIR/cache)."))


def storage_round_trip() -> Iterator[Finding]:
    """Write, read and delete a small file."""
    text = b"pemeriksaan"
    name = default_storage.save(f"pemeriksaan-{uuid4().hex}.txt", ContentFile(text))
    try:
        with default_storage.open(name) as file:
            is_same = file.read() == text
    finally:
        default_storage.delete(name)
    if is_same:
        yield good(_("Uploads can be written and read."))
    else:
        yield bad(_("Uploads are not read as they were written."))


def worker() -> Iterator[Finding]:
    """Look when the worker last finished something."""
    if not settings.TASKS["default"]["BACKEND"].startswith("django_tasks_db"):
        yield good(_("Tasks are run at once: there is no worker to look after."))
        return
    last = DBTaskResult.objects.order_by("finished_at").exclude(finished_at=None).last()
    yield _pulse(
        last.finished_at if last else None,
        _("The worker finished a task %(ago)s ago."),
        _("The worker has not finished a task for %(ago)s: is it running?"),
        _("The worker has never finished a task: is it running?"),
    )


def clock() -> Iterator[Finding]:
    """Look when the clock last gave the worker something."""
    if not settings.TASKS["default"]["BACKEND"].startswith("django_tasks_db"):
        return
    given = DBTaskResult.objects.filter(task_path="dinas.core.tasks.publish_scheduled")
    last = given.order_by("enqueued_at").last()
    yield _pulse(
        last.enqueued_at if last else None,
        _("The clock gave the worker a task %(ago)s ago."),
        _("The clock has not given the worker a task for %(ago)s: is it running?"),
        _("The clock has never given the worker a task: is it running?"),
    )


def _pulse(moment: dt.datetime | None, beats: str, stopped: str, never: str) -> Finding:
    if moment is None:
        return bad(never)
    ago = {"ago": timesince(moment)}
    return good(beats % ago) if timezone.now() - moment <= PULSE else bad(stopped % ago)


def search_index() -> Iterator[Finding]:
    """Compare the pages with those that the searches of admin and readers know."""
    if probes.pending_migrations():
        return  # its tables may be of another form; that is said already
    pages = Page.objects.filter(depth__gt=1).values("pk")
    # A page is in the admin's index as what it is: an article, an event.
    kinds = ContentType.objects.get_for_models(*get_page_models()).values()
    known = IndexEntry.objects.filter(content_type__in=kinds).count()
    total = pages.count()
    if total and known < total:
        about = {"known": known, "total": total}
        text = _("The search knows %(known)d of %(total)d pages: run manage.py update_index.")
        yield attention(text % about)
    elif is_outdated():
        text = _("The search of readers is written anew for this version within 10 minutes.")
        yield attention(text)
    else:
        yield good(_("The search knows every page."))


def newest_backup() -> Iterator[Finding]:
    """Look how old the newest backup is."""
    backups = keeping.backups()
    if not backups:
        yield attention(_("There is no backup yet: run make backup."))
        return
    about = {"name": backups[0].name, "ago": timesince(backups[0].moment)}
    if timezone.now() - backups[0].moment > BACKUP_AGE:
        yield bad(_("The newest backup, %(name)s, is %(ago)s old.") % about)
    else:
        yield good(_("The newest backup, %(name)s, was made %(ago)s ago.") % about)
