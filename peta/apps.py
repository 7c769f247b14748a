"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PetaConfig(AppConfig):
    """Map."""

    name = "peta"
    verbose_name = _("Map")

    def ready(self) -> None:
        """Say what of it can be found."""
        from peta import pencarian  # noqa: F401 (loading registers it)
