"""The exceptions of an event that repeats."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from kegiatan.enums import Tindakan
from kegiatan.recurrence import Pengecualian
from kegiatan.recurrence import sepanjang_hari as hari_penuh


class KegiatanKecuali(Orderable):
    """One date of a repeating event that is left out or moved."""

    page = ParentalKey("kegiatan.KegiatanPage", related_name="kecuali", on_delete=models.CASCADE)
    tanggal = models.DateField(
        _("date"), help_text=_("The day on which it would have taken place.")
    )
    tindakan = models.CharField(
        _("what happens"),
        max_length=10,
        choices=Tindakan.choices,
        default=Tindakan.DITIADAKAN,
    )
    mulai_baru = models.DateTimeField(
        _("new start"), null=True, blank=True, help_text=_("In WIB; only when it is moved.")
    )

    panels: ClassVar[list[Any]] = [
        FieldRowPanel([FieldPanel("tanggal"), FieldPanel("tindakan"), FieldPanel("mulai_baru")])
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("exception of an event")
        verbose_name_plural = _("exceptions of an event")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["page", "tanggal"], name="kecuali_sekali_per_tanggal"),
            models.CheckConstraint(
                condition=Q(tindakan=Tindakan.DITIADAKAN) | Q(mulai_baru__isnull=False),
                name="kecuali_pindah_punya_waktu",
                violation_error_message=_("Say to when the date is moved."),
            ),
        ]

    def clean(self) -> None:
        """Say in words what the database would refuse."""
        super().clean()
        if self.tindakan == Tindakan.DIPINDAH and self.mulai_baru is None:
            raise ValidationError({"mulai_baru": _("Say to when the date is moved.")})

    def pengecualian(self, *, sepanjang_hari: bool) -> Pengecualian:
        """Return what it says, for the reckoning of dates.

        Args:
            sepanjang_hari: whether the event takes whole days, so that the hour says nothing.
        """
        begin = self.mulai_baru if self.tindakan == Tindakan.DIPINDAH else None
        if begin is not None and sepanjang_hari:
            begin = hari_penuh(begin, None).mulai
        return Pengecualian(self.tanggal, begin)
