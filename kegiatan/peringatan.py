"""What only events can be warned of before they are submitted."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from kegiatan.enums import Ulang
from kegiatan.models import KegiatanPage
from kegiatan.recurrence import sepanjang_hari


def warnings_of(instance: Any) -> Iterator[tuple[str, str]]:
    """Give a sentence and its place for an event whose last date is over: mostly a wrong year."""
    if not isinstance(instance, KegiatanPage) or instance.is_batal:
        return
    end = end_of(instance)
    if end is not None and end <= timezone.now():
        is_repeated = instance.ulang != Ulang.TIDAK
        yield (
            _("This event is already over. Check the date and the year."),
            "ulang_sampai" if is_repeated else "mulai",
        )


def end_of(event: KegiatanPage) -> dt.datetime | None:
    """Return when the last date ends, for an open end the next midnight; None if it is unsaid."""
    if not event.mulai or (event.ulang != Ulang.TIDAK and event.ulang_sampai is None):
        return None
    dates = event.waktu_semua()
    if not dates:
        return None
    return dates[-1].selesai or sepanjang_hari(dates[-1].mulai, None).selesai
