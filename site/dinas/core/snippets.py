"""Snippets' screens in the admin, open to what other apps add."""

from typing import Any

from django.utils.functional import cached_property
from wagtail import hooks
from wagtail.snippets.views.snippets import EditView

HEADER_BUTTONS = "register_snippet_header_buttons"
"""A hook like Wagtail's for pages: `fn(snippet, user)` gives buttons for the menu of the form."""


class OpenEditView(EditView):
    """The form of a snippet, whose menu holds what the hook gives, as a page's does."""

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        """Return Wagtail's buttons and the hook's."""
        buttons = list(super().header_more_buttons)
        for hook in hooks.get_hooks(HEADER_BUTTONS):
            buttons.extend(hook(self.object, self.request.user))
        return buttons
