"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HalamanConfig(AppConfig):
    """Pages."""

    name = "halaman"
    verbose_name = _("Pages")

    def ready(self) -> None:
        """Say how its own become documents to take away."""
        from halaman import dokumen  # noqa: F401 (loading registers them)
