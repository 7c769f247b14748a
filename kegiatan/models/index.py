"""The calendar of events."""

from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import path, re_path

from dinas.core.keeping import kept
from dinas.core.models.base import RoutableBasePage, SectionPage
from dinas.navigation.feeds import Atom, jawaban
from kegiatan.calendar import Bulan, arsip, batas, bulan_berisi, kalender, rentang
from kegiatan.feeds import kalender_langganan, umpan_kegiatan
from kegiatan.filters import Saringan
from kegiatan.ical import jawaban_kalender
from kegiatan.models.event import KegiatanPage
from kegiatan.models.jadwal import Jadwal


class KegiatanIndexPage(SectionPage, RoutableBasePage):
    """`/kegiatan/` with this month, `/kegiatan/2020/02/` with another."""

    template = "pages/kegiatan_index_page.html"
    subpage_types: ClassVar[list[str]] = ["kegiatan.KegiatanPage"]
    is_daftar = True
    page_description = _("The calendar of events; events are made below it.")

    class Meta:
        verbose_name = _("calendar of events")
        verbose_name_plural = _("calendars of events")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add this month's table and list."""
        context = super().get_context(request, *args, **kwargs)
        context.update(self.konteks_bulan(request, Bulan.of(timezone.localdate())))
        context["is_bulan_ini"] = True
        return context

    @re_path(r"^(?P<tahun>[0-9]{4})/(?P<bulan>[0-9]{2})/$", name="bulan")
    def satu_bulan(self, request: HttpRequest, tahun: str, bulan: str) -> HttpResponse:
        """Show another month; one that lies beyond all events has no address."""
        if not 1 <= int(bulan) <= 12:
            raise Http404
        context = super().get_context(request)
        context.update(self.konteks_bulan(request, Bulan(int(tahun), int(bulan))))
        return TemplateResponse(request, self.template, context)

    # A route ends in a slash here, and the address of the feed in none.
    @path("atom.xml/", name="atom")
    def atom(self, request: HttpRequest) -> HttpResponse:
        """Give the events to come as an Atom feed, narrowed by the same filters as the calendar."""
        language = self.locale.language_code
        filters = Saringan.from_query(request.GET, language)
        dates = Jadwal.objects.publik(language).saringan(**filters.rows())
        return jawaban(umpan_kegiatan(self, request, dates, filters), Atom)

    @path("kalender.ics/", name="ics")
    def ics(self, request: HttpRequest) -> HttpResponse:
        """Give the events as a calendar to subscribe to, narrowed by the same filters."""
        language = self.locale.language_code
        filters = Saringan.from_query(request.GET, language)
        dates = Jadwal.objects.publik(language).saringan(**filters.rows())
        events: Any = KegiatanPage.queryset_for_serving()
        return jawaban_kalender(
            kalender_langganan(self, request, events, dates, filters), f"{self.slug}.ics"
        )

    def konteks_bulan(self, request: HttpRequest, bulan: Bulan) -> dict[str, Any]:
        """Return the table of a month, its list and what follows it.

        Raises:
            Http404: the month lies beyond all events, or a filter is unknown.
        """
        language = self.locale.language_code
        filled = kept(
            ("kalender.berisi", language), lambda: bulan_berisi(Jadwal.objects.publik(language))
        )
        first, last = batas(filled)
        if not first <= bulan <= last:
            raise Http404
        filters = Saringan.from_query(request.GET, language)
        if filters.chosen():
            chosen = Jadwal.objects.publik(language).saringan(**filters.rows())
            # Filters multiply the addresses: with them the ways end where their events end.
            filled = bulan_berisi(chosen)
            earliest, latest = rentang(filled)
            first, last = max(first, earliest), min(last, latest)
            month, later = _isi_bulan(language, bulan, **filters.rows())
        else:
            month, later = kept(
                ("kalender.isi", language, bulan),
                lambda: _isi_bulan(language, bulan),
            )
        return {
            "kalender": kalender(bulan, month, first, last),
            "jadwal_bulan": month,
            "jadwal_sesudah": later,
            "saringan": filters,
            "arsip": arsip([month for month in filled if first <= month <= last]),
            "bulan_kini": Bulan.of(timezone.localdate()),
            "is_lampau": bulan < Bulan.of(timezone.localdate()),
        }


def _isi_bulan(language: str, bulan: Bulan, **chosen: Any) -> tuple[list[Jadwal], list[Jadwal]]:
    """Return the dates of a month, and some of those that come after it."""
    after = bulan.plus(1).hari_pertama
    return Jadwal.objects.bulan_dan_mendatang(language, bulan, 5, sejak=after, **chosen)
