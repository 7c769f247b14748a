"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    """Home."""

    name = "home"
    verbose_name = _("Home")

    def ready(self) -> None:
        """Say when the home page changes by itself."""
        from home import moments  # noqa: F401 (loading registers it)
