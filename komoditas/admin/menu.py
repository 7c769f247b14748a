"""The figures' place in the admin's menu."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from komoditas.admin import izin


class _Entry(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        """Only for those who work with figures."""
        return izin.boleh_mengusulkan(request.user)


def menu_produksi() -> SubmenuMenuItem:
    """Return the menu of the figures."""
    return SubmenuMenuItem(
        _("Production data"),
        Menu(
            items=[
                _Entry(
                    _("Production figures"),
                    reverse("produksi_angka:index"),
                    name="produksi-angka",
                    icon_name="table",
                    order=10,
                ),
                _Entry(
                    _("Imports and proposals"),
                    reverse("produksi_impor:index"),
                    name="produksi-impor",
                    icon_name="tasks",
                    order=20,
                ),
                _Entry(
                    _("Import production figures"),
                    reverse("produksi_impor:baru"),
                    name="produksi-impor-baru",
                    icon_name="upload",
                    order=30,
                ),
            ]
        ),
        name="data-produksi",
        icon_name="table",
        order=251,
    )
