"""What holds for every address of the API: reading only, open to all origins, not too often."""

import hashlib
import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import activate

from dinas.accounts.address import client_address
from dinas.api.problems import bahasa_dari, masalah
from dinas.core.forgetful import cache

ROOT = "/api/v1/"
WINDOW_S = 60
READING = "GET, HEAD, OPTIONS"

GetResponse = Callable[[HttpRequest], HttpResponse]


class ApiMiddleware:
    """Guards the API; other addresses pass untouched.

    It stands outside of the conditional answers, so that a 304 has its headers too.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, with the headers that let programs of other sites read."""
        if not request.path_info.startswith(ROOT):
            return self.get_response(request)
        response = self._answer(request)
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = "ETag, Link, Retry-After"
        response["Cross-Origin-Resource-Policy"] = "cross-origin"
        response["X-Robots-Tag"] = "noindex"
        return response

    def process_view(self, request: HttpRequest, *_view: object) -> None:
        """Speak the language of the parameter, not the one of the path."""
        if request.path_info.startswith(ROOT):
            activate(bahasa_dari(request))

    def _answer(self, request: HttpRequest) -> HttpResponse:
        if request.method == "OPTIONS":
            return _preflight()
        if request.method not in {"GET", "HEAD"}:
            response = masalah(request, 405)
            response["Allow"] = READING
            return response
        wait = seconds_to_wait(request)
        if wait:
            response = masalah(request, 429)
            response["Retry-After"] = str(wait)
            return response
        response = self._read(request)
        is_ours = "json" in response.get("Content-Type", "")
        if response.status_code >= 400 and not is_ours:
            # Pages for people, from where no view of the API was asked.
            told = masalah(request, response.status_code)
            if response.has_header("Retry-After"):
                told["Retry-After"] = response["Retry-After"]
            return told
        return response

    def _read(self, request: HttpRequest) -> HttpResponse:
        """Answer HEAD as GET without its body: the views know GET alone."""
        is_head = request.method == "HEAD"
        request.method = "GET"
        response = self.get_response(request)
        if is_head:
            request.method = "HEAD"
            length = str(len(response.content))
            response.content = b""
            response["Content-Length"] = length
        return response


def _preflight() -> HttpResponse:
    response = HttpResponse(status=204)
    response["Allow"] = READING
    response["Access-Control-Allow-Methods"] = READING
    response["Access-Control-Allow-Headers"] = "Accept, If-None-Match, If-Modified-Since"
    response["Access-Control-Max-Age"] = "86400"
    return response


def seconds_to_wait(request: HttpRequest) -> int:
    """Count a request of its address; return after how many seconds the next may come, 0 for now.

    The address itself is kept nowhere: the counter's name is a digest of it, and gone in a minute.
    """
    now = int(time.time())
    address = hashlib.sha256(f"{settings.SECRET_KEY}{client_address(request)}".encode())
    key = f"api:{now // WINDOW_S}:{address.hexdigest()[:32]}"
    cache.add(key, 0, timeout=WINDOW_S * 2)
    try:
        count = cache.incr(key)
    except ValueError:  # a full cache dropped it meanwhile
        count = 1
    return WINDOW_S - now % WINDOW_S if count > settings.API_PER_MINUTE else 0
