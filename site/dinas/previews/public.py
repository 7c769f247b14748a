"""What somebody with a link sees."""

import copy
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import override
from django.views.decorators.http import require_http_methods
from wagtail.models import Page

from dinas.core.bahasa import SOURCE
from dinas.previews.models import PreviewLink
from dinas.previews.permissions import may_share

HEADERS = {
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex, nofollow",
    "Referrer-Policy": "no-referrer",
}
PERSONAL = ("HTTP_COOKIE", "HTTP_AUTHORIZATION")


@require_http_methods(["GET"])
def show(request: HttpRequest, token: str) -> HttpResponse:
    """Show the draft under a banner, or a page that says the link is over."""
    link = PreviewLink.objects.select_related("revision", "created_by").filter(token=token).first()
    response = _draft(request, link) if link is not None and link.is_open else None
    if link is None or response is None:
        response = _over(request)
    else:
        link.note_opening()
    for name, value in HEADERS.items():
        response[name] = value
    return response


def _over(request: HttpRequest) -> HttpResponse:
    """Say the same for every link that doesn't open, so that nothing can be learned by trying."""
    with override(SOURCE):
        html = render_to_string("previews/over.html", {"request": request})
    return HttpResponse(html, status=404)


def _draft(request: HttpRequest, link: PreviewLink) -> HttpResponse | None:
    instance = link.resolve()
    # A page that was closed to readers since is closed for links of those who only write it.
    if instance is None or _is_closed_for(link.created_by, instance):
        return None
    draft = link.draft_of(instance)
    language = draft.locale.language_code if hasattr(draft, "locale") else SOURCE
    with override(language):
        try:
            answer = draft.make_preview_request(
                _without_person(request), draft.default_preview_mode
            )
        except Http404:
            return None
    if answer.status_code != 200:
        return None
    with override(language):
        banner = render_to_string("previews/banner.html", {"link": link})
    response = HttpResponse(_with_banner(answer.content.decode(), banner))
    response["Content-Language"] = language
    # Its scripts carry the mark of the inner request.
    if policy := answer.get("Content-Security-Policy"):
        response["Content-Security-Policy"] = policy
    return response


def _is_closed_for(user: Any, instance: Any) -> bool:
    return (
        isinstance(instance, Page)
        and instance.get_view_restrictions().exists()
        and not may_share(user, instance)
    )


def _without_person(request: HttpRequest) -> HttpRequest:
    """Return the request without the reader's session: a link shows everyone the same."""
    anonymous = copy.copy(request)
    anonymous.META = {key: value for key, value in request.META.items() if key not in PERSONAL}
    return anonymous


def _with_banner(html: str, banner: SafeString) -> str:
    start = html.find("<body")
    end = html.find(">", start) + 1
    return html[:end] + banner + html[end:] if start >= 0 else banner + html
