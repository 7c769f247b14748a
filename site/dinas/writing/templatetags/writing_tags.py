"""What the admin's templates ask about a text."""

from typing import Any

from django import template
from django.templatetags.static import static

from dinas.writing.checks import Finding, findings_of

register = template.Library()

DRAWN = frozenset(
    {
        "albumpage", "beritaindexpage", "beritapage", "formulirpage", "galeripage", "halamanpage",
        "homepage", "kalendertanampage", "kegiatanindexpage", "kegiatanpage",
        "komoditasindexpage", "petapage", "statistikpage", "videopage",
    }
)  # fmt: skip
"""The page types that have a drawing of their own in `static/img/jenis/`."""


@register.simple_tag
def text_checks(instance: Any) -> list[Finding]:
    """Return the remarks on a saved draft; none for one that was never saved."""
    return findings_of(instance) if instance is not None and instance.pk else []


@register.simple_tag
def page_type_picture(model_name: str) -> str:
    """Return the address of the small drawing of a page type."""
    return static(f"img/jenis/{model_name if model_name in DRAWN else 'halamanpage'}.svg")
