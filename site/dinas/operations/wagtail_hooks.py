"""The address of the site's health and its place in the menu."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from dinas.operations.views import health


class HealthMenuItem(MenuItem):
    """An entry for administrators only."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person may see it."""
        return bool(request.user.is_superuser)


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern]:
    """Add the page."""
    return [path("reports/kesehatan/", health, name="kesehatan")]


@hooks.register("register_reports_menu_item")
def register_menu_item() -> MenuItem:
    """Put it beside the reports."""
    return HealthMenuItem(
        _("Site health"), reverse("kesehatan"), name="kesehatan", icon_name="cogs", order=950
    )
