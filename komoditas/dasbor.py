"""Changes of figures on the first screen of the admin."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.templatetags.wagtailadmin_tags import user_display_name

from dinas.dashboard.items import Action, Item
from dinas.dashboard.sections import Section
from komoditas.admin.izin import boleh_memutuskan, boleh_mengusulkan
from komoditas.impor.services import returned_to, waiting_for
from komoditas.models import ImporProduksi


def _item(row: ImporProduksi, note: str, at: Any, quote: str, action: Any) -> Item:
    url = reverse("produksi_impor:rinci", args=[row.pk])
    return Item(
        title=row.nama_berkas,
        url=url,
        kind=_("Production figures"),
        note=note,
        at=at,
        quote=quote,
        actions=(Action(action, url, is_main=True),),
    )


class FiguresToApprove(Section):
    """Sets of changes that wait for a decision, the longest waiting first."""

    key = "angka-menunggu"
    heading = gettext_lazy("Figures waiting for your approval")
    icon = "table"

    @staticmethod
    def is_for(user: Any) -> bool:
        """Only those who decide about figures."""
        return boleh_memutuskan(user)

    def rows(self, text: str = "") -> QuerySet[ImporProduksi]:
        """Return what was submitted."""
        return waiting_for(self.user).filter(nama_berkas__icontains=text)

    def items(self, rows: list[ImporProduksi]) -> Iterable[Item]:
        """Say who submitted it, with the message."""
        for row in rows:
            name = user_display_name(row.oleh) if row.oleh else ""
            note = _("submitted by %(name)s") % {"name": name} if name else _("submitted")
            yield _item(row, note, row.diajukan, row.pesan, _("Check"))


class FiguresSentBack(Section):
    """The person's own sets that a moderator wants changed, with the reason."""

    key = "angka-dikembalikan"
    heading = gettext_lazy("Figures sent back to you")
    icon = "table"

    @staticmethod
    def is_for(user: Any) -> bool:
        """Those who work with figures."""
        return boleh_mengusulkan(user)

    def rows(self, text: str = "") -> QuerySet[ImporProduksi]:
        """Return what was not approved, the newest first."""
        return returned_to(self.user).filter(nama_berkas__icontains=text)

    def items(self, rows: list[ImporProduksi]) -> Iterable[Item]:
        """Say who sent it back and why."""
        for row in rows:
            name = user_display_name(row.diputuskan_oleh) if row.diputuskan_oleh else ""
            note = _("sent back by %(name)s") % {"name": name} if name else _("sent back")
            yield _item(row, note, row.diputuskan, row.alasan, _("Improve"))
