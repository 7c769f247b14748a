"""Did the text of a published object change, or only what publishing itself writes?"""

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from modelcluster.models import ClusterableModel, get_serializable_data_for_fields
from wagtail_localize.models import TranslationSource

VOLATILE = frozenset(
    {
        "alias_of",
        "depth",
        "draft_title",
        "expire_at",
        "expired",
        "first_published_at",
        "go_live_at",
        "has_unpublished_changes",
        "last_published_at",
        "latest_revision",
        "latest_revision_created_at",
        "live",
        "live_revision",
        "locked",
        "locked_at",
        "locked_by",
        "numchild",
        "owner",
        "path",
        "url_path",
        "wagtail_admin_comments",
    }
)
"""What publishing, locking, moving and commenting write; no reader's word is in it."""


def _content(data: dict[str, Any]) -> dict[str, Any]:
    return {key: _decoded(value) for key, value in data.items() if key not in VOLATILE}


def _decoded(value: Any) -> Any:
    """Read a StreamField's text as data: PostgreSQL keeps the keys in another order."""
    if isinstance(value, str) and value[:1] in ("[", "{"):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


def serialized(instance: Any) -> dict[str, Any]:
    """Return the object as wagtail-localize keeps it in a source."""
    if isinstance(instance, ClusterableModel):
        return json.loads(instance.to_json())
    fields = get_serializable_data_for_fields(instance)
    return json.loads(json.dumps(fields, cls=DjangoJSONEncoder))


def is_source_changed(source: TranslationSource) -> bool:
    """Tell whether the object says something else than when the source was last read."""
    current = _content(serialized(source.get_source_instance()))
    return current != _content(json.loads(source.content_json))
