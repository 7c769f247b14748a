"""Answers anonymous readers by kept pages, before sessions, languages and routing are asked."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from dinas.pagecache import shelf
from dinas.pagecache.asking import MARK, can_be_made_up, may_be_kept, name_of, without_tracking
from dinas.pagecache.entries import Entry, answer, can_be_kept, conditional, entry_of
from dinas.pagecache.moments import keep_until
from dinas.pagecache.noting import Noted, are_unchanged, noting, words_of
from dinas.pagecache.versions import current

LOCK_S = 20
"""So long one reader may render for the others; then somebody else tries."""
WAIT_S = 3.0
"""So long others wait for what is being rendered; then one of them tries, too."""
TURNS = 6
"""So many may render a page at once that takes long; who has waited for all renders for itself."""
PAUSE_S = 0.02
MOST_WITH_QUERY = 2_000
"""So many addresses with parameters or a port are kept of a version: anybody can make up more."""
CONDITIONS = (
    "HTTP_IF_MATCH",
    "HTTP_IF_MODIFIED_SINCE",
    "HTTP_IF_NONE_MATCH",
    "HTTP_IF_UNMODIFIED_SINCE",
)


class PageCacheMiddleware:
    """Keeps whole public pages until something may have changed on them.

    The version is read before a page is rendered: what is published meanwhile makes it old at once.
    A page of another version is looked at: it still holds if nothing that it read was touched.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer by a kept page, or render and keep it."""
        if not may_be_kept(request):
            return self.get_response(request)
        version = current()
        if version is None:
            return self.get_response(request)
        without_tracking(request)
        name = name_of(request)
        entry = _kept(name, version)
        if entry is None:
            return self._alone(request, name, version)
        return _answer(request, entry, name)

    def _alone(self, request: HttpRequest, name: str, version: str) -> HttpResponse:
        """Render while others who ask for the same wait for it."""
        for turn in range(TURNS):
            lock = f"{name}:{version}:{turn}"
            if shelf.take(lock, LOCK_S):
                try:
                    return self._render(request, name, version)
                finally:
                    shelf.give_back(lock)
            entry, is_rendering = _wait(name, version, lock)
            if entry is not None:
                return _answer(request, entry, name)
            if not is_rendering:
                break  # nobody may keep it
        return self._render(request, name, version)

    def _render(self, request: HttpRequest, name: str, version: str) -> HttpResponse:
        started = timezone.now()
        noted = Noted()
        with _whole(request), noting(noted):
            response = self.get_response(request)
        if not can_be_kept(request, response) or _is_one_too_many(request, version):
            response = conditional(request, response)
            if request.method == "HEAD" and not response.streaming:
                response["Content-Length"] = str(len(response.content))
                response.content = b""
            return response
        until = keep_until(version, started)
        entry = entry_of(response, version, words_of(noted, version), until)
        return _answer(request, entry, name, is_new=True)


@contextmanager
def _whole(request: HttpRequest) -> Iterator[None]:
    """Have the whole page made, also for those who ask for its head or for what has changed."""
    method = request.method
    asked = {name: request.META.pop(name) for name in CONDITIONS if name in request.META}
    request.method = "GET"
    try:
        yield
    finally:
        request.method = method
        request.META.update(asked)


def _kept(name: str, version: str) -> Entry | None:
    """Return a page that still holds; `version` was asked before the words are."""
    entry = shelf.get(name)
    if entry is None or entry.until <= time.time():
        return None
    if entry.version != version:
        if not are_unchanged(entry.words):
            return None
        entry.version = version  # so that nobody else needs to compare
        shelf.put(name, entry, entry.until - time.time())
    return entry


def _wait(name: str, version: str, lock: str) -> tuple[Entry | None, bool]:
    """Return the page that somebody renders, and whether that goes on."""
    end = time.monotonic() + WAIT_S
    while time.monotonic() < end:
        # In this order: the page is kept before its lock is given back.
        is_rendering = shelf.get(lock) is not None
        entry = _kept(name, version)
        if entry is not None or not is_rendering:
            return entry, is_rendering
        time.sleep(PAUSE_S)
    return None, True


def _answer(request: HttpRequest, entry: Entry, name: str, *, is_new: bool = False) -> HttpResponse:
    """Answer, and keep the page; again, when it was packed in a new way for this reader."""
    known = len(entry.bodies)
    response = answer(request, entry)
    if is_new or len(entry.bodies) > known:
        shelf.put(name, entry, entry.until - time.time())
    request.META[MARK] = (entry.version, entry.until)
    return response


def _is_one_too_many(request: HttpRequest, version: str) -> bool:
    if not can_be_made_up(request):
        return False
    return shelf.count(f"asked:{version}", LOCK_S * 60) > MOST_WITH_QUERY
