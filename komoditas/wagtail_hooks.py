"""Registers the admin's views of commodities."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.models import register_snippet

from komoditas.viewsets import AcuanViewSetGroup

register_snippet(AcuanViewSetGroup)


@hooks.register("register_log_actions")
def register_import_actions(actions: LogActionRegistry) -> None:
    """Name what happens to imports of figures, for the log."""
    for name, words in (
        ("impor_diterapkan", _("Import of figures published")),
        ("impor_dibatalkan", _("Import of figures undone")),
        ("impor_ditolak", _("Import of figures sent back")),
    ):
        actions.register_action(f"komoditas.{name}", words, words)
