"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SingkatConfig(AppConfig):
    """Short addresses."""

    name = "dinas.singkat"
    verbose_name = _("Short addresses")
