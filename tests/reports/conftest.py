"""The readers of the reports."""

from collections.abc import Callable

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dinas.accounts.roles import GROUP_EDITORS, GROUP_MODERATORS, setup_roles
from tests.factories.situs import Situs


def _client(name: str, group: str) -> Client:
    user = get_user_model().objects.create_user(name, f"{name}@example.org", "kata-sandi-uji")
    user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def editor(situs: Situs) -> Client:
    """An editor's browser."""
    setup_roles()
    return _client("penyunting", GROUP_EDITORS)


@pytest.fixture
def moderator(situs: Situs) -> Client:
    """A moderator's browser."""
    setup_roles()
    return _client("penanggung-jawab", GROUP_MODERATORS)


@pytest.fixture
def count_for(moderator: Client) -> Callable[[str], int]:
    """Count the queries of an admin address for a moderator; a failing test prints them."""

    def count(path: str) -> int:
        cache.clear()
        ContentType.objects.clear_cache()
        with CaptureQueriesContext(connection) as captured:
            response = moderator.get(path)
        assert response.status_code == 200, path
        print(*(query["sql"][:300] for query in captured), sep="\n")  # noqa: T201 (shown on failure)
        return len(captured)

    return count
