"""The office's contact facts: one set for the whole site and both languages."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


@register_setting(icon="mail")
class KontakSetting(BaseSiteSetting):
    """Address, telephone and the like. What is not known stays empty and is shown as such."""

    jalan = models.CharField(_("street and number"), max_length=200, blank=True)
    kelurahan = models.CharField(_("village"), max_length=100, blank=True)
    kecamatan = models.CharField(_("district"), max_length=100, blank=True)
    kabupaten = models.CharField(_("regency"), max_length=100, blank=True)
    provinsi = models.CharField(_("province"), max_length=100, blank=True)
    kode_pos = models.CharField(_("post code"), max_length=10, blank=True)
    telepon = models.CharField(_("telephone"), max_length=30, blank=True)
    surel = models.EmailField(_("e-mail"), blank=True)
    jam_layanan = models.CharField(_("opening hours, Indonesian"), max_length=200, blank=True)
    jam_layanan_en = models.CharField(_("opening hours, English"), max_length=200, blank=True)
    lintang = models.DecimalField(
        _("latitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    bujur = models.DecimalField(
        _("longitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    terkonfirmasi = models.BooleanField(
        _("confirmed"),
        default=False,
        help_text=_("Until this is set, readers are told that the facts await confirmation."),
    )
    instagram = models.URLField(_("Instagram address"), blank=True)
    facebook = models.URLField(_("Facebook address"), blank=True)

    panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [
                FieldPanel("jalan"),
                FieldPanel("kelurahan"),
                FieldPanel("kecamatan"),
                FieldPanel("kabupaten"),
                FieldPanel("provinsi"),
                FieldPanel("kode_pos"),
                FieldPanel("lintang"),
                FieldPanel("bujur"),
            ],
            heading=_("Address"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("telepon"),
                FieldPanel("surel"),
                FieldPanel("jam_layanan"),
                FieldPanel("jam_layanan_en"),
                FieldPanel("instagram"),
                FieldPanel("facebook"),
            ],
            heading=_("Contact"),
        ),
        FieldPanel("terkonfirmasi"),
    ]

    class Meta:
        verbose_name = _("Office contact")

    def __str__(self) -> str:
        return str(_("Office contact"))

    @property
    def telepon_tautan(self) -> str:
        """The number as a `tel:` address: digits only, the country code in front."""
        digits = "".join(character for character in self.telepon if character.isdigit())
        return f"tel:+62{digits.removeprefix('0')}" if digits else ""
