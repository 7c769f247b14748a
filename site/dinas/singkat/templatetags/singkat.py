"""Template tags for short addresses."""

from typing import Any

from django import template
from wagtail.models import Page

from dinas.singkat.codes import kode_untuk

register = template.Library()


@register.simple_tag
def kode_singkat(subject: Any) -> str:
    """Return the code of a page or a commodity; nothing where its address would lead nowhere.

    That is so while it isn't saved, and for what stands behind a password: a page that is served
    knows that of itself.
    """
    if not getattr(subject, "pk", None) or getattr(subject, "is_dibatasi", False):
        return ""
    return kode_untuk("halaman" if isinstance(subject, Page) else "komoditas", subject.pk)
