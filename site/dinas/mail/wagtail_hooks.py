"""The addresses of the mail listing and its place in the menu."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from dinas.core.menus import PermittedMenuItem
from dinas.mail import views
from dinas.mail.reports import may_see_mail


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern]:
    """Add the listing and what can be done in it."""
    base = "reports/surel"
    return [
        path(f"{base}/", views.SuratView.as_view(), name="surat"),
        path(f"{base}/hasil/", views.SuratView.as_view(results_only=True), name="surat_hasil"),
        path(f"{base}/kirim-lagi/", views.send_all_again, name="surat_kirim_semua"),
        path(f"{base}/<int:pk>/kirim-lagi/", views.send_again, name="surat_kirim_lagi"),
    ]


@hooks.register("register_reports_menu_item")
def register_menu_item() -> MenuItem:
    """Put the listing beside the reports."""
    return PermittedMenuItem(
        _("Outgoing e-mail"),
        reverse("surat"),
        permitted=may_see_mail,
        name="surat",
        icon_name="mail",
        order=900,
    )
