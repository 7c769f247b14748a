"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class KegiatanConfig(AppConfig):
    """Events."""

    name = "kegiatan"
    verbose_name = _("Events")

    def ready(self) -> None:
        """Connect the receivers of the schedule; say how events are taken away and found."""
        from kegiatan import (  # noqa: F401 (loading registers them)
            dokumen,
            moments,
            pencarian,
            signal_handlers,
        )
