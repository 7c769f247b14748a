"""Ways into the bundles from the rest of the admin."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.models import DraftStateMixin, Page

from dinas.bundles import views
from dinas.bundles.permissions import may_bundle
from dinas.bundles.viewsets import BundleViewSet
from dinas.core.drafts import content_type_of
from dinas.core.snippets import HEADER_BUTTONS
from dinas.moderation.gates import can_publish


@hooks.register("register_admin_viewset")
def register_bundles() -> BundleViewSet:
    """Add the bundles' listing and forms."""
    return BundleViewSet()


@hooks.register("register_admin_urls")
def register_bundle_urls() -> list[URLPattern]:
    """Add what Wagtail's forms have no place for."""
    base = "terbitkan-bersama"
    return [
        path(f"{base}/isi/<int:pk>/", views.detail, name="bundle_detail"),
        path(f"{base}/isi/<int:pk>/terbitkan/", views.publish, name="bundle_publish"),
        path(f"{base}/isi/<int:pk>/jadwalkan/", views.plan, name="bundle_plan"),
        path(f"{base}/isi/<int:pk>/batalkan-jadwal/", views.unplan, name="bundle_unplan"),
        path(f"{base}/isi/<int:pk>/tambah/", views.add_page, name="bundle_add_page"),
        path(f"{base}/isi/<int:pk>/<int:item_pk>/keluarkan/", views.remove, name="bundle_remove"),
        path(f"{base}/isi/<int:pk>/<int:item_pk>/perbarui/", views.renew, name="bundle_renew"),
        path(
            f"{base}/isi/<int:pk>/<int:item_pk>/terjemahan/",
            views.add_translation,
            name="bundle_add_translation",
        ),
        path(
            f"{base}/masukkan/<int:content_type_id>/<str:object_id>/",
            views.collect,
            name="bundle_collect",
        ),
    ]


def _collect_button(instance: Any) -> Button:
    return Button(
        _("Put into a publishing bundle"),
        reverse("bundle_collect", args=[content_type_of(instance).pk, instance.pk]),
        icon_name="folder-open-inverse",
        priority=70,
    )


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def offer_for_page(
    page: Page, user: Any, next_url: str | None = None, view_name: str | None = None
) -> Iterator[Button]:
    """Offer it in the menu of a page."""
    if page.depth > 1 and can_publish(user, page) and may_bundle(user):
        yield _collect_button(page.specific_deferred)


@hooks.register("register_snippet_listing_buttons")
@hooks.register(HEADER_BUTTONS)
def offer_for_snippet(snippet: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """Offer it in the menu of a snippet."""
    if isinstance(snippet, DraftStateMixin) and can_publish(user, snippet) and may_bundle(user):
        yield _collect_button(snippet)
