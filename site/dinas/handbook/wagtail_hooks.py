"""The handbook's addresses; the help menu offers them as soon as they answer."""

from collections.abc import Iterator
from typing import Any

from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.models import Page

from dinas.handbook import views


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern]:
    """Put the handbook at /cms/panduan/."""
    return [
        path("panduan/", views.index, name="panduan"),
        path("panduan/gambar/<str:name>", views.picture, name="panduan_gambar"),
        path("panduan/<slug:slug>/", views.page, name="panduan_halaman"),
    ]


@hooks.register("insert_global_admin_css")
def handbook_css() -> SafeString:
    """Load the rules of the handbook's pages."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin-panduan.css"))


PAGE_OF_TYPE = {
    "beritapage": "berita",
    "kegiatanpage": "kegiatan",
    "albumpage": "galeri",
    "videopage": "galeri",
    "homepage": "beranda",
    "formulirpage": "formulir",
}
"""Which page of the handbook tells how to write a type of page; others have the general one."""


@hooks.register("register_page_header_buttons")
def help_button(page: Page, user: Any, view_name: str, **kwargs: Any) -> Iterator[Button]:
    """Lead from a form to the page of the handbook that explains it."""
    if view_name != "edit":
        return
    slug = "mengajukan"
    if page.alias_of_id is None:
        slug = PAGE_OF_TYPE.get(page.specific_class._meta.model_name or "", slug)
    yield Button(
        _("How to fill this in"),
        reverse("panduan_halaman", args=[slug]),
        icon_name="help",
        priority=90,
    )
