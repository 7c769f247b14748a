"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DashboardConfig(AppConfig):
    """The first screen of the admin, by role."""

    name = "dinas.dashboard"
    label = "dashboard"
    verbose_name = _("Dashboard")
