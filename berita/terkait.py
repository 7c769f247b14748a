"""The news beside an article, as finished text.

The same few new articles stand beside many others, so their cards are put together once. Which
ones belong beside an article is asked each time.
"""

from typing import TYPE_CHECKING

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from berita.sekitar import Sekitar
from dinas.core.keeping import kept
from dinas.images.saving import is_saving

if TYPE_CHECKING:
    from berita.models import BeritaPage

BANYAK = 3
TEMPLATE = "components/berita_terkait.html"


def berita_terkait(page: "BeritaPage", language: str, around: Sekitar) -> SafeString:
    """Return the cards; nothing where no article belongs beside this one."""
    articles = type(page).objects
    keys = articles.kunci_terkait(
        page, language, BANYAK, topics=around.banyak_topik, crops=around.banyak_komoditas
    )
    if not keys:
        return SafeString("")

    def make() -> SafeString:
        return render_to_string(TEMPLATE, {"berita": articles.kartu(keys, language)})

    return kept(("berita.terkait", language, get_language(), is_saving(), *keys), make)
