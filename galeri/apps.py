"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GaleriConfig(AppConfig):
    """Gallery."""

    name = "galeri"
    verbose_name = _("Gallery")

    def ready(self) -> None:
        """Say what of it can be found."""
        from galeri import pencarian  # noqa: F401 (loading registers it)
