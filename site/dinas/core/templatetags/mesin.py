"""Numbers for machines: never a comma or a thousands point of any language."""

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.filter
def mesin(value: float | int | None) -> SafeString:
    """Write a number as SVG, JSON, CSS and addresses read it: `-7.17`, `1234`."""
    if value is None:
        return mark_safe("")
    text = f"{value:.6f}".rstrip("0").rstrip(".") if not isinstance(value, int) else str(value)
    return mark_safe(text)  # noqa: S308 (digits only)
