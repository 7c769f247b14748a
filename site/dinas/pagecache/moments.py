"""When pages change although nobody writes anything: an event begins, a notice ends, a day begins.

Apps register functions that say when their next such moment is; a kept page lives until then.
"""

import datetime as dt
from collections.abc import Callable

from django.conf import settings
from django.utils import timezone
from wagtail.models import Page

from dinas.pagecache import shelf

NextChange = Callable[[dt.datetime], dt.datetime | None]

NAME = "pagecache:moment"

_registered: list[NextChange] = []


def register(next_change: NextChange) -> NextChange:
    """Let a function say when something next changes by itself, after the moment it is given."""
    if next_change not in _registered:
        _registered.append(next_change)
    return next_change


@register
def next_day(now: dt.datetime) -> dt.datetime:
    """Return midnight: “today” and “this month” are on many pages."""
    local = timezone.localtime(now, timezone.get_default_timezone())
    return (local + dt.timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)


@register
def next_expiry(now: dt.datetime) -> dt.datetime | None:
    """Return when the next public page expires: some lists leave it out to the second."""
    pages = Page.objects.filter(live=True, expire_at__gt=now).order_by("expire_at")
    return pages.values_list("expire_at", flat=True).first()


def keep_until(version: str, started: dt.datetime) -> float:
    """Return until when a page may be kept whose rendering started then, as a timestamp.

    The answer holds for all pages of the version, so it is asked of the database only once for it.
    """
    kept = shelf.get(NAME)
    if kept is None or kept[0] != version or kept[1] <= started.timestamp():
        moments = [moment for ask in _registered if (moment := ask(started)) is not None]
        kept = (version, min(moment.timestamp() for moment in moments))
        shelf.put(NAME, kept, settings.PAGE_CACHE_SECONDS)
    return min(kept[1], started.timestamp() + settings.PAGE_CACHE_SECONDS)
