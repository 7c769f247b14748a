"""The first screen's place in the admin."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks

from dinas.dashboard import menus, views
from dinas.dashboard.panel import Dashboard

__all__ = ["menus"]

WAGTAIL_PANELS = frozenset(
    {
        "workflow_objects_to_moderate",
        "user_objects_in_workflow_moderation",
        "recent_edits",
        "locked_pages",
        "whats_new_in_wagtail_version",
    }
)


@hooks.register("construct_homepage_panels", order=-10)
def put_ours_first(request: HttpRequest, panels: list[Any]) -> None:
    """Put our panel in the place of Wagtail's; what others add stays."""
    others = [panel for panel in panels if getattr(panel, "name", "") not in WAGTAIL_PANELS]
    panels[:] = [Dashboard(request), *others]


@hooks.register("construct_homepage_summary_items", order=100)
def count_nothing(request: HttpRequest, items: list[Any]) -> None:
    """Numbers of pages and pictures help nobody to begin the day."""
    items.clear()


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern]:
    """Put the whole lists at /cms/pekerjaan/."""
    return [
        path("pekerjaan/tarik/<int:pk>/", views.withdraw, name="dashboard_withdraw"),
        path("pekerjaan/<slug:key>/", views.whole_list, name="dashboard_list"),
    ]


@hooks.register("insert_global_admin_css")
def dashboard_css() -> SafeString:
    """Load the rules of the first screen and its lists."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin-dasbor.css"))
