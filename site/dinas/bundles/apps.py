"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BundlesConfig(AppConfig):
    """Pages and snippets that are published together."""

    name = "dinas.bundles"
    label = "bundles"
    verbose_name = _("Publishing together")

    def ready(self) -> None:
        """Let those bundle who publish, whatever rights on tables they have."""
        from wagtail.permissions import register_permission_policy

        from dinas.bundles.models import Bundle
        from dinas.bundles.permissions import PublisherPolicy

        register_permission_policy(Bundle, PublisherPolicy(Bundle))
