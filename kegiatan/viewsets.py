"""How kinds of events are kept in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import LocaleColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from kegiatan.models import JenisKegiatan


class JenisKegiatanViewSet(SnippetViewSet):
    """Kinds of events: moderators may add to them."""

    model = JenisKegiatan
    icon = "calendar-alt"
    menu_label = _("Kinds of events")
    list_display = ("nama", LocaleColumn(), "tanda", "kode", "urutan")
    ordering = ("urutan", "nama")
