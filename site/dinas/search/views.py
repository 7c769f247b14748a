"""The search page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe
from wagtail.models import Page

from dinas.core.bahasa import active_language
from dinas.core.paging import page_of
from dinas.core.query import is_restricted
from dinas.search.query import clean

PER_PAGE = 10


@require_safe
def cari(request: HttpRequest) -> HttpResponse:
    """Show the public pages of the language that hold the reader's words."""
    typed = request.GET.get("q", "")[:200]
    words = clean(typed)
    context: dict[str, Any] = {"q": typed, "kata": words, "halaman": None}
    if words:
        # The index answers filters on few fields only, so the public pages are named by their keys.
        allowed = Page.objects.filter(
            ~is_restricted(),
            live=True,
            alias_of__isnull=True,
            locale__language_code=active_language(),
            depth__gt=2,
        )
        pages = Page.objects.filter(pk__in=allowed.values("pk")).specific().select_related("locale")
        context["halaman"] = page_of(request, pages.search(words), PER_PAGE)
    return TemplateResponse(request, "pages/cari.html", context)
