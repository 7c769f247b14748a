"""What the admin gets from the site as a whole."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogFormatter
from wagtail.rich_text.feature_registry import FeatureRegistry

from dinas.core.rich_text import LocalizedPageLinkHandler
from dinas.core.scheduling import EXPIRE_FAILED, PUBLISH_FAILED, reason_in_words
from dinas.core.versions import note_autosave

hooks.register("before_edit_page", note_autosave)
hooks.register("before_edit_snippet", note_autosave)


@hooks.register("register_icons")
def register_icons(icons: list[str]) -> list[str]:
    """Add the site's own drawings to the admin's icons."""
    return [*icons, "icons/leaf.svg"]


@hooks.register("register_rich_text_features", order=10)
def register_page_links(features: FeatureRegistry) -> None:
    """Let links in running text follow the reader's language."""
    features.register_link_type(LocalizedPageLinkHandler)


@hooks.register("register_log_actions")
def register_failures(actions: Any) -> None:
    """Show in the history what should have happened at its time and did not."""

    class FailureFormatter(LogFormatter):
        """Says why."""

        def format_message(self, log_entry: Any) -> str:
            """Return the reason, in words."""
            reason = reason_in_words(log_entry.data.get("reason", ""))
            if log_entry.action == PUBLISH_FAILED:
                return _("Not published at its time. %(reason)s") % {"reason": reason}
            return _("Not taken down at its time. %(reason)s") % {"reason": reason}

    class PublishFailure(FailureFormatter):
        label = gettext_lazy("Not published at its time")

    class ExpireFailure(FailureFormatter):
        label = gettext_lazy("Not taken down at its time")

    actions.register_action(PUBLISH_FAILED)(PublishFailure)
    actions.register_action(EXPIRE_FAILED)(ExpireFailure)
