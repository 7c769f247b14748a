"""The parts of the home page: INFO notices, services and the sections below the opening."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from dinas.core.blocks.links import LinkBlock, LinkValue


class InfoBlock(LinkBlock):
    """One notice of the INFO strip, with the time in which it is shown."""

    teks = blocks.CharBlock(
        label=_("Notice"), max_length=160, help_text=_("One short sentence; it is one line high.")
    )
    mulai = blocks.DateTimeBlock(
        label=_("Shown from (WIB)"), required=False, help_text=_("Left empty: at once.")
    )
    selesai = blocks.DateTimeBlock(
        label=_("Shown until (WIB)"), required=False, help_text=_("Left empty: without end.")
    )

    is_required = False

    class Meta:
        icon = "info-circle"
        label = _("Notice")
        label_format = "{teks}"
        form_layout: ClassVar[list[str]] = ["teks", "halaman", "alamat", "mulai", "selesai"]
        value_class = LinkValue

    def clean(self, value: Any) -> Any:
        """Refuse an end before the start."""
        cleaned = super().clean(value)
        start, end = cleaned.get("mulai"), cleaned.get("selesai")
        if start and end and end <= start:
            raise StructBlockValidationError(
                block_errors={"selesai": ValidationError(_("The end lies before the start."))}
            )
        return cleaned


class LayananIcon(TextChoices):
    """The drawings for services."""

    TRAKTOR = "traktor", _("Tractor")
    PUPUK = "pupuk", _("Sack of fertiliser")
    DAUN = "daun", _("Leaf")
    PASAR = "pasar", _("Market stall")
    INFORMASI = "informasi", _("Information")
    TELEPON = "telepon", _("Telephone")
    DATA = "data", _("Figures")


class LayananBlock(LinkBlock):
    """One service in the strip below the opening."""

    teks = blocks.CharBlock(label=_("Service"), max_length=80)
    ikon = blocks.ChoiceBlock(label=_("Drawing"), choices=LayananIcon.choices)

    class Meta:
        icon = "link"
        label = _("Service")
        label_format = "{teks}"
        form_layout: ClassVar[list[str]] = ["teks", "halaman", "alamat", "ikon"]
        value_class = LinkValue


class SectionBlock(blocks.StaticBlock):
    """A section of the home page whose content comes from the site itself."""


class BeritaSection(SectionBlock):
    """The newest news."""

    class Meta:
        icon = "doc-full"
        label = _("Newest news")
        admin_text = _("The newest articles, without the lead.")
        template = "home/berita.html"


class AgendaSection(SectionBlock):
    """The next events beside the month's calendar."""

    class Meta:
        icon = "calendar-alt"
        label = _("Agenda and calendar")
        admin_text = _("The next events, and this month as a table.")
        template = "home/agenda.html"


class KomoditasSection(SectionBlock):
    """The leading commodities."""

    class Meta:
        icon = "leaf"
        label = _("Leading commodities")
        admin_text = _("The commodities that are marked as leading.")
        template = "home/komoditas.html"


class VideoSection(blocks.StructBlock):
    """Chosen videos, or the newest."""

    video = blocks.ListBlock(
        blocks.PageChooserBlock(page_type="galeri.VideoPage"),
        label=_("Videos"),
        required=False,
        max_num=3,
        default=[],
        help_text=_("Left empty, the three newest are shown."),
    )

    class Meta:
        icon = "media"
        label = _("Video gallery")
        template = "home/video.html"


class PetaSection(SectionBlock):
    """The map of the regency."""

    class Meta:
        icon = "site"
        label = _("Map")
        admin_text = _("The districts as a drawing and as a list.")
        template = "home/peta.html"


class KontakSection(SectionBlock):
    """How to reach the office."""

    class Meta:
        icon = "mail"
        label = _("Contact")
        admin_text = _("Address and telephone from the settings.")
        template = "home/kontak.html"


class SectionsBlock(blocks.StreamBlock):
    """The sections in the order that the editor chooses; each at most once."""

    berita = BeritaSection()
    agenda = AgendaSection()
    komoditas = KomoditasSection()
    video = VideoSection()
    peta = PetaSection()
    kontak = KontakSection()

    class Meta:
        required = False
        block_counts = {
            name: {"max_num": 1}
            for name in ("berita", "agenda", "komoditas", "video", "peta", "kontak")
        }


def is_current(notice: Mapping[str, Any]) -> bool:
    """Say of a notice's raw value whether it is to be shown now."""
    now = timezone.now()
    start, end = _moment(notice.get("mulai")), _moment(notice.get("selesai"))
    return (start is None or start <= now) and (end is None or now < end)


def moments_of(notice: Mapping[str, Any]) -> list[dt.datetime]:
    """Return when a notice of the stored list begins and ends, as far as it has such times."""
    value = notice.get("value") or {}
    moments = (_moment(value.get(name)) for name in ("mulai", "selesai"))
    return [moment for moment in moments if moment is not None]


def _moment(value: str | dt.datetime | None) -> dt.datetime | None:
    moment = parse_datetime(value) if isinstance(value, str) else value
    if moment is not None and timezone.is_naive(moment):
        return timezone.make_aware(moment)
    return moment
