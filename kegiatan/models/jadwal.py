"""The schedule: one row a date of a published event, so that every list is one indexed query."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dinas.core.query import is_public, localized
from dinas.core.statements import Blank, ask
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
        self,
        language: str,
        bulan: Any,
        banyak: int,
        *,
        sejak: dt.date = dt.date.min,
        **chosen: Any,
    ) -> tuple[list[Any], list[Any]]:
        """Return the public dates of a month, and the next `banyak` to come, in one query.

        Args:
            bulan: a year and a month, as `kegiatan.calendar.Bulan` has them.
            sejak: the first day from which dates to come are wanted.
            chosen: rows to narrow them by, as `saringan` takes them.
        """
        now, first, after = timezone.now(), bulan.hari_pertama, bulan.plus(1).hari_pertama
        keys = {name: row.pk for name, row in chosen.items() if row}
        rows = ask(
            ("kegiatan.bulan", language, banyak, *sorted(keys)),
            lambda: self._bulan_dan_mendatang(language, banyak, keys),
            kini=now,
            awal=first,
            sesudah=after,
            sejak=sejak,
            **keys,
        )
        return (
            [r for r in rows if r.hari_pertama < after and r.hari_terakhir >= first],
            [r for r in rows if r.selesai > now and r.hari_pertama >= sejak][:banyak],
        )

    def _bulan_dan_mendatang(self, language: str, banyak: int, names: Iterable[str]) -> Self:
        day = models.DateField()
        dates = self.publik(language).saringan(**{name: Blank(name) for name in names})
        month = dates.filter(
            hari_pertama__lt=Blank("sesudah", day), hari_terakhir__gte=Blank("awal", day)
        )
        coming = dates.filter(
            selesai__gt=Blank("kini", models.DateTimeField()),
            hari_pertama__gte=Blank("sejak", day),
        )
        # Not every database knows a limit within a union.
        first = self.model._default_manager.filter(pk__in=coming.values("pk")[:banyak])
        both = month.order_by().values("pk").union(first.order_by().values("pk"))
        return dates.filter(pk__in=both)

    def saringan(self, **chosen: Any) -> Self:
        """Narrow by `jenis`, `kecamatan` and `komoditas` (rows, blanks for their keys, or None)."""
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
