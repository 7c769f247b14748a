"""Categories of news: few, kept by moderators, in both languages."""

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


class KategoriBerita(PreviewModes, PreviewableMixin, TranslatableMixin, models.Model):
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
        NamePanel("nama", targets=["kode"], placeholder=_("Name of the category*")),
        FieldPanel("kode", widget=SlugInput),
        FieldPanel("urutan"),
    ]

    base_form_class = AddressedForm
    needed_for_preview = ("nama",)

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

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        """Preview the places where readers meet a category."""
        return "previews/acuan/kategori.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """Show the name as it stands in the form on its newest article, or on the newest of all."""
        articles = apps.get_model("berita.BeritaPage").objects.untuk_daftar(
            self.locale.language_code
        )
        own = articles.filter(kategori__translation_key=self.translation_key)
        article = own.first() or articles.first()
        if article is not None:
            article.kategori_lokal = self.nama
        return {
            "request": request,
            "bahasa_admin": language_of_writer(request),
            "objek": self,
            "berita": article,
        }
