"""The addresses of documents: `unduh.pdf` and `unduh.docx` beside a page."""

from collections.abc import Callable
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from wagtail.models import Page
from wagtail.wagtail_hooks import check_view_restrictions

from dinas.core.bahasa import active_language
from dinas.core.error_views import method_not_allowed
from dinas.core.routing import Untranslated, resolve
from dinas.core.untranslated import untranslated
from dinas.export.document import Document
from dinas.export.keeping import made, mark_of
from dinas.export.layout import TooLargeError
from dinas.export.letterhead import Letterhead, letterhead_for
from dinas.export.pdf import pdf_from
from dinas.export.registry import subject_below, to_document
from dinas.export.typesetting import CannotMakeError
from dinas.export.word import word_from
from dinas.images.naming import content_disposition, download_name

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KINDS: dict[str, tuple[str, Callable[[Document, Letterhead], bytes]]] = {
    "pdf": ("application/pdf", pdf_from),
    "docx": (WORD, word_from),
}
RETRY_AFTER_S = 120
READING = ["GET", "HEAD"]


def unduh(request: HttpRequest, path: str, jenis: str) -> HttpResponse:
    """Give the page at `path` as a document, to everybody who may see the page.

    Args:
        path: the page's address below the language's prefix.
        jenis: `pdf` or `docx`.

    Raises:
        Http404: nothing public stands there, or nothing that can be taken away.
    """
    if request.method not in READING:
        return method_not_allowed(request, READING)
    result = resolve(request, path)
    if isinstance(result, Untranslated):
        return _not_translated(request, result)

    def answer(page: Page, request: HttpRequest, args: Any, kwargs: Any) -> HttpResponse:
        # A page with addresses below its own says by which view it answers.
        subject = subject_below(page, args[0].__name__, args[2]) if args else page
        if isinstance(subject, Untranslated):
            return _not_translated(request, subject)
        is_private = page.get_view_restrictions().exists()
        return _answer(request, to_document(subject, request), jenis, is_kept=not is_private)

    page, args, kwargs = result
    return cast("HttpResponse", check_view_restrictions(answer)(page, request, args, kwargs))


def _not_translated(request: HttpRequest, result: Untranslated) -> HttpResponse:
    """Say that there is no translation, and lead to the document in the source language."""
    response = untranslated(request, result)
    if response.status_code == 200:
        response.status_code = 404
    return response


def _answer(request: HttpRequest, document: Document, jenis: str, *, is_kept: bool) -> HttpResponse:
    letterhead = letterhead_for(request)
    mark = mark_of(document, letterhead, jenis)
    etag = f'"{mark}"'
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        return _headed(unchanged, document, etag)
    media_type, make = KINDS[jenis]
    try:
        done = made(
            f"{request.get_host()}{request.path_info}",
            mark,
            lambda: make(document, letterhead),
            is_kept=is_kept,
        )
    except (CannotMakeError, TooLargeError) as fault:
        return _refused(request, document, is_too_large=isinstance(fault, TooLargeError))
    response = HttpResponse(done.data, content_type=media_type)
    response["Content-Length"] = str(len(done.data))
    response["Content-Disposition"] = content_disposition(
        download_name(document.title, jenis), as_attachment=True
    )
    response["Last-Modified"] = http_date(done.moment.timestamp())
    return _headed(response, document, etag)


def _headed(response: HttpResponse, document: Document, etag: str) -> HttpResponse:
    response["ETag"] = etag
    response["X-Robots-Tag"] = "noindex"
    response["Link"] = f'<{document.url}>; rel="canonical"'
    response["Content-Language"] = active_language()
    return response


def _refused(request: HttpRequest, document: Document, *, is_too_large: bool) -> HttpResponse:
    """Say that the document cannot be had, and lead back to the page."""
    response = render(
        request,
        "export/gagal.html",
        {"alamat": document.url, "judul": document.title, "is_terlalu_besar": is_too_large},
        status=503,
    )
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    if not is_too_large:
        response["Retry-After"] = str(RETRY_AFTER_S)
    return response
