"""Addresses from titles: readable, in Latin letters whatever the title's script, never empty."""

from anyascii import anyascii
from django.utils.text import slugify

LONGEST = 80
"""Longer addresses are cut at a word, so that they can still be read out and printed."""

RESERVED = frozenset(
    {
        "api",
        "cari",
        "cms",
        "documents",
        "en",
        "id",
        "k",
        "masukan",
        "media",
        "page",
        "static",
        "_util",
    }
)
"""First parts of addresses that belong to the site itself or to the other language."""


def slug_from(title: str, *, fallback: str) -> str:
    """Return the address part for a title.

    Args:
        fallback: used when the title has no letter or digit in any script.
    """
    slug = slugify(anyascii(title)) or slugify(fallback) or "halaman"
    if len(slug) > LONGEST:
        slug = slug[: LONGEST + 1].rpartition("-")[0] or slug[:LONGEST]
    return slug.strip("-_")
