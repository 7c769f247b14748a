"""What machines ask a site for: the sitemap, what crawlers may read, the icons of the site."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Site

from dinas.core.bahasa import active_language, prefix
from dinas.navigation import sitemap_xml
from dinas.navigation.sitemaps import Sumber, bagian_sitemap, isi_berkas

CLOSED_TO_CRAWLERS = ("/cms/", "/pratinjau/", "/cari/", "/en/cari/")
"""The admin, drafts, and the answers to searches, which are without number."""

FILE_NUMBER = re.compile("[1-9][0-9]{0,4}")

ICONS = (("ikon-192", "any"), ("ikon-512", "any"), ("ikon-maskable-512", "maskable"))
DEEP, PAGE = "#0a3a28", "#fafbf7"
"""The colours of the head and of the page in the light scheme, as tokens.css has them."""


def peta_situs(request: HttpRequest, sources: Mapping[str, Sumber]) -> HttpResponse:
    """List the files of the sitemap."""
    files: list[tuple[str, dt.datetime | None]] = []
    for name, section in bagian_sitemap(_site(request), sources).items():
        url = request.build_absolute_uri(reverse("peta_situs_bagian", args=[name]))
        files.append((url, section.ubah))
        files += [(f"{url}?p={number}", section.ubah) for number in range(2, section.berkas + 1)]
    return sitemap_xml.index(files)


def peta_situs_bagian(
    request: HttpRequest, section: str, sources: Mapping[str, Sumber]
) -> HttpResponse:
    """Give one file of a section of the sitemap.

    Raises:
        Http404: there is no such section or file, or nothing public in it.
    """
    number = request.GET.get("p", "1")
    if not FILE_NUMBER.fullmatch(number):
        raise Http404
    entries = isi_berkas(_site(request), section, int(number), sources)
    if not entries:
        raise Http404
    return sitemap_xml.urlset(request.build_absolute_uri("/").removesuffix("/"), entries)


def _site(request: HttpRequest) -> Site:
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    return site


def robots(request: HttpRequest) -> HttpResponse:
    """Say what crawlers may read, and where the sitemap is."""
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in CLOSED_TO_CRAWLERS),
        "",
        f"Sitemap: {request.build_absolute_uri(reverse('peta_situs'))}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def favicon(request: HttpRequest) -> HttpResponse:
    """Lead programs that ask for the icon by its old name to the file."""
    return HttpResponseRedirect(static("img/favicon.ico"))


def manifest(request: HttpRequest) -> HttpResponse:
    """Describe the site to phones that put it on their home screen, in the reader's language."""
    home = f"{prefix(active_language())}/"
    icons: list[dict[str, Any]] = [
        {
            "src": static(f"img/{name}.png"),
            "type": "image/png",
            "sizes": f"{(side := name.rpartition('-')[2])}x{side}",
            "purpose": purpose,
        }
        for name, purpose in ICONS
    ]
    facts = {
        "id": home,
        "name": _("Agriculture Office of Grobogan Regency"),
        "short_name": _("Agriculture Office"),
        "lang": active_language(),
        "dir": "ltr",
        "start_url": home,
        "scope": "/",
        # With the buttons to go back and to reload: readers need them on a site of pages.
        "display": "minimal-ui",
        "theme_color": DEEP,
        "background_color": PAGE,
        "icons": icons,
    }
    return JsonResponse(
        facts, content_type="application/manifest+json", json_dumps_params={"ensure_ascii": False}
    )
