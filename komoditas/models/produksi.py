"""Production figures: one set for both languages, tied to the source language's row."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from komoditas.enums import MusimTanam, StatusAngka


class Produksi(models.Model):
    """What one commodity yielded in one area and year. What is not known stays empty, not zero."""

    komoditas = models.ForeignKey(
        "komoditas.Komoditas",
        verbose_name=_("commodity"),
        on_delete=models.CASCADE,
        related_name="produksi",
    )
    kecamatan = models.ForeignKey(
        "komoditas.Kecamatan",
        verbose_name=_("district"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="produksi",
        help_text=_("Empty: the whole regency."),
    )
    tahun = models.PositiveSmallIntegerField(
        _("year"), validators=[MinValueValidator(1945), MaxValueValidator(2100)]
    )
    musim = models.CharField(
        _("planting season"),
        max_length=3,
        choices=MusimTanam.choices,
        default=MusimTanam.SETAHUN,
        blank=True,
    )
    luas_tanam_ha = models.DecimalField(
        _("planted area (ha)"), max_digits=13, decimal_places=3, null=True, blank=True
    )
    luas_panen_ha = models.DecimalField(
        _("harvested area (ha)"), max_digits=13, decimal_places=3, null=True, blank=True
    )
    produksi_ton = models.DecimalField(
        _("production (t)"), max_digits=15, decimal_places=3, null=True, blank=True
    )
    hasil_ku_ha = models.DecimalField(
        _("yield (quintals per ha)"),
        max_digits=12,
        decimal_places=3,
        null=True,
        blank=True,
        help_text=_("Only where the source states it; else it is derived."),
    )
    populasi_ekor = models.PositiveIntegerField(_("livestock (head)"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=12, choices=StatusAngka.choices)
    sumber = models.TextField(_("source"))
    catatan = models.TextField(_("note"), blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["komoditas", "tahun", "musim", "kecamatan"]
        verbose_name = _("production figure")
        verbose_name_plural = _("production figures")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["komoditas", "kecamatan", "tahun", "musim"],
                condition=Q(kecamatan__isnull=False),
                name="produksi_sekali_per_kecamatan_dan_tahun",
            ),
            models.UniqueConstraint(
                fields=["komoditas", "tahun", "musim"],
                condition=Q(kecamatan__isnull=True),
                name="produksi_sekali_per_kabupaten_dan_tahun",
            ),
            models.CheckConstraint(
                condition=Q(luas_tanam_ha__isnull=True) | Q(luas_tanam_ha__gte=0),
                name="produksi_luas_tanam_tidak_negatif",
            ),
            models.CheckConstraint(
                condition=Q(luas_panen_ha__isnull=True) | Q(luas_panen_ha__gte=0),
                name="produksi_luas_panen_tidak_negatif",
            ),
            models.CheckConstraint(
                condition=Q(produksi_ton__isnull=True) | Q(produksi_ton__gte=0),
                name="produksi_ton_tidak_negatif",
            ),
            models.CheckConstraint(
                condition=Q(hasil_ku_ha__isnull=True) | Q(hasil_ku_ha__gte=0),
                name="produksi_hasil_tidak_negatif",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.komoditas} {self.tahun}"

    @property
    def hasil(self) -> float | None:
        """Yield in quintals per hectare: as the source states it, else production over area."""
        if self.hasil_ku_ha is not None:
            return float(self.hasil_ku_ha)
        if self.produksi_ton is not None and self.luas_panen_ha:
            return float(self.produksi_ton / self.luas_panen_ha * 10)
        return None
