"""How synonyms and chosen results are kept in the admin."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from dinas.search.models import HasilPilihan, Sinonim


class SinonimViewSet(ModelViewSet):
    """Words that mean the same."""

    model = Sinonim
    name = "sinonim_cari"
    icon = "list-ul"
    menu_label = _("Synonyms")
    add_to_admin_menu = False
    list_display: ClassVar[list[str]] = ["kata"]
    ordering = ("kata",)
    inspect_view_enabled = False


class HasilPilihanViewSet(ModelViewSet):
    """Pages that come first for certain words."""

    model = HasilPilihan
    name = "hasil_pilihan"
    icon = "pick"
    menu_label = _("Chosen results")
    add_to_admin_menu = False
    list_display: ClassVar[list[str]] = ["kata", "halaman", "urutan"]
    ordering = ("urutan", "kata")
    inspect_view_enabled = False


class PencarianGroup(ModelViewSetGroup):
    """What moderators may add to the search; without drafts, so for nobody else."""

    items = (SinonimViewSet, HasilPilihanViewSet)
    menu_label = _("Site search")  # the menu has a field for searching the admin as well
    menu_icon = "search"
    menu_order = 450
