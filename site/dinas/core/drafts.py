"""Pages and snippets with drafts, found by what an address or a row says of them."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.http import Http404
from wagtail.models import DraftStateMixin, Page


def find_draftable(content_type_id: int, object_id: str) -> Any | None:
    """Return the page or snippet with drafts, or nothing when it is gone or of another kind."""
    content_type = ContentType.objects.filter(pk=content_type_id).first()
    model = content_type.model_class() if content_type else None
    if model is None or not issubclass(model, DraftStateMixin):
        return None
    try:
        found = model._default_manager.filter(pk=object_id).first()
    except (ValueError, ValidationError):
        return None
    return found.specific if isinstance(found, Page) else found


def draftable_or_404(content_type_id: int, object_id: str) -> Any:
    """Return the page or snippet with drafts.

    Raises:
        Http404: it is gone, or nothing of its kind has drafts.
    """
    found = find_draftable(content_type_id, object_id)
    if found is None:
        raise Http404
    return found


def content_type_of(instance: Any) -> ContentType:
    """Return the type under which an object is kept: for a page that of its own kind."""
    return ContentType.objects.get_for_model(type(instance))
