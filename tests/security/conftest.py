"""One browser for each role."""

import pytest
from django.test import Client

from dinas.accounts.roles import GROUP_EDITORS, GROUP_MODERATORS, GROUP_TRANSLATORS, setup_roles
from tests.dinas.accounts.masuk import make_user
from tests.factories.situs import Situs

ROLES = {
    "editor": GROUP_EDITORS,
    "moderator": GROUP_MODERATORS,
    "penerjemah": GROUP_TRANSLATORS,
    "admin": None,
}


@pytest.fixture
def browsers(situs: Situs) -> dict[str, Client]:
    """A browser for each role, and one of a reader; faults come back as answers."""
    setup_roles()
    clients = {"pembaca": Client(raise_request_exception=False)}
    for role, group in ROLES.items():
        clients[role] = Client(raise_request_exception=False)
        clients[role].force_login(make_user(role, group))
    return clients
