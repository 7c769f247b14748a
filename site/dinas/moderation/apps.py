"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ModerationConfig(AppConfig):
    """Moderation of pages, snippets, files and translations."""

    name = "dinas.moderation"
    label = "moderation"
    verbose_name = _("Moderation")

    def ready(self) -> None:
        """Connect the receivers and put the stricter policy over uploaded files."""
        from dinas.moderation import (  # noqa: F401 (loading registers them)
            dates,
            deciding,
            files,
            locale_sync,
            notices,
            signal_handlers,
            texts,
            unattended,
            values,
        )
        from dinas.moderation.along.snippets import register_views

        dates.write_in_figures()
        deciding.register_views()
        files.register_policies()
        locale_sync.register_form()
        register_views()
        values.register()
        notices.tell_once_and_in_time()
