"""Where Wagtail's screens about a page or snippet are."""

from typing import Any

from django.contrib.admin.utils import quote
from django.urls import NoReverseMatch, reverse
from wagtail.models import Page


def url_of(instance: Any, name: str, *more: Any) -> str:
    """Return the address of one of Wagtail's screens for a page or snippet; empty if it has none.

    Args:
        name: the screen as Wagtail calls it, such as `edit` or `revisions_compare`.
        more: what the address needs beside the object's key.
    """
    if isinstance(instance, Page):
        return reverse(f"wagtailadmin_pages:{name}", args=[instance.pk, *more])
    try:
        return reverse(
            type(instance).snippet_viewset.get_url_name(name), args=[quote(instance.pk), *more]
        )
    except NoReverseMatch:
        return ""
