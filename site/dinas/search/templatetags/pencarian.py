"""Template tags of the search page."""

from django import template

register = template.Library()


@register.filter
def kata_terpanjang(kata: str) -> str:
    """Return the longest of the reader's words: the one most worth searching for by itself."""
    return max(kata.split(), key=len, default="")
