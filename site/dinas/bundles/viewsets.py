"""Bundles in the admin's menu: listed, made, renamed and thrown away by Wagtail's own screens."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import DateColumn, UserColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from dinas.bundles.models import Bundle
from dinas.bundles.permissions import may_bundle


class BundleIndexView(generic.IndexView):
    """Leads to the bundle's own screen."""

    def get_edit_url(self, instance: Bundle) -> str:
        """Return the screen where a bundle is put together."""
        return reverse("bundle_detail", args=[instance.pk])


class BundleCreateView(generic.CreateView):
    """Makes an empty bundle."""

    def save_instance(self) -> Any:
        """Remember who made it."""
        self.form.instance.created_by = self.request.user
        return super().save_instance()

    def get_success_url(self) -> str:
        """Go on to putting things in."""
        return reverse("bundle_detail", args=[self.object.pk])


class BundleViewSet(ModelViewSet):
    """Publishing bundles, for those who publish."""

    model = Bundle
    icon = "folder-open-inverse"
    menu_label = _("Publish together")
    menu_order = 270
    menu_name = "bundles"
    add_to_admin_menu = True
    url_namespace = "bundles"
    url_prefix = "terbitkan-bersama"
    form_fields = ("title",)
    list_display = (
        "title",
        "get_state_display",
        DateColumn("publish_at", label=_("Publish at"), sort_key="publish_at"),
        UserColumn("created_by"),
    )
    list_filter = ("state",)
    copy_view_enabled = False
    add_to_reference_index = False
    index_view_class = BundleIndexView
    add_view_class = BundleCreateView

    def get_menu_item(self, order: int | None = None) -> Any:
        """Show the menu's entry to those who may follow it."""
        item = super().get_menu_item(order)
        item.is_shown = lambda request: may_bundle(request.user)
        return item
