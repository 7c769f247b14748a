"""An event, and a month of the calendar, as documents to take away."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.dateformat import format as date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from dinas.core.templatetags.tanggal import tanggal
from dinas.export.document import (
    Block,
    Document,
    Facts,
    Heading,
    Item,
    Listing,
    Month,
    MonthDay,
    Note,
    Paragraph,
    Run,
    Table,
)
from dinas.export.notices import sample_notice
from dinas.export.registry import origin_of, subject_below, to_document
from dinas.export.story import story_nodes
from kegiatan.calendar import Bulan, Hari, Kalender
from kegiatan.enums import Ulang
from kegiatan.models import Jadwal, KegiatanIndexPage, KegiatanPage
from kegiatan.templatetags.jadwal import (
    alamat_openstreetmap,
    is_lewat,
    jadwal_dari,
    jadwal_utama,
    jam_jadwal,
    lama_jadwal,
    tanggal_jadwal,
)
from komoditas.models import Komoditas

MOST_DATES = 60
"""A paper may list more dates than the page does, but not years of them."""


@dataclass(frozen=True)
class BulanKegiatan:
    """A month of the calendar."""

    page: KegiatanIndexPage
    bulan: Bulan


@to_document.register
def dokumen_kegiatan(page: KegiatanPage, request: HttpRequest) -> Document:
    """Return the event as readers see it: the date that comes next, and all that follow."""
    url = f"{origin_of(request)}{page.alamat}"
    main = jadwal_utama(page)
    now = timezone.now()
    dates = [] if page.ulang == Ulang.TIDAK else page.waktu_semua()
    coming = [jadwal_dari(page, one) for one in dates if (one.selesai or one.mulai) > now]
    return Document(
        title=page.title,
        language=page.locale.language_code,
        url=url,
        kind=page.nama_jenis,
        summary=page.ringkasan,
        facts=Facts(tuple(_facts(page, main, is_one_of_many=len(coming) > 1))),
        date=main.hari_pertama,
        author=page.penyelenggara,
        blocks=(
            *_state(page, main),
            *story_nodes(page.isi, url),
            *sample_notice(page.contoh),
            *_dates(page, coming),
            *_commodities(page),
        ),
    )


def _facts(page: KegiatanPage, main: Jadwal, *, is_one_of_many: bool) -> Iterator[Any]:
    yield (_("Next date") if is_one_of_many else _("Date"), (Run(tanggal_jadwal(main)),))
    length = lama_jadwal(main)
    hours = capfirst(jam_jadwal(main))
    yield (_("Time"), (Run(f"{hours} ({length})" if length else hours),))
    place = [Run(page.tempat, bold=True)]
    if page.alamat_tempat:
        place += [Run("\n"), Run(page.alamat_tempat)]
    if page.kecamatan is not None and page.kecamatan.nama not in page.tempat:
        district = _("%(nama)s District") % {"nama": page.kecamatan.nama}
        place += [Run("\n"), Run(district)]
    words = _("Look for the place on OpenStreetMap")
    place += [Run("\n"), Run(words, href=alamat_openstreetmap(page))]
    yield (_("Place"), tuple(place))
    if page.penyelenggara:
        yield (_("Organiser"), (Run(page.penyelenggara),))


def _state(page: KegiatanPage, main: Jadwal) -> Iterator[Note]:
    if page.is_berubah:
        label = _("This event is cancelled") if page.is_batal else page.get_keadaan_display()
        words = page.keterangan_keadaan
        yield Note(label, (Paragraph((Run(words),)),) if words else (), is_urgent=True)
    elif is_lewat(main):
        yield Note(_("This event is over."))


def _dates(page: KegiatanPage, coming: list[Jadwal]) -> Iterator[Block]:
    if len(coming) <= 1:
        return
    yield Heading(_("All coming dates"))
    rule = page.get_ulang_display()
    if page.ulang_sampai:
        until = _("until %(tanggal)s") % {"tanggal": tanggal(page.ulang_sampai, "sedang")}
        rule = f"{rule}, {until}"
    yield Paragraph((Run(f"{rule}."),))
    yield Listing(
        tuple(
            Item((Run(f"{tanggal_jadwal(one)}, {jam_jadwal(one)}"),)) for one in coming[:MOST_DATES]
        )
    )


def _commodities(page: KegiatanPage) -> Iterator[Facts]:
    rows = Komoditas.objects.in_words_of(page.komoditas.all(), page.locale.language_code)
    names = ", ".join(row.nama_lokal for row in rows)
    if names:
        yield Facts(((_("Commodities"), (Run(names),)),))


@subject_below.register
def bulan_dari(page: KegiatanIndexPage, view: str, arguments: Mapping[str, str]) -> BulanKegiatan:
    """Return the month that the calendar shows at an address.

    Raises:
        Http404: it is none of the calendar's months.
    """
    if view == "satu_bulan" and 1 <= int(arguments["bulan"]) <= 12:
        return BulanKegiatan(page, Bulan(int(arguments["tahun"]), int(arguments["bulan"])))
    if view == "index_route":
        return BulanKegiatan(page, Bulan.of(timezone.localdate()))
    raise Http404


@to_document.register
def dokumen_bulan(subject: BulanKegiatan, request: HttpRequest) -> Document:
    """Return the month as a table for the notice board, and below it the events one by one."""
    page, bulan = subject.page, subject.bulan
    context = page.konteks_bulan(request, bulan)
    name = tanggal(bulan.hari_pertama, "bulan")
    chosen = ", ".join(str(choice.label) for _name, choice in context["saringan"].chosen())
    return Document(
        title=f"{page.title}: {name}",
        language=page.locale.language_code,
        url=f"{origin_of(request)}{page.alamat}{bulan.alamat}",
        kind=_("Calendar of the month"),
        summary=chosen,
        date=bulan.hari_pertama,
        is_landscape=True,
        blocks=(_month(context["kalender"]), *_list(context["jadwal_bulan"], name)),
    )


def _month(kalender: Kalender) -> Month:
    full_week = next(week for week in kalender.minggu if all(week))
    return Month(
        weekdays=tuple(date_format(day.tanggal, "l") for day in full_week if day),
        weeks=tuple(tuple(map(_day, week)) for week in kalender.minggu),
    )


def _day(day: Hari | None) -> MonthDay:
    if day is None:
        return MonthDay(None)
    return MonthDay(day.tanggal.day, tuple(_title(one) for one in day.jadwal))


def _title(jadwal: Jadwal) -> str:
    page = jadwal.page
    return f"{page.title} ({page.get_keadaan_display()})" if page.is_berubah else page.title


def _list(dates: list[Any], name: str) -> Iterator[Block]:
    yield Heading(_("Events in %(bulan)s") % {"bulan": name})
    if not dates:
        yield Paragraph((Run(_("There are no events in this month.")),))
        return
    rows = []
    for one in dates:
        place, district = one.page.tempat, one.page.kecamatan
        if district is not None and district.nama not in place:
            place = f"{place}, {_('%(nama)s District') % {'nama': district.nama}}"
        rows.append(
            (tanggal_jadwal(one), jam_jadwal(one), _title(one), one.jenis_lokal or "", place)
        )
    yield Table(header=(_("Date"), _("Time"), _("Event"), _("Kind"), _("Place")), rows=tuple(rows))
