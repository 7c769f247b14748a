"""The schedule: one row a date of a published event, so that every list is one indexed query."""

import datetime as dt
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dinas.core.query import is_public, localized
from kegiatan.models.jenis import JenisKegiatan


class JadwalQuerySet(models.QuerySet[Any]):
    """Dates of events as the public may see them."""

    def publik(self, language: str) -> Self:
        """Keep dates of public events in `language`, with all that a list shows, in order."""
        return (
            self.filter(is_public(language, "page"))
            .select_related("page__locale", "page__jenis", "page__kecamatan")
            .defer("page__isi", "page__kecamatan__batas", "page__kecamatan__jalur_svg")
            .annotate(jenis_lokal=localized(JenisKegiatan, "page__jenis", "nama", language))
            .order_by("mulai", "pk")
        )

    def mendatang(self, now: dt.datetime | None = None) -> Self:
        """Keep what runs now or is still to come."""
        return self.filter(selesai__gt=now or timezone.now())

    def terdekat(self, now: dt.datetime | None = None) -> Self:
        """Keep of each event only the date that runs now, or else comes next."""
        moment = now or timezone.now()
        coming = self.model._default_manager.filter(page=OuterRef("page"), selesai__gt=moment)
        return self.filter(pk=Subquery(coming.order_by("mulai", "pk").values("pk")[:1]))

    def pada_bulan(self, year: int, month: int) -> Self:
        """Keep what touches a day of the month."""
        first = dt.date(year, month, 1)
        after = dt.date(year + month // 12, month % 12 + 1, 1)
        return self.filter(hari_pertama__lt=after, hari_terakhir__gte=first)

    def bulan_dan_mendatang(
        self, bulan: Any, banyak: int, *, sejak: dt.date = dt.date.min
    ) -> tuple[list[Any], list[Any]]:
        """Return what touches a month, and the next `banyak` dates to come, in one query.

        Args:
            bulan: a year and a month, as `kegiatan.calendar.Bulan` has them.
            sejak: the first day from which dates to come are wanted.
        """
        now = timezone.now()
        month = self.pada_bulan(bulan.tahun, bulan.bulan)
        coming = self.mendatang(now).filter(hari_pertama__gte=sejak)
        # Not every database knows a limit within a union.
        first = self.model._default_manager.filter(pk__in=coming.values("pk")[:banyak])
        both = month.order_by().values("pk").union(first.order_by().values("pk"))
        rows = list(self.filter(pk__in=both))
        after = bulan.plus(1).hari_pertama
        return (
            [r for r in rows if r.hari_pertama < after and r.hari_terakhir >= bulan.hari_pertama],
            [r for r in rows if r.selesai > now and r.hari_pertama >= sejak][:banyak],
        )

    def saringan(self, **chosen: Any) -> Self:
        """Narrow by `jenis`, `kecamatan` and `komoditas` (rows or None)."""
        narrowed = self
        for name in ("jenis", "kecamatan", "komoditas"):
            if chosen.get(name):
                narrowed = narrowed.filter(**{f"page__{name}": chosen[name]})
        return narrowed


class Jadwal(models.Model):
    """One date of an event. Written when the event is published, never by hand.

    `selesai` is when it counts as over: its end, or the end of its day where no end is known.
    The days are those of WIB; an event that ends at midnight does not touch the next day.
    """

    page = models.ForeignKey(
        "kegiatan.KegiatanPage", on_delete=models.CASCADE, related_name="jadwal"
    )
    mulai = models.DateTimeField()
    selesai = models.DateTimeField()
    hari_pertama = models.DateField()
    hari_terakhir = models.DateField()

    objects = JadwalQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["mulai", "pk"]
        verbose_name = _("date of an event")
        verbose_name_plural = _("dates of events")
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["selesai", "mulai"], name="jadwal_mendatang"),
            models.Index(fields=["hari_pertama", "hari_terakhir"], name="jadwal_bulan"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(selesai__gte=F("mulai")), name="jadwal_selesai_sesudah_mulai"
            )
        ]

    def __str__(self) -> str:
        return f"{self.page} {timezone.localtime(self.mulai):%Y-%m-%d}"

    @property
    def is_hari_ini(self) -> bool:
        """Whether it touches today."""
        return self.hari_pertama <= timezone.localdate() <= self.hari_terakhir

    @property
    def is_beberapa_hari(self) -> bool:
        """Whether it lasts over more than one day."""
        return self.hari_terakhir > self.hari_pertama

    @property
    def selesai_tampil(self) -> dt.datetime | None:
        """The end to tell readers; None where the editor gave none."""
        length = self.page.lama
        return self.mulai + length if length is not None else None
