"""How commodities, districts and figures are listed and chosen in the admin."""

from typing import Any

from django.http import HttpRequest
from django.template.defaultfilters import yesno
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, LocaleColumn
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from dinas.core.snippets import OpenEditView
from komoditas.models import Kecamatan, Komoditas


class YesNoColumn(Column):
    """A yes or no in a word: Wagtail's own says "True", or hides it behind a picture."""

    def get_value(self, instance: Any) -> str:
        """Return the word."""
        return capfirst(str(yesno(super().get_value(instance))))


class KomoditasViewSet(SnippetViewSet):
    """Commodities: with drafts and approval."""

    model = Komoditas
    icon = "leaf"
    menu_label = _("Commodities")
    list_display = (
        "nama",
        LocaleColumn(),
        "kelompok",
        YesNoColumn("is_unggulan", label=capfirst(_("leading commodity")), sort_key="is_unggulan"),
        "urutan",
    )
    list_filter = ("kelompok", "is_unggulan")
    ordering = ("urutan", "nama")
    edit_view_class = OpenEditView


class KecamatanMenuItem(MenuItem):
    """The way to the list of districts, for those who keep it; pages choose from it without."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person may change districts."""
        return request.user.has_perm("komoditas.change_kecamatan")


class KecamatanViewSet(SnippetViewSet):
    """Districts: rarely changed."""

    model = Kecamatan
    icon = "site"
    menu_label = _("Districts")
    list_display = ("kode", "nama", "jumlah_desa_kelurahan", "luas_km2")
    inspect_view_enabled = True
    menu_item_class = KecamatanMenuItem


class AcuanViewSetGroup(SnippetViewSetGroup):
    """One menu for what pages refer to."""

    menu_label = _("Commodities")
    menu_icon = "leaf"
    menu_order = 250
    items = (KomoditasViewSet, KecamatanViewSet)
