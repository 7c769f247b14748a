"""The login within the admin: its watch while somebody writes, and the care for accounts."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from dinas.accounts import people, views
from dinas.accounts.login_report import LoginReport, may_see_logins
from dinas.accounts.models import User
from dinas.core.menus import PermittedMenuItem


@hooks.register("register_admin_urls")
def register_session_urls() -> list[URLPattern]:
    """Add them."""
    return [
        path("sesi/", views.session_state, name="sesi"),
        path("sesi/masuk-lagi/", views.logged_in_again, name="sesi_masuk_lagi"),
        path("dua-langkah/<int:pk>/lepas/", people.remove_factor, name="lepas_dua_langkah"),
        path("reports/catatan-masuk/", LoginReport.as_view(), name="catatan_masuk"),
        path(
            "reports/catatan-masuk/hasil/",
            LoginReport.as_view(results_only=True),
            name="catatan_masuk_hasil",
        ),
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


@hooks.register("register_reports_menu_item")
def login_report_menu_item() -> MenuItem:
    """Put the log of logins beside the reports."""
    return PermittedMenuItem(
        _("Log of logins"),
        reverse("catatan_masuk"),
        permitted=may_see_logins,
        name="catatan-masuk",
        icon_name="key",
        order=900,
    )


@hooks.register("register_account_menu_item")
def devices_account_item(request: HttpRequest) -> dict[str, Any]:
    """Lead from the account to the own devices."""
    return {
        "url": reverse("perangkat"),
        "label": _("Devices and logins"),
        "help_text": _("See where you are logged in, and log out everywhere."),
    }


@hooks.register("register_account_menu_item")
def second_step_account_item(request: HttpRequest) -> dict[str, Any]:
    """Lead from the account to the telephone and the recovery codes."""
    return {
        "url": reverse("mfa_index"),
        "label": _("Login in two steps"),
        "help_text": _("Enrol or change the telephone, and see the recovery codes."),
    }
