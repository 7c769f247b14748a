"""What can be taken away: each app says in its `dokumen.py` how its own become documents."""

from collections.abc import Mapping
from functools import singledispatch
from typing import Any

from django.http import Http404, HttpRequest

from dinas.export.document import Document


@singledispatch
def to_document(subject: Any, request: HttpRequest) -> Document:
    """Return what is shown of `subject` at the request's address, in the active language.

    Raises:
        Http404: it is of a kind that cannot be taken away.
    """
    raise Http404


@singledispatch
def subject_below(page: Any, view: str, arguments: Mapping[str, str]) -> Any:
    """Return what a page shows by one of its own views, at an address below its own.

    An `Untranslated` says that it exists in the source language only.

    Raises:
        Http404: nothing is there.
    """
    return page


def origin_of(request: HttpRequest) -> str:
    """Return scheme and host, for addresses that leave the site on paper."""
    return f"{request.scheme}://{request.get_host()}"
