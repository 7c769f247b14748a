"""Addresses: pages at `/` and `/en/`, the admin at `/cms/`."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

from dinas.core.views import serve
from dinas.search.views import cari

handler400 = "dinas.core.error_views.bad_request"
handler403 = "dinas.core.error_views.permission_denied"
handler404 = "dinas.core.error_views.not_found"
handler500 = "dinas.core.error_views.server_error"

# Wagtail's own addresses for passwords of private pages, without its view of pages.
wagtail_patterns = [
    pattern for pattern in wagtail_urls.urlpatterns if pattern.name != "wagtail_serve"
]

urlpatterns = [
    # While debugging; else a web server gives out this one folder, and no other upload.
    *static("/media/images/", document_root=settings.MEDIA_ROOT / "images"),
    path("cms/", include(wagtailadmin_urls)),
    path("documents/", include("dinas.images.urls")),
    *i18n_patterns(
        path("cari/", cari, name="cari"),
        path("", include(wagtail_patterns)),
        re_path(r"^((?:[\w\-]+/)*)$", serve, name="wagtail_serve"),
        prefix_default_language=False,
    ),
]
