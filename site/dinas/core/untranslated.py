"""The answer where a translation is missing: a page that says so and offers the source."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from wagtail.models import Page

from dinas.core.bahasa import active_language, address
from dinas.core.routing import Untranslated


def untranslated(request: HttpRequest, result: Untranslated) -> HttpResponse:
    """Offer the source page in place of a translation that does not exist yet."""
    language = active_language()
    if isinstance(result.source, Page):
        moved = (
            type(result.source)
            .objects.public_in(language)
            .filter(translation_key=result.source.translation_key)
            .first()
        )
        target = address(moved.url_path, language) if moved else request.path_info
        if target != request.path_info:
            return HttpResponseRedirect(target)
    response = TemplateResponse(
        request,
        "pages/belum_diterjemahkan.html",
        {
            "page": result.root,
            "sumber": result.source,
            "alamat_sumber": request.path_info.removeprefix(f"/{language}"),
        },
    )
    response["X-Robots-Tag"] = "noindex"
    response["Content-Language"] = language
    return response
