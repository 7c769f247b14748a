"""What the editor's page asks while somebody writes."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.views.decorators.http import require_GET


@require_GET
def session_state(request: HttpRequest) -> JsonResponse:
    """Say who is logged in, with a fresh token for forms that are older than the login.

    Nobody gets here without a login: Wagtail answers a script with 403 instead.
    """
    return JsonResponse({"pengguna": request.user.pk, "token": get_token(request)})


@require_GET
def logged_in_again(request: HttpRequest) -> HttpResponse:
    """Send the person back to the tab in which her words wait."""
    return render(request, "accounts/masuk_lagi.html")
