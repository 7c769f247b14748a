"""The pages for errors that a browser can't bring about, put where it can open them."""

from django.test import RequestFactory
from playwright.sync_api import Page, Route

from dinas.core import error_views

VIEWS = {
    400: error_views.bad_request,
    403: error_views.permission_denied,
    404: error_views.not_found,
    410: error_views.gone,
    500: error_views.server_error,
    503: error_views.under_maintenance,
}


def offer_error_pages(page: Page, server: str) -> list[str]:
    """Let `page` open the error pages in both languages; return their addresses."""
    answers = {}
    for prefix in ("", "/en"):
        for code, view in VIEWS.items():
            path = f"{prefix}/galat-{code}/"
            answers[server + path] = (code, view(RequestFactory().get(path)).text)
        path = f"{prefix}/galat-formulir/"
        form = error_views.csrf_failure(RequestFactory().get(path))
        answers[server + path] = (403, form.text)

    def answer(route: Route) -> None:
        status, html = answers[route.request.url]
        route.fulfill(status=status, content_type="text/html; charset=utf-8", body=html)

    page.route("**/galat-*/", answer)
    return list(answers)
