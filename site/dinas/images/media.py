"""Serves pictures from this machine's disk, where no web server or bucket does it.

Only the folder of renditions has an address. Originals and documents lie beside it and have none.
Of a private collection, pictures are sent to those only whom its restriction lets in, and to the
office's people; Wagtail's view asks the same for documents.
"""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.http import http_date
from django.views.decorators.http import require_safe
from django.views.static import was_modified_since
from wagtail.models import CollectionViewRestriction

from dinas.images.models import CustomRendition

RENDITION_FOLDER = "images"
"""Where Wagtail stores renditions."""

KEEP_S = 86_400
"""A day: the picture of a deleted article may give its file name to another one."""


@require_safe
def rendition(request: HttpRequest, name: str) -> HttpResponse | FileResponse:
    """Send the file of a rendition, or say that the reader's copy is still right.

    Raises:
        Http404: there is no such file, it is not for this reader, or uploads lie elsewhere (in a
            bucket).
    """
    if not is_below(name) or not getattr(default_storage, "base_url", None):
        raise Http404
    path = f"{RENDITION_FOLDER}/{name}"
    restrictions = restrictions_of(path)
    if not may_see(request, restrictions):
        raise Http404
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
    kept = "private, no-store" if restrictions else f"public, max-age={KEEP_S}"
    response.headers["Cache-Control"] = kept
    return response


def is_below(name: str) -> bool:
    """Tell whether a name stays in the folder of renditions; it may lie in one below, as cards do.

    The storage refuses ways out of the uploads only: `../documents/` is not one.
    """
    return "\\" not in name and all(part and part[0] != "." for part in name.split("/"))


def restrictions_of(path: str) -> list[CollectionViewRestriction]:
    """Return what restricts the collection, or one above it, that a rendition's picture is in."""
    restrictions = list(CollectionViewRestriction.objects.select_related("collection"))
    if not restrictions:
        return []
    places = CustomRendition.objects.filter(file=path).values_list("image__collection__path")
    return [
        restriction
        for (place,) in places
        for restriction in restrictions
        if place.startswith(restriction.collection.path)
    ]


def may_see(request: HttpRequest, restrictions: list[CollectionViewRestriction]) -> bool:
    """Tell whether this reader may see a picture; whoever works in the admin sees all of them."""
    accepted = all(restriction.accept_request(request) for restriction in restrictions)
    return accepted or request.user.has_perm("wagtailadmin.access_admin")
