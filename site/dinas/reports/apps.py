"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    """Reports on the content."""

    name = "dinas.reports"
    label = "reports"
    verbose_name = _("Reports")
