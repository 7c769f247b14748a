"""The form of an event."""

from collections.abc import Sequence
from typing import Any

from django.forms import CheckboxSelectMultiple, Select
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    TabbedInterface,
)

ATURAN = _(
    "Months that lack the day, such as the 31st, are left out. For an event that takes place "
    "every month choose a day up to the 28th, or the same weekday."
)


class BulanDilewatiPanel(HelpPanel):
    """Names the months that the saved rule skips; absent where it skips none."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"template": "kegiatan/bulan_dilewati.html", **kwargs})

    class BoundPanel(HelpPanel.BoundPanel):
        """The panel of one event."""

        def is_shown(self) -> bool:
            """Say whether there is anything to tell."""
            return super().is_shown() and bool(self.instance.bulan_dilewati)


def susunan(*, content: Sequence[Panel | str], settings: Sequence[Panel | str]) -> TabbedInterface:
    """Return the tabs of an event's form.

    Args:
        content, settings: the panels that every page has at the head of its first tab, and in
            its last.
    """
    return TabbedInterface(
        [
            ObjectList(
                [
                    *content,
                    FieldPanel(
                        "jenis", widget=Select, help_text=_("Shown above the title, with its mark.")
                    ),
                    MultiFieldPanel(
                        [
                            FieldRowPanel([FieldPanel("mulai"), FieldPanel("selesai")]),
                            FieldPanel("sepanjang_hari"),
                        ],
                        heading=_("When (WIB)"),
                    ),
                    MultiFieldPanel(
                        [
                            FieldPanel(
                                "tempat",
                                help_text=_("A name that people know: the hall, the field."),
                            ),
                            FieldPanel(
                                "alamat_tempat", help_text=_("Street and village, for who is new.")
                            ),
                            FieldPanel("kecamatan", widget=Select),
                        ],
                        heading=_("Where"),
                    ),
                    FieldPanel("ringkasan"),
                    FieldPanel("penyelenggara", help_text=_("Whom readers may ask about it.")),
                    FieldPanel("isi"),
                ],
                heading=_("Content"),
            ),
            ObjectList(
                [
                    MultiFieldPanel(
                        [FieldPanel("keadaan"), FieldPanel("keterangan_keadaan")],
                        heading=_("State"),
                    ),
                    MultiFieldPanel(
                        [
                            FieldPanel("ulang", help_text=ATURAN),
                            FieldPanel("ulang_sampai"),
                            BulanDilewatiPanel(),
                        ],
                        heading=_("Repetition"),
                    ),
                    InlinePanel("kecuali", heading=_("Exceptions"), label=_("date"), max_num=60),
                ],
                heading=_("Schedule"),
            ),
            ObjectList(
                [FieldPanel("komoditas", widget=CheckboxSelectMultiple)], heading=_("Topics")
            ),
            ObjectList(settings, heading=_("Other")),
        ]
    )
