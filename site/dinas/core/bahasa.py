"""The two languages: which one is spoken now, and the address of a page in each."""

from django.conf import settings
from django.utils.translation import get_language

SOURCE = settings.LANGUAGE_CODE
"""The language that editors write in; its pages stand at `/`, those of others at `/<code>/`."""


def active_language() -> str:
    """Return the code of the active content language (`id` or `en`)."""
    code = (get_language() or SOURCE).split("-")[0]
    return code if code in dict(settings.LANGUAGES) else SOURCE


def prefix(language: str) -> str:
    """Return what stands before each address of `language`: nothing, or `/en`."""
    return "" if language == SOURCE else f"/{language}"


def address(url_path: str, language: str) -> str:
    """Return the address of the page with this `url_path`, without asking the database.

    A `url_path` begins with the slug of the language's home page, which no address shows.
    """
    below_home = url_path.split("/", 2)[2] if url_path.count("/") >= 2 else ""
    return f"{prefix(language)}/{below_home}"
