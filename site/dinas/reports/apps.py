"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    """Reports on the content."""

    name = "dinas.reports"
    label = "reports"
    verbose_name = _("Reports")

    def ready(self) -> None:
        """Load the receivers."""
        from dinas.reports import signal_handlers  # noqa: F401 (loading registers them)
