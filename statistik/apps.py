"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StatistikConfig(AppConfig):
    """Statistics and planting calendar."""

    name = "statistik"
    verbose_name = _("Statistics")

    def ready(self) -> None:
        """Say how its own become documents to take away, and what of it can be found."""
        from statistik import dokumen, pencarian  # noqa: F401 (loading registers them)
