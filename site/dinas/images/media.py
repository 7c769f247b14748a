"""Serves pictures from this machine's disk, where no web server or bucket does it.

Only the folder of renditions has an address. Originals and documents lie beside it and have none:
documents of a private collection go through Wagtail's view, which asks who is reading.
"""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.http import http_date
from django.views.decorators.http import require_safe
from django.views.static import was_modified_since

RENDITION_FOLDER = "images"
"""Where Wagtail stores renditions."""

KEEP_S = 86_400
"""A day: the picture of a deleted article may give its file name to another one."""


@require_safe
def rendition(request: HttpRequest, name: str) -> HttpResponse | FileResponse:
    """Send the file of a rendition, or say that the reader's copy is still right.

    Raises:
        Http404: there is no such file, or uploads lie elsewhere (in a bucket).
    """
    is_plain_name = not name.startswith(".") and not {"/", "\\"} & set(name)
    if not is_plain_name or not getattr(default_storage, "base_url", None):
        # The storage refuses ways out of the uploads only: `../documents/` is not one.
        raise Http404
    path = f"{RENDITION_FOLDER}/{name}"
    try:
        modified_s = int(default_storage.get_modified_time(path).timestamp())
        response: HttpResponse | FileResponse
        if was_modified_since(request.headers.get("If-Modified-Since"), modified_s):
            response = FileResponse(default_storage.open(path))
        else:
            response = HttpResponseNotModified()
    except OSError:
        raise Http404 from None
    response.headers["Last-Modified"] = http_date(modified_s)
    response.headers["Cache-Control"] = f"public, max-age={KEEP_S}"
    return response
