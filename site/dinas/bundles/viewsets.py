"""Bundles in the admin's menu: listed, made, renamed and thrown away by Wagtail's own screens."""

from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, UserColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from dinas.bundles.checking import report_on
from dinas.bundles.models import Bundle, BundleState
from dinas.bundles.permissions import may_bundle

NAMED = 3
"""So many items the list names; of more it tells the number."""


class BundleIndexView(generic.IndexView):
    """Tells what is in each bundle and what stands in its way; leads to the bundle's own screen."""

    @cached_property
    def columns(self) -> list[Any]:
        """Return the columns of the bundle itself, and those about what is in it."""
        title, *others = super().columns
        return [
            title,
            Column("contents", label=_("What is in it"), accessor=self.contents),
            Column("obstacles", label=_("Stands in the way"), accessor=self.obstacles),
            *others,
        ]

    def get_base_queryset(self) -> Any:
        """Fetch the bundles with all that the columns tell."""
        return super().get_base_queryset().prefetch_related("items__revision")

    def contents(self, bundle: Bundle) -> str:
        """Return the names of what is in a bundle."""
        names = [str(item) for item in bundle.items.all()]
        told = ", ".join(names[:NAMED]) or gettext("nothing yet")
        rest = len(names) - NAMED
        if rest > 0:
            words = ngettext(
                "%(names)s and %(count)d other", "%(names)s and %(count)d others", rest
            )
            told = words % {"names": told, "count": rest}
        return told

    def obstacles(self, bundle: Bundle) -> str:
        """Return the first thing that keeps a bundle from being published, and how many more."""
        if bundle.state == BundleState.PUBLISHED:
            return ""
        reports = report_on(list(bundle.items.all()), self.request.user)
        found = [f"{report.item}: {text}" for report in reports for text in report.problems]
        if not found:
            return gettext("nothing") if reports else ""
        if len(found) == 1:
            return found[0]
        return gettext("%(first)s (and %(count)d more)") % {
            "first": found[0],
            "count": len(found) - 1,
        }

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
        Column("get_state_display", label=_("State")),
        DateColumn("publish_at", label=_("Publish at"), sort_key="publish_at"),
        UserColumn("created_by", label=_("Made by")),
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
