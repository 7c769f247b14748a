"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BeritaConfig(AppConfig):
    """News."""

    name = "berita"
    verbose_name = _("News")
