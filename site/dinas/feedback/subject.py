"""Which page a reader speaks of."""

from copy import copy
from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.utils.translation import get_language_from_path
from django.utils.translation import gettext as _

from dinas.core.bahasa import prefix
from dinas.core.routing import Untranslated, resolve

LONGEST = 500


@dataclass(frozen=True)
class Subject:
    """A public page by its address, or the whole site where there is none."""

    judul: str
    alamat: str = ""


def subject_of(request: HttpRequest, path: str) -> Subject:
    """Return the page at `path`.

    Raises:
        Http404: no public page stands there.
    """
    if not path:
        return Subject(_("The whole website"))
    if not path.startswith("/") or path.startswith("//") or len(path) > LONGEST or "\0" in path:
        raise Http404
    asked = copy(request)  # routing leaves its findings on the request, which is another page's
    asked.path_info = asked.path = path
    language = get_language_from_path(path)
    below = path.removeprefix(prefix(language)) if language else path
    found = resolve(asked, below.lstrip("/"))
    if isinstance(found, Untranslated) or found.page.get_view_restrictions().exists():
        raise Http404
    return Subject(_title(found.page, path), path)


def _title(page: object, path: str) -> str:
    """Return the page's title; with what stands below it that is no page (a commodity)."""
    title, own = str(getattr(page, "title", "")), str(getattr(page, "alamat", path))
    below = path.removeprefix(own).strip("/") if path.startswith(own) else ""
    return f"{title}: {below.replace('-', ' ').capitalize()}"[:255] if below else title
