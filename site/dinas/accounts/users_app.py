"""Wagtail's app of users, with the office's screens."""

from wagtail.users.apps import WagtailUsersAppConfig


class UsersConfig(WagtailUsersAppConfig):
    """Names the screens that know of invitations."""

    default = False
    user_viewset = "dinas.accounts.users_admin.UserViewSet"
