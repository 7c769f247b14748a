"""The addresses of the lists and their places in the menu."""

from functools import partial

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from dinas.core.menus import PermittedMenuItem
from dinas.feedback import admin


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern]:
    """Add the lists and what can be done in them."""
    base = "reports/kotak-masuk"
    one = f"{base}/<str:name>/<int:pk>"
    views = {"masukan": admin.MasukanView, "kiriman": admin.KirimanView}
    lists = [
        route
        for name, view in views.items()
        for route in (
            path(f"{base}/{name}/", view.as_view(), name=f"kotak_{name}"),
            path(
                f"{base}/{name}/hasil/",
                view.as_view(results_only=True),
                name=f"kotak_{name}_hasil",
            ),
        )
    ]
    return [
        *lists,
        path(f"{one}/", admin.rinci, name="kotak_masuk_rinci"),
        path(f"{one}/tangani/", admin.tangani, name="kotak_masuk_tangani"),
        path(f"{one}/hapus/", admin.hapus, name="kotak_masuk_hapus"),
    ]


@hooks.register("register_reports_menu_item")
def feedback_menu_item() -> MenuItem:
    """Put the list of feedback beside the reports."""
    return PermittedMenuItem(
        _("Feedback on pages"),
        reverse("kotak_masukan"),
        permitted=partial(admin.may, verb="view", name="masukan"),
        name="masukan",
        icon_name="comment",
        order=700,
    )


@hooks.register("register_reports_menu_item")
def submissions_menu_item() -> MenuItem:
    """Put the list of what came by forms beside the reports."""
    return PermittedMenuItem(
        _("Form submissions"),
        reverse("kotak_kiriman"),
        permitted=partial(admin.may, verb="view", name="kiriman"),
        name="kiriman",
        icon_name="mail",
        order=710,
    )
