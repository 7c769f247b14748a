"""Approving or publishing that fails: told in words, and nothing has changed."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from wagtail.admin.localization import get_localized_response

PUBLISHING = {"workflow_action", "wagtail_bulk_action"}
"""The views by which something is published without its form, which would say what is wrong."""


class PublishingFailureMiddleware:
    """Leads back to where the button was, with the reason, instead of to an error page.

    Publishing checks an object once more. What was right on submitting can be wrong by then: the
    address, for one, was taken in the meantime.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the request pass."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Tell what Wagtail's view has no words for."""
        match = request.resolver_match
        if not isinstance(exception, ValidationError) or match is None:
            return None
        if match.url_name not in PUBLISHING or not request.user.is_authenticated:
            return None

        def answer(request: HttpRequest) -> HttpResponse:
            return _explained(request, exception)

        # The middleware stands outside of what gives the admin its language.
        return get_localized_response(answer, request)


def _explained(request: HttpRequest, error: ValidationError) -> HttpResponse:
    reasons = " ".join(error.messages)
    text = _("It was not published, and nothing has changed. %(reason)s") % {"reason": reasons}
    messages.error(request, text)
    back = request.headers.get("referer", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}):
        back = reverse("wagtailadmin_home")
    if request.headers.get("x-requested-with") == "XMLHttpRequest":
        return JsonResponse({"step": "success", "redirect": back})
    return redirect(back)
