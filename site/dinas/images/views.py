"""Serving documents under names that people can read."""

from django.http import HttpRequest, HttpResponseBase
from wagtail.documents import get_document_model
from wagtail.documents.views.serve import serve

from dinas.images.naming import content_disposition


def serve_document(
    request: HttpRequest, document_id: str, document_filename: str
) -> HttpResponseBase:
    """
    Serve as Wagtail does, with all its checks, and name the download after the title.

    Wagtail names it after the stored file, which is plain ASCII here.
    """
    if "HTTP_IF_NONE_MATCH" in request.META:
        # Who knows the content by its mark does not go by a clock that counts in seconds.
        request.META.pop("HTTP_IF_MODIFIED_SINCE", None)
    response = serve(request, document_id, document_filename)
    given = response.get("Content-Disposition")
    if given:
        document = get_document_model().objects.only("title", "file").get(pk=document_id)
        response["Content-Disposition"] = content_disposition(
            document.download_name, as_attachment=not given.startswith("inline")
        )
    return response
