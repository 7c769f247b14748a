"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OperationsConfig(AppConfig):
    """Backups, the health of the site and its move to another place."""

    name = "dinas.operations"
    label = "operations"
    verbose_name = _("Site operation")
