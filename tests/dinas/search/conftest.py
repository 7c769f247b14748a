"""A small site whose index is written when a test asks for it."""

from collections.abc import Callable

import pytest
from django.test import Client

from dinas.search.indexing import rebuild
from tests.factories.situs import Situs

Tanya = Callable[..., list[str]]


@pytest.fixture
def tanya(client: Client, situs: Situs) -> Tanya:
    """Write the index, ask the search page, and return the titles that it shows, in order."""

    def ask(q: str, path: str = "/cari/", **filters: str) -> list[str]:
        rebuild()
        response = client.get(path, {"q": q, **filters})
        assert response.status_code == 200
        return [
            row.judul.replace("<mark>", "").replace("</mark>", "")
            for row in response.context.get("hasil") or []
        ]

    return ask
