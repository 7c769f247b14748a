"""Changes of figures: what a file or a person would change, who approved it, what was before."""

import secrets
from pathlib import PurePath
from typing import Any, ClassVar

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from komoditas.enums import AsalPerubahan, KerjaImpor, MusimTanam, StatusAngka, TahapImpor


def nama_simpan(_instance: Any, filename: str) -> str:
    """Return a name that nobody can guess: a file waiting for approval is not public."""
    return f"impor/{secrets.token_urlsafe(16)}{PurePath(filename).suffix.lower()[:6]}"


class ImporProduksi(models.Model):
    """One set of changes on its way to the public: a file of figures, or what was typed by hand."""

    asal = models.CharField(
        _("origin"),
        max_length=8,
        choices=AsalPerubahan.choices,
        default=AsalPerubahan.BERKAS,
    )
    berkas = models.FileField(_("file"), upload_to=nama_simpan, blank=True)
    nama_berkas = models.CharField(_("file"), max_length=255)
    """What the set is called: the name of its file, or a few words about its figures."""
    tahap = models.CharField(
        _("state"), max_length=12, choices=TahapImpor.choices, default=TahapImpor.DIPERIKSA
    )
    baris_judul = models.PositiveIntegerField(_("line of the headings"), null=True, blank=True)
    """Where a person said so; else it is found."""
    pemetaan = models.JSONField(default=dict)
    """The place of each field in the file, from 0."""
    desimal = models.CharField(_("decimal sign"), max_length=1, blank=True)
    komoditas = models.ForeignKey(
        "komoditas.Komoditas",
        verbose_name=_("commodity"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    """Of all figures, where the file has no column for it; so is `tahun`."""
    tahun = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    sumber = models.TextField(_("source"), blank=True)
    status = models.CharField(
        _("status"), max_length=12, choices=StatusAngka.choices, default=StatusAngka.DINAS
    )
    ringkasan = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    """Counts of what is new, changed, equal and skipped; the faults, the first ones in full."""
    kerja = models.CharField(max_length=8, choices=KerjaImpor.choices, blank=True)
    """What the worker is doing with it; empty when nothing."""
    kerja_sejak = models.DateTimeField(null=True)
    dibaca = models.PositiveIntegerField(default=0)
    """Steps of that work done so far, for the progress bar."""
    jumlah_baris = models.PositiveIntegerField(default=0)
    """Steps in all; 0 while nobody knows."""
    gagal = models.TextField(blank=True)
    """Why the last work did not come to its end, in a sentence."""
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("made by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    dibuat = models.DateTimeField(_("made at"), auto_now_add=True)
    diajukan = models.DateTimeField(_("submitted at"), null=True)
    pesan = models.TextField(_("message to the moderator"), blank=True)
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
        verbose_name = _("change of figures")
        verbose_name_plural = _("changes of figures")
        permissions: ClassVar[list[tuple[str, Any]]] = [
            ("terapkan_imporproduksi", "Can approve imports of figures")
        ]

    def __str__(self) -> str:
        return self.nama_berkas

    @property
    def is_dari_berkas(self) -> bool:
        """Whether it comes from a file."""
        return self.asal == AsalPerubahan.BERKAS

    @property
    def tahap_kata(self) -> str:
        """Its state in words."""
        if self.tahap == TahapImpor.SIAP:
            return gettext("not submitted yet")
        return str(TahapImpor(self.tahap).label)


class PerubahanProduksi(models.Model):
    """What a set does to one figure: kept, so that it can be shown, applied and undone."""

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
    sesudah = models.JSONField(_("after"), null=True, encoder=DjangoJSONEncoder)
    """The figure as it will be, or null where it is taken away."""

    class Meta:
        ordering: ClassVar[list[str]] = ["baris", "pk"]
        verbose_name = _("change of a figure")
        verbose_name_plural = _("changes of a figure")

    def __str__(self) -> str:
        area = self.kecamatan or gettext("the whole regency")
        season = str(MusimTanam(self.musim).label) if self.musim else ""
        return ", ".join(filter(None, (str(self.komoditas), str(area), str(self.tahun), season)))

    @property
    def jenis(self) -> str:
        """What happens to the figure: `baru`, `berubah` or `hapus`."""
        if self.sebelum is None:
            return "baru"
        return "berubah" if self.sesudah is not None else "hapus"
