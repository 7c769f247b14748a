"""Keeps the schedule in step with what is published."""

from typing import Any

from wagtail.signals import page_published, page_unpublished

from kegiatan.models import KegiatanPage
from kegiatan.services import hapus_jadwal, tulis_jadwal


def on_published(sender: type[KegiatanPage], instance: KegiatanPage, **kwargs: Any) -> None:
    """Write the dates of the event that has just become public."""
    tulis_jadwal(instance)


def on_unpublished(sender: type[KegiatanPage], instance: KegiatanPage, **kwargs: Any) -> None:
    """Remove the dates of the event that is no longer public."""
    hapus_jadwal(instance)


page_published.connect(on_published, sender=KegiatanPage, dispatch_uid="jadwal_tulis")
page_unpublished.connect(on_unpublished, sender=KegiatanPage, dispatch_uid="jadwal_hapus")
