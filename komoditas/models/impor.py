"""Imports of figures: what a file would change, who approved it, and what was there before."""

import secrets
from pathlib import PurePath
from typing import Any, ClassVar

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from komoditas.enums import MusimTanam, StatusAngka, TahapImpor


def nama_simpan(_instance: Any, filename: str) -> str:
    """Return a name that nobody can guess: a file waiting for approval is not public."""
    return f"impor/{secrets.token_urlsafe(16)}{PurePath(filename).suffix.lower()[:6]}"


class ImporProduksi(models.Model):
    """One file of figures on its way from an office's table to the public."""

    berkas = models.FileField(_("file"), upload_to=nama_simpan)
    nama_berkas = models.CharField(_("file"), max_length=255)
    tahap = models.CharField(
        _("state"), max_length=12, choices=TahapImpor.choices, default=TahapImpor.DIPERIKSA
    )
    pemetaan = models.JSONField(default=dict)
    """The place of each field in the file, from 0."""
    desimal = models.CharField(_("decimal sign"), max_length=1, blank=True)
    sumber = models.TextField(_("source"), blank=True)
    status = models.CharField(
        _("status"), max_length=12, choices=StatusAngka.choices, default=StatusAngka.DINAS
    )
    ringkasan = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    """Counts of what is new, changed, equal and skipped; the faults, the first ones in full."""
    dibaca = models.PositiveIntegerField(default=0)
    """Lines read so far, for the progress bar."""
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("imported by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    dibuat = models.DateTimeField(_("imported at"), auto_now_add=True)
    diputuskan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    diputuskan = models.DateTimeField(_("decided at"), null=True)
    alasan = models.TextField(_("reason"), blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-dibuat", "-pk"]
        verbose_name = _("import of figures")
        verbose_name_plural = _("imports of figures")
        permissions: ClassVar[list[tuple[str, Any]]] = [
            ("terapkan_imporproduksi", "Can approve imports of figures")
        ]

    def __str__(self) -> str:
        return self.nama_berkas


class PerubahanProduksi(models.Model):
    """What an import does to one figure: kept, so that it can be shown, applied and undone."""

    impor = models.ForeignKey(ImporProduksi, on_delete=models.CASCADE, related_name="perubahan")
    baris = models.PositiveIntegerField(_("line"))
    komoditas = models.ForeignKey(
        "komoditas.Komoditas",
        verbose_name=_("commodity"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    kecamatan = models.ForeignKey(
        "komoditas.Kecamatan",
        verbose_name=_("district"),
        on_delete=models.CASCADE,
        null=True,
        related_name="+",
    )
    tahun = models.PositiveSmallIntegerField(_("year"))
    musim = models.CharField(
        _("planting season"), max_length=3, choices=MusimTanam.choices, blank=True
    )
    sebelum = models.JSONField(_("before"), null=True, encoder=DjangoJSONEncoder)
    """The figure as it was, or null where there was none."""
    sesudah = models.JSONField(_("after"), encoder=DjangoJSONEncoder)

    class Meta:
        ordering: ClassVar[list[str]] = ["baris", "pk"]
        verbose_name = _("change of a figure")
        verbose_name_plural = _("changes of figures")

    def __str__(self) -> str:
        return f"{self.komoditas} {self.tahun}"
