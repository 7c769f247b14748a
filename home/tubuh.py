"""The home page below its notices, as finished text: the same for all who read it in a language.

It is kept until something that it shows changes or begins (`dinas.pagecache.parts`); putting it
together takes most of the time of a home page. What is read before, so that nobody notes it, is
in the key: the page itself, the site's contact facts, and the addresses that it leads to.
"""

from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from dinas.core.keeping import in_key, kept
from dinas.images.saving import is_saving
from dinas.navigation.surroundings import Situs
from home.isi import isi_beranda

if TYPE_CHECKING:
    from home.models import HomePage

TEMPLATE = "home/tubuh.html"


def tubuh(page: "HomePage", situs: Situs, request: HttpRequest) -> SafeString:
    """Return the text; a draft's is made for the editor who looks at it, and never kept."""
    around = {
        "bahasa": situs.bahasa,
        "indeks": situs.indeks,
        "layanan": situs.layanan,
        "kontak": situs.kontak,
    }
    host = request.get_host()

    def make() -> SafeString:
        given = {"page": page, "situs": around, "tuan_rumah": host}
        # Asked for in here, so that what its articles and events were read from is noted.
        return render_to_string(TEMPLATE, {**isi_beranda(page), **given})

    if getattr(request, "is_preview", False):
        return make()
    key = (
        "home.tubuh",
        get_language(),
        is_saving(),
        host,
        timezone.localdate(),
        in_key(page),
        in_key(around),
    )
    return kept(key, make)
