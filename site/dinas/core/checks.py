"""House rules that code can check, run by `manage.py check`."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error, register
from wagtail.models import Page


def _own_bases(model: type) -> Iterator[type]:
    return (base for base in model.__mro__ if not base.__module__.startswith("wagtail"))


@register()
def page_types_state_their_place(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Every page type of ours says where it may stand and what may stand below it."""
    faults: list[CheckMessage] = []
    for model in apps.get_models():
        ours = issubclass(model, Page) and not model.__module__.startswith("wagtail")
        if not ours:
            continue
        faults.extend(
            Error(
                f"{model.__name__} does not set {rule}.",
                hint="Without it the page type can be put anywhere in the tree.",
                obj=model,
                id="core.E001",
            )
            for rule in ("parent_page_types", "subpage_types")
            if not any(rule in vars(base) for base in _own_bases(model))
        )
    return faults
