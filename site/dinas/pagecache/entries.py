"""A kept page: its headers, and its body packed as readers' browsers want it."""

from dataclasses import dataclass, field

import brotli
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import parse_http_date_safe
from django_http_compression import middleware as packing

from dinas.pagecache.words import Words

LARGEST = 2_000_000
"""Bytes; larger answers are made anew each time."""
BROTLI_QUALITY = 5
OWN_HEADERS = {"content-length", "content-encoding"}
KNOWN_VARY = {"accept-encoding", "cookie", "save-data"}
"""What the name of a page already tells apart."""


@dataclass
class Entry:
    """One page; `base` is the coding that the others are made from.

    It holds for its version, and for others as long as the words of what it read are the same.
    """

    version: str
    words: Words | None
    until: float
    headers: dict[str, str]
    base: str
    bodies: dict[str, bytes] = field(default_factory=dict)

    def body(self, coding: str) -> bytes:
        """Return the body in a coding, made from the kept one when it is asked for first."""
        if coding not in self.bodies:
            self.bodies[coding] = _pack(brotli.decompress(self.bodies[self.base]), coding)
        return self.bodies[coding]


def _pack(content: bytes, coding: str) -> bytes:
    if coding == "br":
        return brotli.compress(content, quality=BROTLI_QUALITY)
    if coding == "zstd":
        return packing.zstd_compress(content)
    if coding == "gzip":
        return packing.gzip_compress(content, max_random_bytes=0)
    return content


def is_compressible(content_type: str) -> bool:
    """Say whether packing makes such a content smaller."""
    kind = content_type.split(";", 1)[0]
    return packing.HttpCompressionMiddleware.content_type_re.match(kind) is not None


def can_be_kept(request: HttpRequest, response: HttpResponse) -> bool:
    """Say whether an answer is a public page, the same for all who have no session."""
    if response.status_code != 200 or response.streaming or response.cookies:
        return False
    if request.session.modified or hasattr(response, "_csp_config"):
        return False
    control = _words(response.get("Cache-Control", ""))
    if "public" not in control or control & {"private", "no-store", "no-cache"}:
        return False
    return (
        _words(response.get("Vary", "")) <= KNOWN_VARY
        and not response.has_header("Content-Encoding")
        and len(response.content) <= LARGEST
    )


def _words(header: str) -> set[str]:
    return {word for part in header.split(",") if (word := part.strip().lower())}


def entry_of(response: HttpResponse, version: str, words: Words | None, until: float) -> Entry:
    """Make of an answer what is kept."""
    headers = {name: value for name, value in response.items() if name.lower() not in OWN_HEADERS}
    base = "br" if is_compressible(response.get("Content-Type", "")) else "identity"
    return Entry(version, words, until, headers, base, {base: _pack(response.content, base)})


def answer(request: HttpRequest, entry: Entry) -> HttpResponse:
    """Answer a request by a kept page, in the coding that its browser likes best."""
    coding = "identity"
    if entry.base != "identity":
        coding = packing.best_coding(request.headers.get("Accept-Encoding", "").lower())
    body = entry.body(coding)
    response = HttpResponse(b"" if request.method == "HEAD" else body, headers=entry.headers)
    response["Content-Length"] = str(len(body))
    if entry.base != "identity":
        patch_vary_headers(response, ("Accept-Encoding",))
    if coding != "identity":
        response["Content-Encoding"] = coding
        etag = response.get("ETag", "")
        if etag.startswith('"'):  # the same page, but not the same bytes
            response["ETag"] = f"W/{etag}"
    return conditional(request, response)


def conditional(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Answer 304 where the reader has the page already."""
    if response.status_code != 200 or not response.has_header("ETag"):
        return response
    changed = response.get("Last-Modified")
    answered = get_conditional_response(
        request,
        etag=response["ETag"],
        last_modified=parse_http_date_safe(changed) if changed else None,
        response=response,
    )
    return answered or response
