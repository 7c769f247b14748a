"""What the admin's menus offer: what people here use, and nothing that leads off the site."""

from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from dinas.reports.audience import publishes_pages

HANDBOOK = "panduan"
"""The name of the handbook's address; while nothing answers there, nothing leads there."""
FOR_ADMINISTRATORS = frozenset({"workflow-tasks", "page-types-usage"})
FOR_MODERATORS = frozenset({"workflows", "locked-pages"})
REPLACED = frozenset(
    {
        "wagtailadmin_reports:site_history",  # dinas.reports.log
        "wagtail_localize:translations_report",  # the board of translations
    }
)


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


class HandbookMenuItem(MenuItem):
    """The way to the handbook, once there is one."""

    def __init__(self) -> None:
        super().__init__(_("Handbook"), "", name=HANDBOOK, icon_name="help", order=1)

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the handbook is there; its address is known only when requests come."""
        self.url = _address(HANDBOOK)
        return bool(self.url)


@hooks.register("register_help_menu_item")
def handbook_menu_item() -> MenuItem:
    """Offer the handbook first."""
    return HandbookMenuItem()


@hooks.register("construct_help_menu")
def keep_help_at_home(request: HttpRequest, menu_items: list[Any]) -> None:
    """Leave out Wagtail's own handbook and news: they are in English and lie elsewhere."""
    menu_items[:] = [
        item for item in menu_items if not str(item.url or "").startswith(("http:", "https:"))
    ]


@hooks.register("construct_reports_menu")
def keep_useful_reports(request: HttpRequest, menu_items: list[Any]) -> None:
    """Leave out what the site answers better elsewhere, and what only few can use."""
    hidden = set() if request.user.is_superuser else set(FOR_ADMINISTRATORS)
    if not publishes_pages(request.user):
        hidden |= FOR_MODERATORS
    replaced = {_address(name) for name in REPLACED}
    menu_items[:] = [
        item for item in menu_items if item.name not in hidden and item.url not in replaced
    ]
