"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class KomoditasConfig(AppConfig):
    """Commodities, districts, figures."""

    name = "komoditas"
    verbose_name = _("Commodities")

    def ready(self) -> None:
        """Say how its own become documents to take away, and what of it can be found."""
        from komoditas import dokumen, pencarian  # noqa: F401 (loading registers them)
