"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExportConfig(AppConfig):
    """Documents that readers take away."""

    name = "dinas.export"
    label = "export"
    verbose_name = _("Documents to take away")
