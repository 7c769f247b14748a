"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BundlesConfig(AppConfig):
    """Pages and snippets that are published together."""

    name = "dinas.bundles"
    label = "bundles"
    verbose_name = _("Publishing together")
