"""While the site is being worked on, readers are told so and editors go on."""

from typing import Any

import pytest
from django.test import Client

PUBLIC = ["/", "/en/", "/berita/", "/robots.txt", "/sitemap.xml", "/documents/1/", "/tidak-ada/"]


@pytest.mark.parametrize("path", PUBLIC)
def test_public_addresses_ask_to_come_again_without_a_database(
    client: Client, settings: Any, path: str
) -> None:
    settings.MAINTENANCE = True

    response = client.get(path)

    assert response.status_code == 503
    assert int(response["Retry-After"]) > 0
    assert response["Cache-Control"] == "no-store"
    assert f'lang="{"en" if path == "/en/" else "id"}"' in response.text
    assert "<form" not in response.text


@pytest.mark.django_db
def test_admin_stays_open(client: Client, settings: Any) -> None:
    settings.MAINTENANCE = True

    assert client.get("/akun/masuk/").status_code == 200
