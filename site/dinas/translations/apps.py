"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TranslationsConfig(AppConfig):
    """The board of translations and what keeps them in step."""

    name = "dinas.translations"
    label = "translations"
    verbose_name = _("Translations")

    def ready(self) -> None:
        """Name in words what Wagtail names in English."""
        from dinas.translations.labels import name_in_words

        name_in_words()
