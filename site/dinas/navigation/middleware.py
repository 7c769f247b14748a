"""Sends readers from old addresses to the new ones."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseRedirect
from django.utils.cache import patch_cache_control

from dinas.core.error_views import gone
from dinas.navigation.redirects import tujuan

GetResponse = Callable[[HttpRequest], HttpResponse]


class OldAddressMiddleware:
    """Looks for a redirect when nothing stands at an address; other requests cost nothing."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; instead of 404 lead to the new address, or say that the page is gone (410)."""
        response = self.get_response(request)
        if response.status_code != 404 or request.method not in {"GET", "HEAD"}:
            return response
        found = tujuan(request)
        if found is None:
            return response
        if not found.href:
            return gone(request)
        kind = HttpResponsePermanentRedirect if found.is_permanent else HttpResponseRedirect
        moved = kind(found.href)
        # A browser keeps a 301 for ever; after renaming back, two of them would make a circle.
        patch_cache_control(moved, public=True, max_age=0, must_revalidate=True)
        return moved
