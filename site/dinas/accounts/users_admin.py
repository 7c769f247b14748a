"""The screens on which administrators care for accounts."""

from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import Button
from wagtail.users.views import users

from dinas.accounts import people


def invitation_state(user: Any) -> str:
    """Say how it stands with the invitation; nothing about those who chose a password."""
    if not user.is_waiting:
        return ""
    day = formats.date_format(timezone.localtime(user.invitation_ends), "j M Y, H.i")
    if user.is_invitation_over:
        return _("Invitation not accepted; its link ended on %(day)s") % {"day": day}
    return _("Has not accepted the invitation yet; its link works until %(day)s") % {"day": day}


class IndexView(users.IndexView):
    """The list, which says who has not chosen a password yet."""

    @cached_property
    def columns(self) -> list[Any]:
        """Add the state of the invitation."""
        label = gettext_lazy("Invitation")
        state = Column("invitation", label=label, accessor=invitation_state, width="15%")
        return [*super().columns, state]


class EditView(users.EditView):
    """One account, with what can be done for its owner."""

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        """Offer to let somebody enrol anew whose telephone is lost."""
        buttons = super().header_more_buttons
        actor = self.request.user
        if people.may_remove_factor(actor, self.object) and people.has_factor(self.object):
            address = reverse("lepas_dua_langkah", args=[self.object.pk])
            label = _("Remove the second step")
            buttons.append(Button(label, url=address, icon_name="mobile-alt", priority=40))
        return buttons

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say how it stands with the invitation."""
        context = super().get_context_data(**kwargs)
        if state := invitation_state(self.object):
            context["invitation_state"] = state
            context["may_invite"] = people.may_invite_again(self.request.user, self.object)
        return context


class UserViewSet(users.UserViewSet):
    """Wagtail's, with these screens."""

    index_view_class = IndexView
    edit_view_class = EditView
    edit_template_name = "wagtailusers/users/edit_account.html"
