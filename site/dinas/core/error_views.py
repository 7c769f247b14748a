"""The pages for errors: in the address's language, and without a query to the database.

They stand on a template of their own, so that they work when nothing else does.
"""

import sys

from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.utils import translation
from django.utils.translation import get_language_from_path

from dinas.core.full_disk import is_full_disk

RETRY_AFTER_S = 600
"""After so long search engines and feed readers may come again during maintenance."""


def _page(request: HttpRequest, template: str, status: int) -> HttpResponse:
    language = get_language_from_path(request.path_info) or "id"
    with translation.override(language):
        html = loader.render_to_string(template, {"request": request, "language": language})
    response = HttpResponse(html, status=status)
    response["Content-Language"] = language
    response["Cache-Control"] = "no-store"
    return response


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that the address or what was sent can't be used (400)."""
    return _page(request, "400.html", 400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that the page is not for this reader (403)."""
    return _page(request, "403.html", 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that there is no such page, with a search box and ways on (404)."""
    return _page(request, "404.html", 404)


def gone(request: HttpRequest) -> HttpResponse:
    """Say that the page was taken away for good (410)."""
    return _page(request, "410.html", 410)


def method_not_allowed(request: HttpRequest, allowed: list[str]) -> HttpResponse:
    """Say that pages can only be read (405)."""
    response = _page(request, "400.html", 405)
    response["Allow"] = ", ".join(allowed)
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """Say that the fault is ours (500), or that the disk is full (507)."""
    if is_full_disk(sys.exc_info()[1]):
        return _page(request, "507.html", 507)
    return _page(request, "500.html", 500)


def under_maintenance(request: HttpRequest) -> HttpResponse:
    """Say that the site is being worked on, and when programs may ask again (503)."""
    response = _page(request, "503.html", 503)
    response["Retry-After"] = str(RETRY_AFTER_S)
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that the form is too old to be believed (403)."""
    return _page(request, "403_csrf.html", 403)
