"""The map of the regency."""

from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import path

from dinas.core.models.base import RoutableBasePage, SectionPage
from komoditas.peta_svg import VIEWBOX
from peta.lapisan import Lapisan, kecamatan_terhitung


class PetaPage(SectionPage, RoutableBasePage):
    """`/peta/` with the districts, `/peta/<kecamatan>/` with one of them."""

    template = "pages/peta_page.html"
    subpage_types: ClassVar[list[str]] = []
    page_description = _("The map of the regency with its districts.")

    class Meta:
        verbose_name = _("map")
        verbose_name_plural = _("maps")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the districts and the layer that the address chose."""
        context = super().get_context(request, *args, **kwargs)
        context.update(self.konteks_peta(request))
        return context

    @path("<slug:kecamatan>/", name="kecamatan")
    def satu(self, request: HttpRequest, kecamatan: str) -> HttpResponse:
        """Show one district with its commodities, news and events."""
        context = super().get_context(request)
        context.update(self.konteks_peta(request))
        chosen = next((row for row in context["kecamatan"] if row.slug == kecamatan), None)
        if chosen is None:
            raise Http404
        context.update(self._tentang(chosen))
        return TemplateResponse(request, self.template, context)

    def konteks_draf(self, request: HttpRequest, draft: Any) -> dict[str, Any]:
        """Return what the page of a district shows, with `draft` in place of the stored one."""
        context = super().get_context(request)
        context.update(self.konteks_peta(request))
        rows = context["kecamatan"]
        stored = next((row for row in rows if row.pk == draft.pk), None)
        known = vars(stored) if stored else dict.fromkeys(("jumlah_kegiatan", "jumlah_berita"), 0)
        # What was counted for the stored row, the draft has as well.
        vars(draft).update({"komoditas_publik": [], **known, **vars(draft)})
        context["kecamatan"] = [row for row in rows if row is not stored] + [draft]
        context.update(self._tentang(draft))
        return context

    def _tentang(self, chosen: Any) -> dict[str, Any]:
        language = self.locale.language_code
        is_stored = chosen.pk is not None
        return {
            "terpilih": chosen,
            "berita": list(chosen.berita.untuk_daftar(language)[:3]) if is_stored else [],
            "kegiatan": list(chosen.kegiatan.mendatang_untuk_daftar(language)[:3])
            if is_stored
            else [],
        }

    def konteks_peta(self, request: HttpRequest) -> dict[str, Any]:
        """Return the districts with their commodities and numbers, and the layers.

        Raises:
            Http404: the address names a layer that there is not.
        """
        language = self.locale.language_code
        districts = kecamatan_terhitung(language)
        grown = {row.kode: row for district in districts for row in district.komoditas_publik}
        layers = Lapisan.from_query(
            request.GET, sorted(grown.values(), key=lambda row: (row.urutan, row.nama))
        )
        return {"kecamatan": districts, "viewbox": VIEWBOX, **layers.konteks(districts)}
