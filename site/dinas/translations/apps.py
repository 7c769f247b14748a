"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TranslationsConfig(AppConfig):
    """The board of translations and what keeps them in step."""

    name = "dinas.translations"
    label = "translations"
    verbose_name = _("Translations")
