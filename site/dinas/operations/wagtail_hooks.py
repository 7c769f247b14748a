"""The address of the site's health and its place in the menu."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from dinas.core.menus import PermittedMenuItem
from dinas.operations.views import health


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern]:
    """Add the page."""
    return [path("reports/kesehatan/", health, name="kesehatan")]


@hooks.register("register_reports_menu_item")
def register_menu_item() -> MenuItem:
    """Put it beside the reports."""
    return PermittedMenuItem(
        _("Site health"),
        reverse("kesehatan"),
        permitted=lambda user: bool(user.is_superuser),
        name="kesehatan",
        icon_name="cogs",
        order=950,
    )
