"""Template tags for previews."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag(takes_context=True)
def skema_pratinjau(context: Any) -> SafeString:
    """Write the attribute that holds a preview in the scheme it was asked for; else nothing."""
    # Readers' requests have none: asking for it in the template costs an error each time.
    scheme = getattr(context.get("request"), "preview_scheme", "")
    return format_html(' data-scheme="{}"', scheme) if scheme else SafeString("")
