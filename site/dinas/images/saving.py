"""Saving data: readers who ask for it get pages without pictures, so that none is fetched.

Styles can only hide a picture that is already on its way, and a script comes after the browser has
asked for the first one. So the page itself leaves them out.
"""

from collections.abc import Callable
from contextvars import ContextVar

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

COOKIE = "hemat"
"""The reader's own choice, `1` or `0`; there is none until the switch is used."""

_saving: ContextVar[bool] = ContextVar("saving_data", default=False)


def is_saving() -> bool:
    """Say whether the reader of the page at hand saves data."""
    return _saving.get()


def wants_to_save(request: HttpRequest) -> bool:
    """Say whether the reader chose so here, or else the device does for all sites."""
    chosen = request.COOKIES.get(COOKIE)
    if chosen in {"0", "1"}:
        return chosen == "1"
    return request.headers.get("Save-Data", "").lower() == "on"


class SaveDataMiddleware:
    """Lets the pictures of a page know what its reader wants; feeds and the admin keep theirs."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and say in `Vary` that a page depends on the choice."""
        is_page = request.path_info.endswith("/") and not request.path_info.startswith("/cms/")
        token = _saving.set(is_page and wants_to_save(request))
        try:
            response = self.get_response(request)
        finally:
            _saving.reset(token)
        if is_page:
            patch_vary_headers(response, ("Save-Data", "Cookie"))
        return response
