"""Kinds of events: few, kept by moderators, in both languages."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.admin.widgets.slug import SlugInput
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from kegiatan.enums import Tanda


class JenisKegiatan(TranslatableMixin, models.Model):
    """What kind of event it is, and how the calendar marks it."""

    nama = models.CharField(_("name"), max_length=60)
    kode = models.SlugField(
        _("address"),
        max_length=60,
        help_text=_("The word in addresses, the same in both languages."),
    )
    tanda = models.CharField(
        _("mark in the calendar"), max_length=1, choices=Tanda.choices, default=Tanda.LATIHAN
    )
    urutan = models.PositiveSmallIntegerField(
        _("order"), default=100, help_text=_("Smaller numbers come first.")
    )

    override_translatable_fields: ClassVar[list[SynchronizedField]] = [
        SynchronizedField("kode", overridable=False),
        SynchronizedField("tanda", overridable=False),
        SynchronizedField("urutan", overridable=False),
    ]

    panels: ClassVar[list[Any]] = [
        TitleFieldPanel("nama", targets=["kode"]),
        FieldPanel("kode", widget=SlugInput),
        FieldPanel("tanda"),
        FieldPanel("urutan"),
    ]

    class Meta(TranslatableMixin.Meta):
        ordering: ClassVar[list[str]] = ["urutan", "nama"]
        verbose_name = _("kind of event")
        verbose_name_plural = _("kinds of events")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["kode", "locale"],
                name="jenis_kode_sekali_per_bahasa",
                violation_error_message=_("Another kind has this address."),
            )
        ]

    def __str__(self) -> str:
        return self.nama
