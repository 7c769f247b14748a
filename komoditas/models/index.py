"""The page that lists the commodities and answers for each of them."""

from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import path, re_path

from dinas.core.bahasa import SOURCE
from dinas.core.keeping import kept
from dinas.core.models.base import RoutableBasePage, SectionPage
from dinas.core.routing import Untranslated
from dinas.core.untranslated import untranslated
from komoditas.enums import Kelompok
from komoditas.models.komoditas import Komoditas
from komoditas.unduhan import unduh_komoditas


class KomoditasIndexPage(SectionPage, RoutableBasePage):
    """`/komoditas/` with the commodities by group, `/komoditas/<kode>/` with one of them."""

    template = "pages/komoditas_index_page.html"
    subpage_types: ClassVar[list[str]] = []
    is_daftar = True
    page_description = _("The list of commodities; each commodity has its page below it.")

    class Meta:
        verbose_name = _("commodity list")
        verbose_name_plural = _("commodity lists")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the commodities by group, and the month that the calendar marks."""
        context = super().get_context(request, *args, **kwargs)
        language = self.locale.language_code
        rows = kept(("komoditas.daftar", language), lambda: _listed(language))
        context["semua"] = rows
        context["kelompok"] = [
            (label, members)
            for value, label in Kelompok.choices
            if (members := [row for row in rows if row.kelompok == value])
        ]
        context["bulan_ini"] = timezone.localdate().month
        return context

    @path("<slug:kode>/", name="komoditas")
    def satu(self, request: HttpRequest, kode: str) -> HttpResponse:
        """Show one commodity, or offer the Indonesian where there is no translation."""
        language = self.locale.language_code
        rows = {row.locale.language_code: row for row in Komoditas.objects.untuk_halaman(kode)}
        if language in rows:
            row = rows[language]
            context = super().get_context(request)
            context.update(
                row.konteks(rows.get(SOURCE)), perihal=row, bulan_ini=timezone.localdate().month
            )
            return TemplateResponse(request, "pages/komoditas.html", context)
        if SOURCE in rows:
            return untranslated(request, Untranslated(source=rows[SOURCE], root=self))
        raise Http404

    @re_path(r"^(?P<kode>[\w-]+)/unduh\.(?P<bentuk>csv|xlsx|json)/$", name="angka")
    def unduh_angka(self, request: HttpRequest, kode: str, bentuk: str) -> HttpResponseBase:
        """Give the figures of one commodity as a file.

        Raises:
            Http404: there is no such commodity in this language.
        """
        row = (
            Komoditas.objects.filter(kode=kode, live=True, locale=self.locale_id)
            .select_related("locale")
            .first()
        )
        if row is None:
            raise Http404
        return unduh_komoditas(row, request, bentuk)


def _listed(language: str) -> list[Komoditas]:
    """Return the commodities with what the list shows of them."""
    return list(
        Komoditas.objects.public_sources()
        .told_in(language)
        .select_related("gambar")
        .prefetch_related("gambar__renditions")
        .defer("isi")
    )
