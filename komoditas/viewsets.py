"""How commodities, districts and figures are listed and chosen in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from dinas.core.snippets import OpenEditView
from komoditas.models import Kecamatan, Komoditas


class KomoditasViewSet(SnippetViewSet):
    """Commodities: with drafts and approval."""

    model = Komoditas
    icon = "leaf"
    menu_label = _("Commodities")
    list_display = ("nama", "kelompok", "is_unggulan", "urutan")
    list_filter = ("kelompok", "is_unggulan")
    ordering = ("urutan", "nama")
    edit_view_class = OpenEditView


class KecamatanViewSet(SnippetViewSet):
    """Districts: rarely changed."""

    model = Kecamatan
    icon = "site"
    menu_label = _("Districts")
    list_display = ("kode", "nama", "jumlah_desa_kelurahan", "luas_km2")
    inspect_view_enabled = True


class AcuanViewSetGroup(SnippetViewSetGroup):
    """One menu for what pages refer to."""

    menu_label = _("Commodities")
    menu_icon = "leaf"
    menu_order = 250
    items = (KomoditasViewSet, KecamatanViewSet)
