"""Writes the schedule of a published event."""

import datetime as dt

from django.db import transaction

from kegiatan.models import Jadwal, KegiatanPage
from kegiatan.recurrence import WIB, Waktu


def baris(page: KegiatanPage, waktu: Waktu) -> Jadwal:
    """Return the schedule's row for one date of an event."""
    mulai = waktu.mulai.astimezone(WIB)
    if waktu.selesai is None:
        # An open end: the event counts as running until the end of its day.
        selesai = dt.datetime.combine(mulai.date() + dt.timedelta(days=1), dt.time(), WIB)
    else:
        selesai = waktu.selesai.astimezone(WIB)
    last_moment = selesai - dt.timedelta(microseconds=1) if selesai > mulai else mulai
    return Jadwal(
        page=page,
        mulai=mulai,
        selesai=selesai,
        hari_pertama=mulai.date(),
        hari_terakhir=last_moment.date(),
    )


@transaction.atomic
def tulis_jadwal(page: KegiatanPage) -> None:
    """Replace the event's rows by what it says now."""
    page.jadwal.all().delete()
    Jadwal.objects.bulk_create(baris(page, waktu) for waktu in page.waktu_semua())


def hapus_jadwal(page: KegiatanPage) -> None:
    """Take an event out of the schedule."""
    page.jadwal.all().delete()
