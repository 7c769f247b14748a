"""The view that serves every page of the tree."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from wagtail.views import serve as wagtail_serve

from dinas.core.routing import Untranslated, resolve
from dinas.core.untranslated import untranslated


# Pages are only read. Forms on pages bear a signed moment in place of a cookie's token.
@csrf_exempt
def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Serve the page at `path`, or say in the reader's language that it isn't translated.

    Raises:
        Http404: nothing public stands there, or it is a file that this language doesn't have.
    """
    result = resolve(request, path)
    if isinstance(result, Untranslated):
        if path and not path.endswith("/"):
            raise Http404  # no program that reads feeds or figures can make anything of a page
        return untranslated(request, result)
    request._wagtail_route_for_request = result  # type: ignore[attr-defined]  # Wagtail's own cache
    return wagtail_serve(request, path)
