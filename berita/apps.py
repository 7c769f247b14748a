"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BeritaConfig(AppConfig):
    """News."""

    name = "berita"
    verbose_name = _("News")

    def ready(self) -> None:
        """Say how its own become documents to take away, and what of it can be found."""
        from berita import dokumen, pencarian  # noqa: F401 (loading registers them)
