"""The event."""

import datetime as dt
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.contrib.routable_page.models import path
from wagtail.models import PageManager
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from dinas.core.blocks import StoryBlock
from dinas.core.fields import StreamField
from dinas.core.models.base import BasePage, RoutableBasePage
from dinas.core.query import localized, source_locale_only
from dinas.navigation.surroundings import Situs
from kegiatan.enums import Keadaan, Ulang
from kegiatan.ical import berkas_acara, jawaban_kalender
from kegiatan.models.jenis import JenisKegiatan
from kegiatan.panels import susunan
from kegiatan.querysets import KegiatanQuerySet
from kegiatan.recurrence import (
    EARLIEST_YEAR,
    MOST_YEARS,
    MOST_YEARS_AHEAD,
    WIB,
    Rencana,
    Waktu,
    berlangsung,
    bulan_dilewati,
    rencana,
    sepanjang_hari,
)
from kegiatan.structured_data import acara
from komoditas.models import Komoditas


class KegiatanPage(RoutableBasePage):
    """One event, which may repeat: what, when (WIB), where, by whom, and whether it holds."""

    template = "pages/kegiatan_page.html"
    parent_page_types: ClassVar[list[str]] = ["kegiatan.KegiatanIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    page_description = _("An event with date, time and place; it appears in the calendar.")
    tombol_mulai = _("Add an event")
    ikon_tombol = "calendar-alt"
    urutan_tombol = 2
    tenggat_terbit = "mulai"
    serving_related = ("jenis", "kecamatan")
    needed_for_preview = ("mulai",)

    jenis = models.ForeignKey(
        "kegiatan.JenisKegiatan",
        verbose_name=_("kind"),
        on_delete=models.PROTECT,
        null=True,
        related_name="kegiatan",
        limit_choices_to=source_locale_only,
    )
    mulai = models.DateTimeField(
        _("starts"), help_text=_("Date and time in WIB, for example 05/06/2027 08:00.")
    )
    selesai = models.DateTimeField(
        _("ends"),
        null=True,
        blank=True,
        help_text=_("In WIB. Left empty if the end is open."),
    )
    sepanjang_hari = models.BooleanField(
        _("whole days"), default=False, help_text=_("The times above are not shown.")
    )
    ringkasan = models.TextField(
        _("summary"),
        max_length=300,
        help_text=_("One or two sentences: what it is about and who may come."),
    )
    tempat = models.CharField(_("place"), max_length=160)
    alamat_tempat = models.CharField(_("address of the place"), max_length=255, blank=True)
    kecamatan = models.ForeignKey(
        "komoditas.Kecamatan",
        verbose_name=_("district"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="kegiatan",
    )
    penyelenggara = models.CharField(_("organiser"), max_length=160, blank=True)
    komoditas = ParentalManyToManyField(
        "komoditas.Komoditas",
        verbose_name=_("commodities"),
        blank=True,
        related_name="kegiatan",
        limit_choices_to=source_locale_only,
    )
    isi = StreamField(StoryBlock(), verbose_name=_("text"), blank=True)
    keadaan = models.CharField(
        _("state"),
        max_length=10,
        choices=Keadaan.choices,
        default=Keadaan.TERJADWAL,
        help_text=_("A cancelled event stays in the lists, so that nobody travels in vain."),
    )
    keterangan_keadaan = models.CharField(
        _("what changed"), max_length=255, blank=True, help_text=_("Shown with the state.")
    )
    ulang = models.CharField(
        _("repeats"), max_length=16, choices=Ulang.choices, default=Ulang.TIDAK
    )
    ulang_sampai = models.DateField(
        _("repeats until"),
        null=True,
        blank=True,
        help_text=_("The last possible day, at most three years ahead."),
    )

    override_translatable_fields: ClassVar[list[SynchronizedField]] = [
        *BasePage.override_translatable_fields,
        *(
            SynchronizedField(name, overridable=False)
            for name in (
                "jenis",
                "mulai",
                "selesai",
                "sepanjang_hari",
                "kecamatan",
                "komoditas",
                "keadaan",
                "ulang",
                "ulang_sampai",
                "kecuali",
            )
        ),
    ]

    edit_handler = susunan(content=BasePage.content_panels, settings=BasePage.promote_panels)

    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("ringkasan"),
        index.SearchField("tempat"),
        index.SearchField("isi"),
    ]

    objects = PageManager.from_queryset(KegiatanQuerySet)()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(selesai__isnull=True) | Q(selesai__gte=F("mulai")),
                name="kegiatan_selesai_sesudah_mulai",
                violation_error_message=_("The end lies before the start."),
            ),
            models.CheckConstraint(
                condition=Q(ulang=Ulang.TIDAK) | Q(ulang_sampai__isnull=False),
                name="kegiatan_ulang_punya_akhir",
                violation_error_message=_("Say until when the event repeats."),
            ),
        ]

    @classmethod
    def queryset_for_serving(cls) -> QuerySet[Any]:
        """Return events with the kind's name in either language."""
        return (
            super()
            .queryset_for_serving()
            .defer("kecamatan__batas")
            .annotate(jenis_lokal_en=localized(JenisKegiatan, "jenis", "nama", "en"))
        )

    def clean(self) -> None:
        """Say in words what the database would refuse."""
        super().clean()
        faults: dict[str, Any] = {}
        if self.mulai:
            year, this_year = self.mulai.astimezone(WIB).year, timezone.localdate().year
            if not EARLIEST_YEAR <= year <= this_year + MOST_YEARS_AHEAD:
                # A year typed wrongly would stretch the calendar's months over centuries.
                faults["mulai"] = _("The year lies between %(first)d and %(last)d.") % {
                    "first": EARLIEST_YEAR,
                    "last": this_year + MOST_YEARS_AHEAD,
                }
        if self.mulai and self.selesai and self.selesai < self.mulai:
            faults["selesai"] = _("The end lies before the start.")
        if self.ulang != Ulang.TIDAK and self.mulai:
            first = timezone.localtime(self.mulai).date()
            if self.ulang_sampai is None:
                faults["ulang_sampai"] = _("Say until when the event repeats.")
            elif self.ulang_sampai < first:
                faults["ulang_sampai"] = _("This day lies before the event's start.")
            elif self.ulang_sampai > first + dt.timedelta(days=366 * MOST_YEARS):
                faults["ulang_sampai"] = _("At most three years after the start.")
        if faults:
            raise ValidationError(faults)

    @property
    def lama(self) -> dt.timedelta | None:
        """How long one date lasts; None where the end is open."""
        return self.selesai - self.mulai if self.selesai is not None else None

    @property
    def is_batal(self) -> bool:
        """Whether the event does not take place."""
        return self.keadaan == Keadaan.BATAL

    @property
    def is_berubah(self) -> bool:
        """Whether readers must be told that the announcement no longer holds as it was."""
        return self.keadaan != Keadaan.TERJADWAL

    @property
    def nama_jenis(self) -> str:
        """The kind's name in the page's language, else in Indonesian."""
        if self.jenis is None:
            return ""
        if self.is_source:
            return self.jenis.nama
        if "jenis_lokal_en" in self.__dict__:
            return self.jenis_lokal_en or ""
        return (self.jenis.get_translation_or_none(self.locale) or self.jenis).nama

    def rencana(self) -> list[Rencana]:
        """Return every date that the rule gives, with what the exceptions made of it."""
        waktu = (sepanjang_hari if self.sepanjang_hari else Waktu)(self.mulai, self.selesai)
        return rencana(
            mulai=waktu.mulai,
            selesai=waktu.selesai,
            ulang=self.ulang,
            sampai=self.ulang_sampai,
            kecuali=[
                exception.pengecualian(sepanjang_hari=self.sepanjang_hari)
                for exception in self.daftar_kecuali
            ],
        )

    def waktu_semua(self) -> list[Waktu]:
        """Return every date of the event, exceptions applied."""
        return berlangsung(self.rencana())

    @property
    def bulan_dilewati(self) -> list[dt.date]:
        """The first days of the months that the rule skips, because they lack its day."""
        if not self.mulai or self.ulang == Ulang.TIDAK or self.ulang_sampai is None:
            return []
        return bulan_dilewati(self.mulai, self.ulang, self.ulang_sampai)

    @property
    def daftar_kecuali(self) -> list[Any]:
        """The dates left out or moved; a page that is being served asks for them once."""
        kept: list[Any] | None = self.__dict__.get("_kecuali_dilayani")
        return list(self.kecuali.all()) if kept is None else kept

    def simpan_kecuali(self, exceptions: Any) -> None:
        """Keep the dates left out or moved that were already fetched, while the page is served."""
        self._kecuali_dilayani = list(exceptions)

    @path("acara.ics/", name="ics")
    def ics(self, request: HttpRequest) -> HttpResponse:
        """Give the event with all its dates as a calendar file."""
        return jawaban_kalender(berkas_acara(self, request), f"{self.slug}.ics")

    def json_ld(self, situs: Situs, request: HttpRequest) -> list[dict[str, Any]]:
        """Return the event as search engines read it."""
        return [acara(self, situs)]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the event's dates, its commodities and what comes next."""
        context = super().get_context(request, *args, **kwargs)
        language = self.locale.language_code
        now = timezone.now()
        self.simpan_kecuali(self.kecuali.all() if self.ulang != Ulang.TIDAK else [])
        context["waktu_lain"] = (
            [waktu for waktu in self.waktu_semua() if (waktu.selesai or waktu.mulai) > now][:6]
            if self.ulang != Ulang.TIDAK
            else []
        )
        context["komoditas"] = Komoditas.objects.in_words_of(self.komoditas.all(), language)
        context["berita"] = self.berita_terkait(context["komoditas"])
        schedule = self._meta.get_field("jadwal").related_model
        context["berikutnya"] = list(
            schedule.objects.publik(language).mendatang().exclude(page=self.pk)[:4]
        )
        return context

    def berita_terkait(self, commodities: list[Komoditas]) -> list[Any]:
        """Return the newest public articles in the page's language about one of `commodities`.

        Articles are found by the name that their app gives to the relation, so that this app
        need not know them.
        """
        if not commodities:
            return []
        relations: Any = Komoditas._meta
        articles = relations.get_field("berita").related_model.objects
        shared = articles.filter(komoditas__in=[row.pk for row in commodities]).values("pk")
        return list(articles.untuk_daftar(self.locale.language_code).filter(pk__in=shared)[:3])
