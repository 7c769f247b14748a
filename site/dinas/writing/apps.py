"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WritingConfig(AppConfig):
    """Help for people who write: checks, counters, clean pasting."""

    name = "dinas.writing"
    label = "writing"
    verbose_name = _("Writing")
