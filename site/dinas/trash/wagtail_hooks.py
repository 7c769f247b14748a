"""The addresses of the trash, its place in the menu, and a word when something goes there."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from dinas.core.menus import PermittedMenuItem
from dinas.trash import admin
from dinas.trash.signal_handlers import kept_models, watch


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern]:
    """Add the list and what can be done in it."""
    watch()  # entries become known by the hooks of their apps, which are all loaded by now
    base = "reports/tempat-sampah"
    view = admin.TerhapusView
    return [
        path(f"{base}/", view.as_view(), name="tempat_sampah"),
        path(f"{base}/hasil/", view.as_view(results_only=True), name="tempat_sampah_hasil"),
        path(f"{base}/<int:pk>/", admin.rinci, name="sampah_rinci"),
        path(f"{base}/<int:pk>/berkas/<int:number>/", admin.berkas, name="sampah_berkas"),
        path(f"{base}/<int:pk>/kembalikan/", admin.kembalikan, name="sampah_kembalikan"),
        path(f"{base}/<int:pk>/hapus/", admin.hapus_selamanya, name="sampah_hapus"),
    ]


@hooks.register("register_reports_menu_item")
def register_menu_item() -> MenuItem:
    """Put the trash beside the reports."""
    return PermittedMenuItem(
        _("Trash"),
        reverse("tempat_sampah"),
        permitted=admin.may_restore,
        name="tempat-sampah",
        icon_name="bin",
        order=950,
    )


@hooks.register("after_delete_page")
@hooks.register("after_delete_snippet")
def say_where_it_is(request: HttpRequest, deleted: Any) -> None:
    """Say that it can be taken back."""
    messages.info(request, gettext("A moderator can take it back for 30 days, from the trash."))


@hooks.register("after_bulk_action")
def say_where_they_are(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> None:
    """Say it of many as well, where the trash keeps their kind."""
    if action_type == "delete" and any(isinstance(one, tuple(kept_models())) for one in objects):
        messages.info(request, gettext("A moderator can take it back for 30 days, from the trash."))
