"""Kinds of events: few, kept by moderators, in both languages."""

from typing import Any, ClassVar

from django.apps import apps
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.widgets.slug import SlugInput
from wagtail.models import PreviewableMixin, TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from dinas.core.forms import AddressedForm
from dinas.core.panels import NamePanel
from dinas.core.previewing import PreviewModes, language_of_writer
from kegiatan.enums import Tanda


class JenisKegiatan(PreviewModes, PreviewableMixin, TranslatableMixin, models.Model):
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
        NamePanel("nama", targets=["kode"], placeholder=_("Name of the kind*")),
        FieldPanel("tanda", help_text=_("The drawing beside the event and on its day.")),
        FieldPanel("kode", widget=SlugInput),
        FieldPanel("urutan"),
    ]

    base_form_class = AddressedForm
    needed_for_preview = ("nama",)

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

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        """Preview the places where readers meet a kind of event."""
        return "previews/acuan/jenis.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """Show name and mark as they stand in the form on one of its events, or on any."""
        dates: Any = apps.get_model("kegiatan.Jadwal").objects.publik(self.locale.language_code)
        own = dates.filter(page__jenis__translation_key=self.translation_key)
        date = own.last() or dates.last()
        if date is not None:
            date.page.jenis, date.jenis_lokal = self, self.nama
        return {
            "request": request,
            "bahasa_admin": language_of_writer(request),
            "objek": self,
            "jadwal": date,
        }
