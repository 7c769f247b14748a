"""The list of news."""

from functools import partial
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import path

from berita.feeds import umpan_berita
from berita.filters import Saringan
from berita.models.article import BeritaPage
from berita.susunan import DaftarArtikel, susunan_publik
from dinas.core.choices import kueri_dari
from dinas.core.models.base import RoutableBasePage, SectionPage
from dinas.core.paging import page_of
from dinas.navigation.feeds import Atom, Rss, jawaban

PER_PAGE = 10


class BeritaIndexPage(SectionPage, RoutableBasePage):
    """`/berita/`: all articles, the newest first, narrowed by category, place, crop and year."""

    template = "pages/berita_index_page.html"
    subpage_types: ClassVar[list[str]] = ["berita.BeritaPage"]
    is_daftar = True
    page_description = _("The list of news; articles are made below it.")

    class Meta:
        verbose_name = _("news list")
        verbose_name_plural = _("news lists")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the page of articles that the address asks for."""
        context = super().get_context(request, *args, **kwargs)
        filters, articles = self._chosen(request)
        context["saringan"] = filters
        context["kueri_umpan"] = kueri_dari(filters.chosen())
        context["halaman"] = page_of(request, articles, PER_PAGE)
        return context

    # A route ends in a slash here, and the addresses of the feeds in none.
    @path("atom.xml/", name="atom")
    def atom(self, request: HttpRequest) -> HttpResponse:
        """Give the news as an Atom feed, narrowed by the same filters as the list."""
        return self._feed(request, Atom)

    @path("rss.xml/", name="rss")
    def rss(self, request: HttpRequest) -> HttpResponse:
        """Give the news as an RSS feed, for readers that know no other."""
        return self._feed(request, Rss)

    def _feed(self, request: HttpRequest, form: type[Atom | Rss]) -> HttpResponse:
        filters, articles = self._chosen(request, is_feed=True)
        return jawaban(umpan_berita(self, request, articles, filters), form)

    def _chosen(
        self, request: HttpRequest, *, is_feed: bool = False
    ) -> tuple[Saringan, DaftarArtikel]:
        """Return the filters of the address and the articles that they leave.

        A feed shows the articles' texts, and of the filters only those that the address names.

        Raises:
            Http404: a filter is unknown.
        """
        language = self.locale.language_code
        everything = susunan_publik(BeritaPage, language)
        filters = Saringan.from_query(request.GET, language, everything, is_named_only=is_feed)
        read = partial(BeritaPage.objects.publik_dari, language=language, is_whole=is_feed)
        return filters, DaftarArtikel(everything, filters.nilai(), read)
