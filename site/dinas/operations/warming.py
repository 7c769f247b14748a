"""A new server process makes a page of each language before it takes requests.

The first page loads addresses, templates and translations, which takes longer than any reader
should wait after an update.
"""

import logging
from io import BytesIO
from urllib.parse import urlsplit

from django.conf import settings
from django.core.cache import caches
from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest
from django.db import connections

logger = logging.getLogger(__name__)


def warm(handler: BaseHandler) -> None:
    """Make what readers ask for first. No fault here keeps a process from starting."""
    for code, _name in settings.LANGUAGES:
        path = "/" if code == settings.LANGUAGE_CODE else f"/{code}/"
        try:
            handler.get_response(_request(path))
        except Exception:
            logger.exception("%s cannot be made ahead.", path)
    # Ours alone: the threads that answer readers open their own.
    connections.close_all()
    caches.close_all()


def _request(path: str) -> WSGIRequest:
    """Return what a reader's browser would send by the proxy, so that readers find the page."""
    host = urlsplit(settings.SITE_URL).netloc or "localhost"
    scheme = "https" if settings.SITE_URL.startswith("https:") else "http"
    return WSGIRequest(
        {
            "REQUEST_METHOD": "HEAD",
            "PATH_INFO": path,
            "SERVER_NAME": host.partition(":")[0],
            "SERVER_PORT": "443" if scheme == "https" else "80",
            "HTTP_HOST": host,
            "HTTP_ACCEPT_ENCODING": "gzip, deflate, br, zstd",
            "HTTP_X_FORWARDED_PROTO": scheme,
            "wsgi.url_scheme": scheme,
            "wsgi.input": BytesIO(),
        }
    )
