"""The handbook's index, its pages and their pictures, for people with an account."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from dinas.handbook import reading


def index(request: HttpRequest) -> HttpResponse:
    """Show what the handbook holds."""
    context = {
        "chapter": reading.chapter(reading.INDEX),
        "page_title": _("Handbook"),
        "header_icon": "help",
    }
    return render(request, "handbook/page.html", context)


def page(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a page, with the ways to the one before and the one after."""
    entries = reading.entries()
    place = next((n for n, entry in enumerate(entries) if entry.slug == slug), None)
    if place is None:
        raise Http404
    chapter = reading.chapter(slug)
    context = {
        "chapter": chapter,
        "before": entries[place - 1] if place else None,
        "after": entries[place + 1] if place + 1 < len(entries) else None,
        "is_page": True,
        "page_title": chapter.title,
        "header_icon": "help",
    }
    return render(request, "handbook/page.html", context)


def picture(request: HttpRequest, name: str) -> FileResponse:
    """Send a screenshot; only names of files that lie in the folder have an answer."""
    folder = reading.FOLDER / reading.PICTURES
    known = {path.name: path for path in folder.glob("*.webp")} if folder.is_dir() else {}
    if name not in known:
        raise Http404
    return FileResponse(known[name].open("rb"), content_type="image/webp")
