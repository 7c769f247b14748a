"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TrashConfig(AppConfig):
    """What was deleted."""

    name = "dinas.trash"
    label = "trash"
    verbose_name = _("Trash")

    def ready(self) -> None:
        """Keep what somebody deletes, in the transaction that deletes it."""
        from dinas.trash.signal_handlers import watch

        watch()
