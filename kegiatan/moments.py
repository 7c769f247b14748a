"""When lists of events change by themselves: an event begins, and it is over."""

import datetime as dt

from django.db.models import Min, Q

from dinas.pagecache.moments import register
from kegiatan.models import Jadwal


@register
def next_event(now: dt.datetime) -> dt.datetime | None:
    """Return when the next event begins or is over."""
    found = Jadwal.objects.aggregate(
        begins=Min("mulai", filter=Q(mulai__gt=now)), ends=Min("selesai", filter=Q(selesai__gt=now))
    )
    return min((moment for moment in found.values() if moment is not None), default=None)
