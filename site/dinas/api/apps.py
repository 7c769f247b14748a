"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApiConfig(AppConfig):
    """The open API."""

    name = "dinas.api"
    verbose_name = _("Open data for programs")
