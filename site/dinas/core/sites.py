"""The site of a request, with the office's contact facts, kept between requests."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.http.request import split_domain_port
from wagtail.models import Site

from dinas.core.keeping import kept
from dinas.core.statements import ask


def site_of(request: HttpRequest) -> Site | None:
    """Return the site that Wagtail would find, and let Wagtail find it without asking again."""
    if not hasattr(request, "_wagtail_site"):
        host = split_domain_port(request.get_host())[0]
        sites = kept(("core.sites",), _sites)
        request._wagtail_site = _chosen(sites, host, request.get_port())  # type: ignore[attr-defined]  # Wagtail's own memo
    return Site.find_for_request(request)


def _sites() -> list[Site]:
    return ask(("core.sites",), lambda: Site.objects.select_related("root_page", "kontaksetting"))


def _chosen(sites: Sequence[Site], host: str, port: str) -> Site | None:
    """Choose as `wagtail.models.sites.get_site_for_hostname` does; a test compares them."""
    of_host = [site for site in sites if site.hostname == host]
    for site in of_host:
        if str(site.port) == str(port):
            return site
    default = next((site for site in sites if site.is_default_site), None)
    if default is None or default not in of_host:
        return of_host[0] if len(of_host) == 1 else default
    return default


def public_address(instance: Any) -> str:
    """Return where readers find a page or snippet, for mails; empty for what has no address.

    Scheme and host are those of SITE_URL, as in every other link that is mailed: the site's own
    record says `localhost` until somebody changes it, and knows no port of `make run`.
    """
    known = getattr(instance, "full_url", None)
    return f"{settings.SITE_URL}{urlsplit(known).path}" if known else ""
