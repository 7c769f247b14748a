"""The figures' place in the admin's menu."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import Menu, SubmenuMenuItem

from dinas.core.menus import PermittedMenuItem
from komoditas.admin import izin


def menu_produksi() -> SubmenuMenuItem:
    """Return the menu of the figures."""
    return SubmenuMenuItem(
        _("Production data"),
        Menu(
            items=[
                PermittedMenuItem(
                    _("Production figures"),
                    reverse("produksi_angka:index"),
                    permitted=izin.boleh_mengusulkan,
                    name="produksi-angka",
                    icon_name="table",
                    order=10,
                ),
                PermittedMenuItem(
                    _("Imports and proposals"),
                    reverse("produksi_impor:index"),
                    permitted=izin.boleh_mengusulkan,
                    name="produksi-impor",
                    icon_name="tasks",
                    order=20,
                ),
                PermittedMenuItem(
                    _("Import production figures"),
                    reverse("produksi_impor:baru"),
                    permitted=izin.boleh_mengusulkan,
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
