"""What the editor's page learns about the login while somebody writes."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

pytestmark = pytest.mark.django_db

SCRIPT = {"x-requested-with": "XMLHttpRequest"}


def test_script_is_told_that_nobody_is_logged_in(client: Client) -> None:
    assert client.get("/cms/sesi/", headers=SCRIPT).status_code == 403


def test_token_for_the_new_login_is_taken_by_forms() -> None:
    user = get_user_model().objects.create_superuser("ani", "ani@contoh.id", "kata-sandi-uji")
    client = Client(enforce_csrf_checks=True)
    client.force_login(user)
    answer = client.get("/cms/sesi/", headers=SCRIPT).json()

    assert answer["pengguna"] == user.pk
    form = {"csrfmiddlewaretoken": answer["token"]}
    assert client.post("/cms/logout/", form).status_code == 302
    assert client.post("/cms/logout/", {"csrfmiddlewaretoken": "x" * 64}).status_code == 403


def test_page_after_logging_in_again_leads_back_to_the_words(client: Client) -> None:
    client.force_login(get_user_model().objects.create_superuser("ani", "ani@contoh.id", "x"))

    assert "Tutup tab ini" in client.get("/cms/sesi/masuk-lagi/").text
