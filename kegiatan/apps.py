"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class KegiatanConfig(AppConfig):
    """Events."""

    name = "kegiatan"
    verbose_name = _("Events")

    def ready(self) -> None:
        """Connect the receivers that write the schedule, and say how events become documents."""
        from kegiatan import dokumen, signal_handlers  # noqa: F401 (loading registers them)
