"""Who else has the same translation open: Wagtail shows it in its own forms only."""

from typing import Any

from django.contrib.admin.utils import quote
from django.urls import reverse
from wagtail.admin.ui.editing_sessions import EditingSessionsModule
from wagtail.models import Page


class Companions(EditingSessionsModule):
    """The people at the head of the translation editor, asked of Wagtail's own address.

    Wagtail's part also asks before it saves over a newer version. Here each segment is sent by
    itself, so that there is no version to be compared.
    """

    template_name = "moderation/companions.html"


def companions_of(instance: Any) -> Companions:
    """Return the part for a page or snippet; the browser's first question begins the session."""
    model: Any = Page if isinstance(instance, Page) else type(instance)
    place = (model._meta.app_label, model._meta.model_name, quote(instance.pk))
    return Companions(
        None,
        reverse("wagtailadmin_editing_sessions:ping", args=[*place, 0]),
        reverse("wagtailadmin_editing_sessions:release", args=[0]),
        [],
    )
