"""Requests under `/cms/` that no screen of the admin makes, refused instead of ending as faults.

Wagtail's screens read some parameters unasked: `?id=padi` for a chooser, a form without a field,
a translation whose page was deleted meanwhile. Nobody meets these by clicking.
"""

import logging
import os
import traceback
from pathlib import Path

import django
from django.core.exceptions import ObjectDoesNotExist
from django.core.paginator import InvalidPage
from django.db import DataError
from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch

from dinas.core.error_views import bad_request, not_found

DJANGO = f"{Path(django.__file__).parent}{os.sep}"
PACKAGES = f"{Path(django.__file__).parents[1]}{os.sep}"

logger = logging.getLogger(__name__)

ADMIN = "/cms/"
READERS = ("/django/db/models/fields/", "/wagtail/admin/views/")
"""Where a parameter is made a number; a `ValueError` from anywhere else is a fault of ours."""
FORMS = ("/cms/choose-external-link/", "/cms/snippets/choose/", "/cms/redirects/import/process/")
"""Forms whose views do not look whether anything was sent."""


def refused(request: HttpRequest, exception: Exception) -> HttpResponse | None:
    """Return the answer to what cannot be meant, else nothing: then the fault is ours."""
    if not request.path_info.startswith(ADMIN):
        return None
    if isinstance(exception, ObjectDoesNotExist | InvalidPage) and not _asked_by_us(exception):
        logger.warning("%s: %s", type(exception).__qualname__, request.path_info)
        return not_found(request, exception)
    leads_nowhere = isinstance(exception, NoReverseMatch) and "next" in request.GET
    if leads_nowhere or _is_no_value(exception) or _is_empty_form(request, exception):
        return bad_request(request, exception)
    return None


def _asked_by_us(exception: Exception) -> bool:
    """Tell whether code of ours looked for what isn't there: it should have said 404 itself."""
    asked_from = [
        frame.filename
        for frame in traceback.extract_tb(exception.__traceback__)
        if not frame.filename.startswith(DJANGO)
    ]
    return bool(asked_from) and not asked_from[-1].startswith(PACKAGES)


def _is_no_value(exception: Exception) -> bool:
    """Tell whether a parameter is no number, or one that no database holds."""
    if isinstance(exception, DataError | OverflowError):
        return True
    if not isinstance(exception, ValueError):
        return False
    frames = traceback.extract_tb(exception.__traceback__)
    return bool(frames) and any(place in frames[-1].filename for place in READERS)


def _is_empty_form(request: HttpRequest, exception: Exception) -> bool:
    return (
        request.method == "POST"
        and isinstance(exception, AttributeError | KeyError)
        and request.path_info.startswith(FORMS)
        and not set(request.POST) - {"csrfmiddlewaretoken"}
    )
