"""Where Wagtail asks the gallery before it acts."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.models import Page

from galeri.forms import TANPA_TEKS
from galeri.models import VideoPage


@hooks.register("before_bulk_action")
def gate_bulk_publishing(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    """Publish no selection with a video without words: drafts there never met the video's form."""
    if action_type != "publish":
        return None
    chosen = [page for page in objects if isinstance(page, Page)]
    if not chosen:
        return None
    wanted = Q(pk__in=[page.pk for page in chosen])
    if action.cleaned_form.cleaned_data.get("include_descendants"):
        for page in chosen:
            wanted |= Q(path__startswith=page.path)
    for video in VideoPage.objects.filter(wanted):
        draft = video.get_latest_revision_as_object()
        if draft.is_tersedia and not draft.is_terbaca:
            messages.error(request, f"{draft.title}: {TANPA_TEKS}")
            return redirect(action.next_url)
    return None
