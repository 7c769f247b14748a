"""What readers sent. No address, no browser and no account is kept with it."""

import datetime as dt
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class DiterimaQuerySet(models.QuerySet[Any]):
    """Queries on what was sent."""

    def older_than(self, days: int) -> Self:
        """Return what has been kept longer than it may be."""
        return self.filter(dibuat__lt=timezone.now() - dt.timedelta(days=days))


class Diterima(models.Model):
    """Something that a reader sent from a page; the page may be gone by now."""

    judul = models.CharField(_("page"), max_length=255)
    alamat = models.CharField(_("address"), max_length=500, blank=True)
    bahasa = models.CharField(_("language"), max_length=10)
    dibuat = models.DateTimeField(_("sent on"), default=timezone.now, db_index=True)
    persetujuan = models.CharField(_("consent"), max_length=500, blank=True)
    ditangani = models.DateTimeField(_("handled on"), null=True, blank=True)
    ditangani_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("handled by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    wagtail_reference_index_ignore: ClassVar[bool] = True

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.judul

    def mark(self, user: Any, *, is_handled: bool) -> None:
        """Note that somebody has seen to it, or take that back."""
        self.ditangani = timezone.now() if is_handled else None
        self.ditangani_oleh = user if is_handled else None
        self.save(update_fields=["ditangani", "ditangani_oleh"])


class Masukan(Diterima):
    """Whether a page helped a reader, and what she adds."""

    membantu = models.BooleanField(_("the page helped"))
    pesan = models.TextField(_("message"), max_length=1000, blank=True)

    objects = DiterimaQuerySet.as_manager()

    class Meta:
        verbose_name = _("feedback on a page")
        verbose_name_plural = _("feedback on pages")
        ordering = ("-dibuat", "-pk")


class Kiriman(Diterima):
    """What a reader wrote into a form of the office."""

    isi = models.JSONField(_("answers"), default=list)
    """Pairs of a question, as the reader saw it, and her answer."""

    objects = DiterimaQuerySet.as_manager()

    class Meta:
        verbose_name = _("form submission")
        verbose_name_plural = _("form submissions")
        ordering = ("-dibuat", "-pk")

    @property
    def jawaban(self) -> str:
        """All answers as lines of text, for a spreadsheet."""
        return "\n".join(f"{question}: {answer}" for question, answer in self.isi)
