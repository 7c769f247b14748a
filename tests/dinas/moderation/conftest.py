"""The four kinds of people, and texts in both languages for them to work on."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client

from dinas.accounts.roles import (
    GROUP_EDITORS,
    GROUP_MODERATORS,
    GROUP_TRANSLATORS,
    setup_roles,
)
from tests.factories.potret import Salin

Komit = Callable[[], AbstractContextManager[Any]]


@dataclass
class Orang:
    """One person with a browser."""

    user: Any

    @cached_property
    def client(self) -> Client:
        """The browser, which logs in once it is used."""
        client = Client()
        client.force_login(self.user)
        return client


@dataclass
class Peran:
    """One person for each role, and a second editor."""

    editor: Orang
    rekan: Orang
    moderator: Orang
    penerjemah: Orang
    admin: Orang


PEOPLE = {
    "editor": GROUP_EDITORS,
    "rekan": GROUP_EDITORS,
    "moderator": GROUP_MODERATORS,
    "penerjemah": GROUP_TRANSLATORS,
    "admin": None,
}


def make_peran() -> None:
    """Make people in the groups that `setup_roles` makes."""
    setup_roles()
    for name, group in PEOPLE.items():
        user = get_user_model().objects.create_user(
            name, f"{name}@example.org", "kata-sandi-uji", is_superuser=group is None
        )
        if group:
            user.groups.add(Group.objects.get(name=group))


@pytest.fixture
def peran(salin: Salin) -> Peran:
    """One person for each role."""
    salin(make_peran)
    users = get_user_model().objects.in_bulk(PEOPLE, field_name="username")
    return Peran(**{name: Orang(users[name]) for name in PEOPLE})


@pytest.fixture
def komit(django_capture_on_commit_callbacks: Any) -> Komit:
    """Do what waits for the end of the transaction, as it happens outside tests."""
    return lambda: django_capture_on_commit_callbacks(execute=True)
