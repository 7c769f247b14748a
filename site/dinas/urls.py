"""Addresses: pages at `/` and `/en/`, the admin at `/cms/`."""

from functools import partial

from django.conf.urls.i18n import i18n_patterns
from django.http import Http404
from django.urls import include, path, re_path
from django.views.defaults import page_not_found
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

from dinas.api.views import untuk_orang
from dinas.core.security_txt import security_txt
from dinas.core.views import serve
from dinas.export.views import unduh
from dinas.feedback import public as feedback
from dinas.images.media import rendition
from dinas.navigation import views
from dinas.previews.public import show
from dinas.search.views import cari, saran
from kegiatan.sitemaps import alamat_bulan
from komoditas.sitemaps import alamat_komoditas
from peta.sitemaps import alamat_kecamatan
from statistik.sitemaps import alamat_data

handler400 = "dinas.core.error_views.bad_request"
handler403 = "dinas.core.error_views.permission_denied"
handler404 = "dinas.core.error_views.not_found"
handler500 = "dinas.core.error_views.server_error"

# Wagtail's own addresses for passwords of private pages, without its view of pages.
wagtail_patterns = [
    pattern for pattern in wagtail_urls.urlpatterns if pattern.name != "wagtail_serve"
]

# What has an address without being a page, by the section of the sitemap that lists it.
SITEMAP_SOURCES = {
    "kegiatan": alamat_bulan,
    "komoditas": alamat_komoditas,
    "peta": alamat_kecamatan,
    "statistik": alamat_data,
}

urlpatterns = [
    path("media/images/<path:name>", rendition, name="rendition"),
    # Wagtail's history is open to everybody who writes; ours is not (dinas.reports.log).
    re_path(r"^cms/reports/site-history/", RedirectView.as_view(pattern_name="catatan_kegiatan")),
    # Wagtail's own doors for a password; there is one login, which asks for a second factor.
    path("cms/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    re_path(r"^cms/password_reset/", RedirectView.as_view(pattern_name="account_reset_password")),
    path("akun/", include("dinas.accounts.urls")),
    # Wagtail's trial of the error page would fill the log at anybody's wish.
    path("cms/failwhale/", partial(page_not_found, exception=Http404())),
    path("cms/", include(wagtailadmin_urls)),
    path("documents/", include("dinas.images.urls")),
    path("api/", include("dinas.api.urls")),
    path("k/", include("dinas.singkat.urls")),
    path("pratinjau/<str:token>/", show, name="pratinjau"),
    path("robots.txt", views.robots),
    path(".well-known/security.txt", security_txt, name="security_txt"),
    path("favicon.ico", views.favicon),
    path("sitemap.xml", partial(views.peta_situs, sources=SITEMAP_SOURCES), name="peta_situs"),
    path(
        "sitemap-<slug:section>.xml",
        partial(views.peta_situs_bagian, sources=SITEMAP_SOURCES),
        name="peta_situs_bagian",
    ),
    *i18n_patterns(
        path("manifest.webmanifest", views.manifest, name="manifest"),
        path("cari/", cari, name="cari"),
        path("cari/saran", saran, name="cari_saran"),
        path("api/", untuk_orang, name="api"),
        path("masukan/", feedback.masukan, name="masukan"),
        path("masukan/terima-kasih/", feedback.terima_kasih, name="masukan_terima_kasih"),
        path("_util/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
        path("", include(wagtail_patterns)),
        re_path(r"^((?:[\w\-]+/)+)unduh\.(pdf|docx)$", unduh, name="unduh"),
        # A page may have feeds, calendars and figures beside it: /berita/atom.xml.
        re_path(
            r"^((?:[\w\-]+/)*(?:(?:atom|rss)\.xml|(?:acara|kalender)\.ics"
            r"|unduh\.(?:csv|xlsx|json|geojson)|katalog\.(?:jsonld|ttl))?)$",
            serve,
            name="wagtail_serve",
        ),
        prefix_default_language=False,
    ),
]
