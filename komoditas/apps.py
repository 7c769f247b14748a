"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class KomoditasConfig(AppConfig):
    """Commodities, districts, figures."""

    name = "komoditas"
    verbose_name = _("Commodities")
