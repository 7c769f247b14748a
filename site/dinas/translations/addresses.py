"""Where pages and snippets are edited and compared."""

from typing import Any

from django.contrib.admin.utils import quote
from django.urls import reverse
from wagtail.models import Page, Revision


def edit_url(model: Any, pk: Any) -> str:
    """Return the address at which a page or snippet is edited."""
    if issubclass(model, Page):
        return reverse("wagtailadmin_pages:edit", args=[pk])
    return reverse(model.snippet_viewset.get_url_name("edit"), args=[quote(pk)])


def compare_url(instance: Any, revision: Revision) -> str:
    """Return the address that shows a version beside what readers see."""
    if isinstance(instance, Page):
        name = "wagtailadmin_pages:revisions_compare"
    else:
        name = instance.snippet_viewset.get_url_name("revisions_compare")
    return reverse(name, args=[quote(instance.pk), "live", revision.pk])
