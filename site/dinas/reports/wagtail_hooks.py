"""The reports' addresses and their places in the menu."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from dinas.core.menus import PermittedMenuItem
from dinas.reports import audience, link_views, spam_views, views
from dinas.reports.log import LOG, ActivityLog
from dinas.reports.warnings import warnings_of

hooks.register("periksa_naskah", warnings_of)

REPORTS: dict[str, type[views.Report]] = {
    "isi-perlu-diperiksa": views.ContentAgeReport,
    "tautan-rusak": link_views.BrokenLinksReport,
    "gambar-belum-lengkap": views.IncompletePicturesReport,
    "tanpa-terjemahan": views.UntranslatedReport,
    "gambar-tak-terpakai": views.UnusedPicturesReport,
    "dokumen-tak-terpakai": views.UnusedDocumentsReport,
    "kata-mencurigakan": spam_views.SuspiciousWordsReport,
    "situs-tujuan": spam_views.OutgoingSitesReport,
}
"""By address, in the order of the menu: what concerns most people first."""


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern]:
    """Give each report an address, and its table another one for filtering."""
    patterns: list[URLPattern] = []
    for slug, report in REPORTS.items():
        place = f"reports/{slug}/"
        patterns += [
            path(place, report.as_view(), name=report.index_url_name),
            path(
                f"{place}results/",
                report.as_view(results_only=True),
                name=report.index_results_url_name,
            ),
        ]
    return [
        *patterns,
        path(
            "reports/tautan-rusak/<int:pk>/periksa/",
            link_views.check_again,
            name="laporan_tautan_periksa",
        ),
        path(
            "reports/kata-mencurigakan/<int:pk>/tandai/",
            spam_views.call_harmless,
            name="laporan_judi_tandai",
        ),
        path(
            "reports/situs-tujuan/<int:pk>/tandai/",
            spam_views.call_known,
            name="laporan_situs_tandai",
        ),
    ]


def _item(slug: str, report: type[views.Report], order: int) -> Any:
    return lambda: PermittedMenuItem(
        report.page_title,
        reverse(str(report.index_url_name)),
        permitted=report.is_allowed,
        name=slug,
        icon_name=report.header_icon,
        order=order,
    )


for _place, (_slug, _report) in enumerate(REPORTS.items()):
    hooks.register("register_reports_menu_item", _item(_slug, _report, 100 + 10 * _place))


@hooks.register("construct_reports_menu")
def hide_aging_pages(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Leave Wagtail's list of old pages out: ours holds the same, with the reviews."""
    menu_items[:] = [item for item in menu_items if item.name != "aging-pages"]


@hooks.register("register_admin_urls")
def register_log() -> list[URLPattern]:
    """Give the log its address; Wagtail's own, which is open to everybody, leads here."""
    return [
        path("reports/catatan-kegiatan/", ActivityLog.as_view(), name=LOG),
        path(
            "reports/catatan-kegiatan/results/",
            ActivityLog.as_view(results_only=True),
            name=f"{LOG}_hasil",
        ),
    ]


@hooks.register("register_reports_menu_item")
def log_menu_item() -> MenuItem:
    """List the log after the reports on the content."""
    return PermittedMenuItem(
        ActivityLog.page_title,
        reverse(LOG),
        permitted=audience.publishes_pages,
        name="catatan-kegiatan",
        icon_name="history",
        order=800,
    )


@hooks.register("insert_editor_js")
def place_script() -> SafeString:
    """Lead from a report to the field that it speaks of."""
    return format_html('<script src="{}"></script>', static("js/admin/tempat.js"))
