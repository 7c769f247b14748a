"""Small middlewares: headers, caches and input that no page can use."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.translation import activate, get_language_from_path

from dinas.core import admin_guard
from dinas.core.error_views import bad_request, under_maintenance

ALWAYS_OPEN = ("/cms/", "/akun/", "/static/", "/media/")
"""What editors need during maintenance; neither styles nor pictures are pages."""

ADMIN_PATHS = ("/cms/", "/akun/", "/documents/", "/_util/")

GetResponse = Callable[[HttpRequest], HttpResponse]


class SecurityHeadersMiddleware:
    """Sets the headers that Django has no setting for."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, with the headers added."""
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response


class PolicyMiddleware:
    """Gives the admin its own Content-Security-Policy; public pages keep the strict one."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, under the policy of the path."""
        response = self.get_response(request)
        if request.path_info.startswith("/cms/"):
            response._csp_config = settings.ADMIN_CSP  # type: ignore[attr-defined]  # Django's own hook
        return response


KEPT_UNLESS_TOLD = {200, 301, 308}
"""What browsers keep if nothing is said: old addresses for good, though a page may return there."""


class CacheHeadersMiddleware:
    """Says what caches may keep: public pages for everybody, anything with a session for nobody.

    Unprefixed addresses are always Indonesian, so the language header that LocaleMiddleware adds
    to `Vary` would only make a shared cache keep one copy a browser.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, with Cache-Control and Vary set."""
        response = self.get_response(request)
        self._drop_accept_language(response)
        if self._is_personal(request):
            if not response.has_header("Cache-Control"):
                patch_cache_control(response, private=True, no_store=True)
        elif (
            request.method in {"GET", "HEAD"}
            and response.status_code in KEPT_UNLESS_TOLD
            and not response.has_header("Cache-Control")
        ):
            # Kept, but asked about each time: a published change is seen at once.
            patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
        return response

    @staticmethod
    def _is_personal(request: HttpRequest) -> bool:
        return settings.SESSION_COOKIE_NAME in request.COOKIES or request.path_info.startswith(
            ADMIN_PATHS
        )

    @staticmethod
    def _drop_accept_language(response: HttpResponse) -> None:
        kept = [
            name.strip()
            for name in response.get("Vary", "").split(",")
            if name.strip() and name.strip().lower() != "accept-language"
        ]
        if kept:
            response["Vary"] = ", ".join(kept)
        elif response.has_header("Vary"):
            del response["Vary"]


class MaintenanceMiddleware:
    """Closes the public site while the setting MAINTENANCE is on; the admin stays open."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or say that the site is being worked on, without asking the database."""
        if settings.MAINTENANCE and not request.path_info.startswith(ALWAYS_OPEN):
            activate(get_language_from_path(request.path_info) or settings.LANGUAGE_CODE)
            return under_maintenance(request)
        return self.get_response(request)


class BadInputMiddleware:
    """Refuses addresses and forms that no page can use."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or refuse a NUL character in the path or in a parameter with 400."""
        if "\x00" in request.path_info or any(
            "\x00" in part for key, values in request.GET.lists() for part in (key, *values)
        ):
            activate(get_language_from_path(request.path_info) or settings.LANGUAGE_CODE)
            return bad_request(request)
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Refuse a form without a field that its page always sends: Wagtail reads them unasked."""
        if isinstance(exception, MultiValueDictKeyError):
            return bad_request(request)
        return admin_guard.refused(request, exception)
