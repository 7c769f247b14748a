"""How news categories are kept in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import LocaleColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from berita.models import KategoriBerita


class KategoriBeritaViewSet(SnippetViewSet):
    """Categories: moderators may add to them."""

    model = KategoriBerita
    icon = "tag"
    menu_label = _("News categories")
    list_display = ("nama", LocaleColumn(), "kode", "urutan")
    ordering = ("urutan", "nama")
