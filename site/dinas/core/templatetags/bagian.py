"""Parts of templates that many pages share, as finished text."""

from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from dinas.core.keeping import in_key, kept

register = template.Library()


@register.simple_tag
def bagian(nama: str, **nilai: Any) -> SafeString:
    """Include a template that sees nothing but these values, made once for all who give the same.

    ``{% bagian "components/letterhead.html" kontak=situs.kontak %}``. All that it says comes from
    them and from the language: it must not ask the clock, the request, or whether data is saved.
    """
    key = ("core.bagian", nama, get_language(), in_key(nilai))
    return kept(key, lambda: render_to_string(nama, nilai))
