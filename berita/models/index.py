"""The list of news."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from berita.filters import Saringan, years_of
from berita.models.article import BeritaPage
from dinas.core.models import BasePage
from dinas.core.paging import page_of

PER_PAGE = 10


class BeritaIndexPage(BasePage):
    """`/berita/`: all articles, the newest first, narrowed by category, place, crop and year."""

    template = "pages/berita_index_page.html"
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["berita.BeritaPage"]
    max_count_per_parent = 1
    is_daftar = True
    page_description = _("The list of news; articles are made below it.")

    ringkasan = models.CharField(_("introduction"), max_length=300, blank=True)

    content_panels: ClassVar[list[Any]] = [*BasePage.content_panels, FieldPanel("ringkasan")]

    class Meta:
        verbose_name = _("news list")
        verbose_name_plural = _("news lists")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the page of articles that the address asks for."""
        context = super().get_context(request, *args, **kwargs)
        language = self.locale.language_code
        articles = BeritaPage.objects.untuk_daftar(language)
        filters = Saringan.from_query(
            request.GET, language, years_of(BeritaPage.objects.public_in(language))
        )
        context["saringan"] = filters
        context["halaman"] = page_of(request, articles.saringan(**filters.rows()), PER_PAGE)
        return context
