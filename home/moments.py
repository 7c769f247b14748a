"""When the home page changes by itself: its notices begin and end at their times."""

import datetime as dt

from dinas.pagecache.moments import register
from home.blocks import moments_of
from home.models import HomePage


@register
def next_notice(now: dt.datetime) -> dt.datetime | None:
    """Return when the next INFO notice begins or ends."""
    pages = HomePage.objects.filter(live=True).only("info")
    moments = [
        moment for page in pages for notice in page.info.raw_data for moment in moments_of(notice)
    ]
    return min((moment for moment in moments if moment > now), default=None)
