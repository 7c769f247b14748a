"""The way into the admin."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_login_page_speaks_indonesian_only(client: Client) -> None:
    html = client.get("/cms/login/").text

    assert "Kata sandi" in html
    assert "Password" not in html
    assert "Wagtail" not in html[html.index("<title>") : html.index("</title>")]


def test_login_page_comes_back_after_a_wrong_password(client: Client) -> None:
    response = client.post("/cms/login/", {"username": "editor", "password": "salah"})

    assert response.status_code == 200
    assert not response.wsgi_request.user.is_authenticated
