"""App configuration."""

from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class OperationsConfig(AppConfig):
    """Backups, the health of the site and its move to another place."""

    name = "dinas.operations"
    label = "operations"
    verbose_name = _("Site operation")

    def ready(self) -> None:
        """Tell Sentry of faults, where the environment names one."""
        if settings.SENTRY_DSN:
            from dinas.operations import sentry, versions

            sentry.start(settings.SENTRY_DSN, versions.site_version())
