"""Registers the admin's views of commodities and figures."""

from django.urls import URLPattern, URLResolver, include, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.admin_url_finder import ModelAdminURLFinder, register_admin_url_finder
from wagtail.admin.menu import SubmenuMenuItem
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.models import register_snippet

from dinas.dashboard.panel import register_waiting
from komoditas.admin.menu import menu_produksi
from komoditas.admin.urls import angka_patterns, impor_patterns
from komoditas.dasbor import FiguresSentBack, FiguresToApprove
from komoditas.models import ImporProduksi
from komoditas.viewsets import AcuanViewSetGroup

register_snippet(AcuanViewSetGroup)
register_waiting(FiguresSentBack)
register_waiting(FiguresToApprove)


class ImporURLFinder(ModelAdminURLFinder):
    """Leads from the log to a set of changes."""

    edit_url_name = "produksi_impor:rinci"

    def get_edit_url(self, instance: ImporProduksi) -> str:
        """Return the set's screen, which refuses those who may not see it."""
        address: str = self.construct_edit_url(instance)
        return address


register_admin_url_finder(ImporProduksi, ImporURLFinder)


@hooks.register("register_admin_urls")
def register_figures_urls() -> list[URLPattern | URLResolver]:
    """Add the screens of figures and of their changes."""
    return [
        path("data-produksi/angka/", include(angka_patterns)),
        path("data-produksi/impor/", include(impor_patterns)),
    ]


@hooks.register("register_admin_menu_item")
def register_figures_menu() -> SubmenuMenuItem:
    """Add the menu of the figures."""
    return menu_produksi()


@hooks.register("register_log_actions")
def register_import_actions(actions: LogActionRegistry) -> None:
    """Name what happens to changes of figures, for the log."""
    for name, words in (
        ("impor_diajukan", _("Changes of figures submitted")),
        ("impor_ditarik", _("Changes of figures taken back before approval")),
        ("impor_diterapkan", _("Changes of figures published")),
        ("impor_dibatalkan", _("Changes of figures undone")),
        ("impor_ditolak", _("Changes of figures sent back")),
    ):
        actions.register_action(f"komoditas.{name}", words, words)
