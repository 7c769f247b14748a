"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HalamanConfig(AppConfig):
    """Pages."""

    name = "halaman"
    verbose_name = _("Pages")
