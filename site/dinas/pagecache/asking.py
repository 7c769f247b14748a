"""Which requests a kept page can answer, and by which name."""

import hashlib
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.http import HttpRequest
from django.http.request import split_domain_port
from django.utils.translation import get_language_from_path

from dinas.images.saving import wants_to_save

NEVER = (
    "/_util/",
    "/akun/",
    "/cari/",
    "/cms/",
    "/documents/",
    "/masukan/",
    "/media/",
    "/pratinjau/",
    "/static/",
)
"""Addresses that answer each reader anew: private ones, the search, and files."""

MARK = "dinas.pagecache.kept"
"""Where the request's environment says of which version its answer is, and until when it holds."""

READERS_COOKIES = {settings.SESSION_COOKIE_NAME, "messages"}
"""Who sends one of these may see something of their own."""

TRACKING = ("utm_", "fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid", "_ga")
"""How parameters begin that mean nothing to us; social sites add them to links."""

LONGEST_QUERY = 300


def may_be_kept(request: HttpRequest) -> bool:
    """Say whether the answer could be the same for every anonymous reader."""
    if not settings.PAGE_CACHE or settings.MAINTENANCE:
        return False
    if request.method not in {"GET", "HEAD"} or "HTTP_AUTHORIZATION" in request.META:
        return False
    if not READERS_COOKIES.isdisjoint(request.COOKIES):
        return False
    path = request.path_info
    language = get_language_from_path(path)
    if language:
        path = path.removeprefix(f"/{language}")
    return not path.startswith(NEVER) and len(request.META.get("QUERY_STRING", "")) < LONGEST_QUERY


def without_tracking(request: HttpRequest) -> None:
    """Take parameters of trackers out of the request, so that no page can repeat them in links."""
    query = request.META.get("QUERY_STRING", "")
    if not any(name in query for name in TRACKING):
        return
    pairs = parse_qsl(query, keep_blank_values=True)
    kept = [pair for pair in pairs if not pair[0].startswith(TRACKING)]
    if len(kept) != len(pairs):
        request.META["QUERY_STRING"] = urlencode(kept)
        request.__dict__.pop("GET", None)  # read anew from what is left


def can_be_made_up(request: HttpRequest) -> bool:
    """Say whether the same page has any number of such addresses: by parameters, or by a port.

    The port stays in the name, because pages repeat it in their links.
    """
    if request.META.get("QUERY_STRING"):
        return True
    port = split_domain_port(request.get_host())[1]
    return port not in {"", request.META.get("SERVER_PORT")}


def name_of(request: HttpRequest) -> str:
    """Return the name under which the page that answers is kept.

    The order of parameters says nothing, but that of one parameter's values may.
    """
    query = sorted(
        parse_qsl(request.META.get("QUERY_STRING", ""), keep_blank_values=True),
        key=lambda pair: pair[0],
    )
    is_page = request.path_info.endswith("/")
    parts = (
        request.scheme or "",
        request.get_host(),
        request.path_info,
        urlencode(query),
        "hemat" if is_page and wants_to_save(request) else "",
    )
    return f"page:{hashlib.sha256('\0'.join(parts).encode()).hexdigest()}"
