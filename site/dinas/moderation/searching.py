"""The search for pages in the admin."""

from typing import Any

from wagtail.admin.views.pages.search import SearchView
from wagtail.models import Page


class PageSearchView(SearchView):
    """Says what it counts: Wagtail 8.0 writes "1-4 of 4 None"."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Name what is found, one and several."""
        return super().get_context_data(**kwargs) | {
            "verbose_name": Page._meta.verbose_name,
            "verbose_name_plural": Page._meta.verbose_name_plural,
        }
