"""The demo accounts, one a role."""

import os
import secrets
from collections.abc import Callable

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from wagtail.users.models import UserProfile

from dinas.accounts.roles import GROUP_EDITORS, GROUP_MODERATORS, GROUP_TRANSLATORS

AKUN = (
    ("admin", "Admin", "Situs", None),
    ("editor", "Penyunting", "Contoh", GROUP_EDITORS),
    ("moderator", "Moderator", "Contoh", GROUP_MODERATORS),
    ("penerjemah", "Penerjemah", "Contoh", GROUP_TRANSLATORS),
)


def buat_akun(say: Callable[[str], None]) -> None:
    """Make the accounts that are missing, and say their password once."""
    model = get_user_model()
    missing = [row for row in AKUN if not model.objects.filter(username=row[0]).exists()]
    if not missing:
        return
    password = os.environ.get("DEMO_PASSWORD") or secrets.token_urlsafe(9)
    for username, first, last, group in missing:
        user = model.objects.create_user(
            username,
            f"{username}@example.test",
            password,
            first_name=first,
            last_name=last,
            is_superuser=group is None,
            is_staff=group is None,
        )
        if group is not None:
            user.groups.add(Group.objects.get(name=group))
        profile = UserProfile.get_for_user(user)
        profile.preferred_language = "id"
        profile.save()
    names = ", ".join(row[0] for row in missing)
    source = "DEMO_PASSWORD" if os.environ.get("DEMO_PASSWORD") else password
    say(f"Demo accounts made: {names}. Password: {source}")
