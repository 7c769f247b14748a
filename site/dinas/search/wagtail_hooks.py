"""The search's places in the admin."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from dinas.search.reports import TidakDitemukanView
from dinas.search.viewsets import PencarianGroup


@hooks.register("register_admin_viewset")
def register_viewsets() -> PencarianGroup:
    """Add the lists of synonyms and chosen results."""
    return PencarianGroup()


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern]:
    """Add the report."""
    base = "reports/tidak-ditemukan"
    return [
        path(f"{base}/", TidakDitemukanView.as_view(), name="tidak_ditemukan"),
        path(
            f"{base}/hasil/",
            TidakDitemukanView.as_view(results_only=True),
            name="tidak_ditemukan_hasil",
        ),
    ]


@hooks.register("register_reports_menu_item")
def register_menu_item() -> MenuItem:
    """Put the report beside the others: everybody who writes may learn from it."""
    return MenuItem(
        _("Searched for, not found"),
        reverse("tidak_ditemukan"),
        name="tidak-ditemukan",
        icon_name="search",
        order=600,
    )
