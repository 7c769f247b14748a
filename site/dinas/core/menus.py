"""Entries of the admin's menus that not everybody sees."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from wagtail.admin.menu import MenuItem


class PermittedMenuItem(MenuItem):
    """An entry that stands in the menu of those only who may open what it leads to.

    The view behind it asks the same question again: an entry that isn't there closes nothing.
    """

    def __init__(
        self, label: Any, url: Any, *, permitted: Callable[[Any], bool], **kwargs: Any
    ) -> None:
        super().__init__(label, url, **kwargs)
        self.permitted = permitted

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask for the person who is logged in."""
        return self.permitted(request.user)
