"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HandbookConfig(AppConfig):
    """The handbook, inside the admin."""

    name = "dinas.handbook"
    label = "handbook"
    verbose_name = _("Handbook")
