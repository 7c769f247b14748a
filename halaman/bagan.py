"""The structure of the office: who leads whom, as a nested list that is drawn as a chart."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from dinas.export.document import Block, Item, Listing, Paragraph, Run
from dinas.export.text import one_line

MANY_UNITS = 20


class UnitBlock(blocks.StructBlock):
    """A unit below the head, with what stands below it."""

    nama = blocks.CharBlock(label=_("Unit"), max_length=120)
    bawahan = blocks.ListBlock(
        blocks.CharBlock(label=_("Unit"), max_length=120),
        label=_("Units below it"),
        default=[],
        max_num=MANY_UNITS,
    )

    class Meta:
        icon = "group"
        label = _("Unit")
        label_format = "{nama}"


class BaganBlock(blocks.StructBlock):
    """An organisation chart of three levels. Offices change, people more often: it names units."""

    pimpinan = blocks.CharBlock(label=_("At the head"), max_length=120)
    unit = blocks.ListBlock(UnitBlock(), label=_("Units"), min_num=1, max_num=MANY_UNITS)
    keterangan = blocks.TextBlock(
        label=_("Remark"),
        required=False,
        max_length=400,
        rows=2,
        help_text=_("Where the structure comes from, or that it is a sample."),
    )

    class Meta:
        icon = "group"
        label = _("Organisation chart")
        group = _("Office")
        description = _("Who stands below whom: a chart on wide screens, a nested list on narrow.")
        template = "blocks/bagan.html"
        preview_value: ClassVar[dict[str, Any]] = {
            "pimpinan": "Kepala Dinas",
            "unit": [
                {"nama": "Sekretariat", "bawahan": ["Sub Bagian Perencanaan", "Sub Bagian Umum"]},
                {"nama": "Bidang Tanaman Pangan", "bawahan": []},
                {"nama": "Bidang Hortikultura", "bawahan": []},
            ],
            "keterangan": "",
        }


def bagan_nodes(value: Any, making: Any) -> Iterator[Block]:
    """Give the chart as a nested list for documents to take away."""
    units = tuple(
        _item(unit["nama"], tuple(_item(name) for name in unit["bawahan"]))
        for unit in value["unit"]
    )
    yield Listing((_item(value["pimpinan"], units),))
    if value.get("keterangan"):
        yield Paragraph((Run(one_line(value["keterangan"])),), is_muted=True)


def _item(name: str, below: tuple[Item, ...] = ()) -> Item:
    return Item((Run(one_line(name)),), (Listing(below),) if below else ())
