"""The login within the admin: its watch while somebody writes, and the care for accounts."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from dinas.accounts import people, views
from dinas.accounts.models import User


@hooks.register("register_admin_urls")
def register_session_urls() -> list[URLPattern]:
    """Add them."""
    return [
        path("sesi/", views.session_state, name="sesi"),
        path("sesi/masuk-lagi/", views.logged_in_again, name="sesi_masuk_lagi"),
        path("dua-langkah/<int:pk>/lepas/", people.remove_factor, name="lepas_dua_langkah"),
        path("undangan/<int:pk>/kirim/", people.invite_again, name="undang_lagi"),
    ]


@hooks.register("after_create_user")
def invite(request: HttpRequest, user: Any) -> None:
    """Write to whom an account was made for."""
    people.invite(user, request.user)


@hooks.register("register_log_actions")
def register_log_actions(actions: Any) -> None:
    """Name in the log what is done to accounts."""
    actions.register_action(people.INVITED, _("Invite"), _("Invitation sent"))
    actions.register_action(
        people.REMOVED, _("Remove the second step"), _("Second step of the login removed")
    )


@hooks.register("after_bulk_action")
def end_sessions_of_closed(
    request: HttpRequest, action_type: str, objects: Any, action: Any
) -> None:
    """Do for many what saving one account does: opening it again revives no session."""
    if action_type == "set_active_state":
        for user in User.objects.filter(pk__in=[o.pk for o in objects], is_active=False):
            user.end_sessions()
