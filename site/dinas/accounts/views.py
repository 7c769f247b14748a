"""What the editor's page asks while somebody writes, and the enrolment of a telephone."""

from typing import Any

from allauth.mfa.totp.views import ActivateTOTPView
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.views.decorators.http import require_GET

from dinas.accounts import second_factor


class EnrolView(ActivateTOTPView):
    """Enrols a telephone; who has just shown its code has shown a second factor."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Keep the device and let its owner go on."""
        response = super().form_valid(form)
        second_factor.note_enrolment(self.request)
        return response


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
