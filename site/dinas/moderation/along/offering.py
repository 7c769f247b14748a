"""Which of Wagtail's actions on many things a person is offered at all."""

from typing import Any

from django.db.models import Model
from wagtail.models import Page
from wagtail.permissions import policy_registry

PAGE_RIGHTS = {"publish": "publish", "unpublish": "publish", "move": "add"}
"""What an action on pages asks for; the others ask each page."""


def may_do_to_some(user: Any, model: type[Model], action_type: str) -> bool:
    """Tell whether there may be something that the user could do this to.

    Wagtail offers every action to everybody and refuses it afterwards, thing by thing.
    """
    if issubclass(model, Page):
        right = PAGE_RIGHTS.get(action_type, "change")
    else:
        right = "delete" if action_type == "delete" else "change"
    return bool(policy_registry.get_by_type(model).user_has_permission(user, right))
