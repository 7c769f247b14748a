"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PreviewsConfig(AppConfig):
    """Links to drafts for people without an account."""

    name = "dinas.previews"
    label = "previews"
    verbose_name = _("Preview links")

    def ready(self) -> None:
        """Offer more ways to look at a draft."""
        from dinas.previews.modes import register_modes

        register_modes()
