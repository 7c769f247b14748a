"""Links between pages inside running text."""

from collections.abc import Iterable
from typing import Any

from django.db.models import F
from django.utils.html import format_html
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from dinas.core.bahasa import active_language, address
from dinas.core.query import is_restricted


class LocalizedPageLinkHandler(PageLinkHandler):
    """Leads to a page in the reader's language, in two queries however many links a text has.

    Where the page has no public translation the link leads to the original and says its language.
    A page that is not public keeps its words and loses its link.
    """

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, Any]]) -> list[str]:
        """Return the opening tags for links to pages, in order."""
        keys = {str(attrs.get("id")) for attrs in attrs_list}
        chosen = {
            str(page.pk): page
            for page in _public(Page.objects.filter(pk__in=[key for key in keys if key.isdigit()]))
        }
        language = active_language()
        translated = {
            page.translation_key: page
            for page in _public(
                Page.objects.filter(
                    translation_key__in=[page.translation_key for page in chosen.values()],
                    locale__language_code=language,
                    alias_of__isnull=True,
                )
            )
        }
        return [
            _opening_tag(chosen.get(str(attrs.get("id"))), translated, language)
            for attrs in attrs_list
        ]


def _public(pages: Any) -> Iterable[Any]:
    return pages.filter(~is_restricted(), live=True).annotate(bahasa=F("locale__language_code"))


def _opening_tag(page: Any, translated: dict[Any, Any], language: str) -> str:
    if page is None:
        return "<a>"
    page = translated.get(page.translation_key, page)
    href = address(page.url_path, page.bahasa)
    if page.bahasa == language:
        return format_html('<a href="{}">', href)
    return format_html('<a href="{}" hreflang="{}">', href, page.bahasa)
