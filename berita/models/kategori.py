"""Categories of news: few, kept by moderators, in both languages."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.admin.widgets.slug import SlugInput
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import SynchronizedField


class KategoriBerita(TranslatableMixin, models.Model):
    """What an article is about, for readers who look through the list."""

    nama = models.CharField(_("name"), max_length=60)
    kode = models.SlugField(
        _("address"),
        max_length=60,
        help_text=_("The word in addresses, the same in both languages."),
    )
    urutan = models.PositiveSmallIntegerField(
        _("order"), default=100, help_text=_("Smaller numbers come first.")
    )

    override_translatable_fields: ClassVar[list[SynchronizedField]] = [
        SynchronizedField("kode", overridable=False),
        SynchronizedField("urutan", overridable=False),
    ]

    panels: ClassVar[list[Any]] = [
        TitleFieldPanel("nama", targets=["kode"]),
        FieldPanel("kode", widget=SlugInput),
        FieldPanel("urutan"),
    ]

    class Meta(TranslatableMixin.Meta):
        ordering: ClassVar[list[str]] = ["urutan", "nama"]
        verbose_name = _("news category")
        verbose_name_plural = _("news categories")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["kode", "locale"],
                name="kategori_kode_sekali_per_bahasa",
                violation_error_message=_("Another category has this address."),
            )
        ]

    def __str__(self) -> str:
        return self.nama
