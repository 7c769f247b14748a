"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class ApiConfig(AppConfig):
    """The open API."""

    name = "dinas.api"
    verbose_name = _("Open data for programs")

    def ready(self) -> None:
        """Have the page for people stand in the site map, though it is no page of the tree."""
        from dinas.navigation.site_map import list_view

        list_view("api", lambda: gettext("Open data for programs (API)"))
