"""The handbook's addresses; the help menu offers them as soon as they answer."""

from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks

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
