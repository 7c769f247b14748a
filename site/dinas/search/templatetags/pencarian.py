"""Template tags of the search page."""

import re

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.filter
def tandai(teks: str, kata: str) -> SafeString:
    """Mark the reader's words in a text; the text is escaped first, piece by piece.

    A word is marked where it begins one: `tani` marks *petani* no more than `padi` marks *kapadi*.
    """
    words = [re.escape(word) for word in kata.split()]
    if not words or not teks:
        return conditional_escape(teks)
    pieces = re.split(rf"\b((?:{'|'.join(words)})\w*)", str(teks), flags=re.IGNORECASE)
    marked = [
        format_html("<mark>{}</mark>", piece) if index % 2 else conditional_escape(piece)
        for index, piece in enumerate(pieces)
    ]
    return mark_safe("".join(marked))  # noqa: S308 (every piece is escaped above)


@register.filter
def kata_terpanjang(kata: str) -> str:
    """Return the longest of the reader's words: the one most worth searching for by itself."""
    return max(kata.split(), key=len, default="")
