"""Whether links to our own pages, documents and addresses arrive, without asking the network."""

from collections.abc import Collection, Iterable
from io import BytesIO
from typing import Any
from urllib.parse import unquote_to_bytes, urljoin, urlsplit

from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest
from django.utils import translation
from wagtail.documents import get_document_model
from wagtail.models import Page, Site

from dinas.core.query import is_restricted
from dinas.reports.enums import Arah, Kerusakan
from dinas.reports.pieces import Sasaran

MOST_HOPS = 3
NO_TARGET_NEEDED = ("mailto:", "tel:", "sms:", "whatsapp:", "geo:", "#")
"""Links that open a programme, or lead within the page."""
NOT_FOR_READERS = ("/cms/", "/akun/")


def own_hosts() -> frozenset[str]:
    """Return the names under which the site answers."""
    names = {*Site.objects.values_list("hostname", flat=True)}
    names.add(urlsplit(settings.SITE_URL).hostname or "")
    names.update(name for name in settings.ALLOWED_HOSTS if not name.startswith((".", "*")))
    return frozenset(name.lower() for name in names if name)


def direction(target: Sasaran, hosts: Collection[str]) -> Arah | None:
    """Return where a link leads; None when there is nothing that could be missing."""
    if target.halaman:
        return Arah.HALAMAN
    if target.dokumen:
        return Arah.DOKUMEN
    if not target.alamat:
        return Arah.KOSONG
    if target.alamat.lower().startswith(NO_TARGET_NEEDED):
        return None
    host = host_of(target.alamat)
    return Arah.LUAR if host is None or (host and host not in hosts) else Arah.ALAMAT


def host_of(address: str) -> str | None:
    """Return the site's name in small letters, "" for an address of ours, None for nonsense."""
    try:
        return (urlsplit(address).hostname or "").lower().rstrip(".")
    except ValueError:
        return None


class Dalam:
    """Answers for the links of one batch; pages and documents are looked up once for all."""

    def __init__(self, targets: Iterable[Sasaran]) -> None:
        targets = list(targets)
        pages = {target.halaman for target in targets if target.halaman}
        documents = {target.dokumen for target in targets if target.dokumen}
        self.pages: dict[int, bool] = {}
        if pages:
            public = Page.objects.filter(~is_restricted(), live=True, pk__in=pages)
            open_to_all = set(public.values_list("pk", flat=True))
            known = Page.objects.filter(pk__in=pages).values_list("pk", flat=True)
            self.pages = {pk: pk in open_to_all for pk in known}
        model: Any = get_document_model()
        self.documents: set[int] = (
            set(model.objects.filter(pk__in=documents).values_list("pk", flat=True))
            if documents
            else set()
        )
        self.statuses: dict[str, int] = {}

    def fault(self, target: Sasaran) -> str:
        """Return why a reader would not arrive; an empty text when all is well."""
        if target.halaman:
            if target.halaman not in self.pages:
                return Kerusakan.HALAMAN_HILANG
            return "" if self.pages[target.halaman] else Kerusakan.HALAMAN_TAK_TERBIT
        if target.dokumen:
            return "" if target.dokumen in self.documents else Kerusakan.DOKUMEN_HILANG
        if not target.alamat:
            return Kerusakan.TANPA_TUJUAN
        return Kerusakan.SALAH_ALAMAT if self._status(target.alamat) in {404, 410} else ""

    def _status(self, address: str) -> int:
        parts = urlsplit(address)
        path = f"/{parts.path.lstrip('/')}"
        if path.startswith(NOT_FOR_READERS):
            return 200
        place = f"{path}?{parts.query}" if parts.query else path
        if place not in self.statuses:
            self.statuses[place] = status_of(place)
        return self.statuses[place]


def status_of(place: str, hops: int = 0) -> int:
    """Return the status that a reader without an account gets at a path of ours."""
    path, _mark, query = place.partition("?")
    with translation.override(translation.get_language()):  # the answer has a language of its own
        response = _handler().get_response(_request(path, query))
    for close in getattr(response, "_resource_closers", ()):  # `close` ends the task's connection
        close()
    if response.status_code in {301, 302, 307, 308} and hops < MOST_HOPS:
        target = urljoin(place, response.headers["Location"])
        parts = urlsplit(target)
        if parts.hostname in {None, _host()} and not parts.path.startswith(NOT_FOR_READERS):
            return status_of(f"{parts.path}?{parts.query}", hops + 1)
    return int(response.status_code)


def _host() -> str:
    return urlsplit(settings.SITE_URL).hostname or "localhost"


def _handler() -> BaseHandler:
    handler = BaseHandler()
    handler.load_middleware()
    return handler


def _request(path: str, query: str) -> WSGIRequest:
    is_secure = settings.SITE_URL.startswith("https:") or settings.SECURE_SSL_REDIRECT
    return WSGIRequest(
        {
            "REQUEST_METHOD": "HEAD",
            "PATH_INFO": _as_wsgi(path),
            "QUERY_STRING": query,
            "SERVER_NAME": _host(),
            "SERVER_PORT": "443" if is_secure else "80",
            "HTTP_HOST": _host(),
            "HTTP_X_FORWARDED_PROTO": "https" if is_secure else "http",
            "wsgi.url_scheme": "https" if is_secure else "http",
            "wsgi.input": BytesIO(),
        }
    )


def _as_wsgi(path: str) -> str:
    from_percent = unquote_to_bytes(path)
    return from_percent.decode("latin-1")
