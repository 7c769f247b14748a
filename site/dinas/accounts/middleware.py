"""The guard at the admin's door."""

from collections.abc import Callable

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from dinas.accounts import devices, second_factor

GUARDED = "/cms/"
OPEN = ("/cms/logout/", "/cms/login/", "/cms/jsi18n/", "/cms/sprite/")
"""The way out, and what the pages of the login themselves may fetch."""


class SecondFactorMiddleware:
    """Lets nobody govern the site by a password alone, whichever form took it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or send who lacks a second factor to show or enrol one."""
        if not request.path_info.startswith(GUARDED) or request.path_info.startswith(OPEN):
            return self.get_response(request)
        user = request.user
        if not user.is_authenticated or not second_factor.is_required_of(user):
            return self.get_response(request)
        has_device = second_factor.has_device(user)
        if has_device and second_factor.is_shown(request):
            return self.get_response(request)
        if request.headers.get("X-Requested-With") == "XMLHttpRequest":
            raise PermissionDenied
        where = reverse("mfa_reauthenticate" if has_device else "mfa_activate_totp")
        back = request.get_full_path() if request.method == "GET" else reverse("wagtailadmin_home")
        return redirect_to_login(back, where)


class DeviceMiddleware:
    """Keeps the list of devices true when a session gets another key."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Look at people who are logged in, and only there: readers have no session."""
        if request.path_info.startswith((GUARDED, "/akun/")) and request.user.is_authenticated:
            devices.remember(request, request.user)
        return self.get_response(request)
