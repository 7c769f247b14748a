"""Ways to the preview links from the rest of the admin."""

from collections.abc import Iterator
from typing import Any

from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.models import Page, PreviewableMixin

from dinas.core.drafts import content_type_of
from dinas.core.snippets import HEADER_BUTTONS
from dinas.previews import views
from dinas.previews.permissions import may_share, may_share_listed


@hooks.register("register_admin_urls")
def register_preview_urls() -> list[URLPattern]:
    """Add the screens."""
    return [
        path("pratinjau/", views.index, name="preview_links"),
        path("pratinjau/<int:pk>/cabut/", views.revoke, name="preview_revoke"),
        path(
            "pratinjau/bagikan/<int:content_type_id>/<str:object_id>/",
            views.share,
            name="preview_share",
        ),
    ]


@hooks.register("insert_editor_js")
def preview_script() -> SafeString:
    """Load what keeps the preview beside a form up with what is chosen and written meanwhile."""
    return format_html('<script src="{}"></script>', static("js/admin/pratinjau.js"))


@hooks.register("register_reports_menu_item")
def register_listing() -> MenuItem:
    """List the links among the reports."""
    return MenuItem(
        _("Preview links"), reverse("preview_links"), icon_name="link", order=900, name="pratinjau"
    )


def _share_button(instance: Any) -> Button:
    return Button(
        _("Share a preview"),
        reverse("preview_share", args=[content_type_of(instance).pk, instance.pk]),
        icon_name="link",
        priority=69,
    )


@hooks.register("register_page_header_buttons")
def offer_for_page(
    page: Page, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """Offer it in the menu of a page."""
    if page.depth > 1 and may_share(user, page):
        yield _share_button(page.specific_deferred)


@hooks.register("register_page_listing_more_buttons")
def offer_in_list(page: Page, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """Offer it in the menu of a page in the tree."""
    if page.depth > 1 and may_share_listed(user, page):
        yield _share_button(page.specific_deferred)


@hooks.register("register_snippet_listing_buttons")
@hooks.register(HEADER_BUTTONS)
def offer_for_snippet(snippet: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """Offer it in the menu of a snippet."""
    if isinstance(snippet, PreviewableMixin) and may_share(user, snippet):
        yield _share_button(snippet)
