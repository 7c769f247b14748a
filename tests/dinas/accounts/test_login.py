"""The way into the admin."""

from typing import Any

import pytest
from django.test import Client

from dinas.settings import _login
from tests.dinas.accounts.masuk import MASUK, log_in, make_user

pytestmark = pytest.mark.django_db


def test_login_page_speaks_indonesian_only(client: Client) -> None:
    html = client.get(MASUK, headers={"accept-language": "en"}).text

    assert "Kata sandi" in html
    assert "Password" not in html
    assert "Wagtail" not in html


def test_login_page_comes_back_after_a_wrong_password(client: Client) -> None:
    make_user("editor")
    response = log_in(client, "editor", "salah")

    assert response.status_code == 200
    assert "tidak benar" in response.text
    assert not response.wsgi_request.user.is_authenticated


def test_right_password_leads_to_the_cms(client: Client) -> None:
    make_user("editor")

    assert log_in(client, "editor")["Location"] == "/cms/"
    assert client.get("/cms/").status_code == 200


@pytest.mark.parametrize("door", ["/cms/login/", "/_util/login/", "/en/_util/login/"])
def test_the_doors_of_wagtail_lead_to_the_one_login(client: Client, door: str) -> None:
    make_user("editor")
    response = client.get(f"{door}?next=/cms/pages/")

    assert response.status_code == 302
    assert response["Location"] == f"{MASUK}?next=/cms/pages/"
    client.post(door, {"username": "editor", "password": "kata-sandi-uji"})
    assert client.get("/cms/").status_code == 302


@pytest.mark.parametrize(
    "door", ["/cms/password_reset/", "/cms/password_reset/confirm/MQ/abc-def/"]
)
def test_wagtails_own_reset_leads_to_ours(client: Client, door: str) -> None:
    assert client.get(door)["Location"] == "/akun/sandi/"


@pytest.mark.parametrize("path", ["daftar/", "signup/", "email/", "login/code/", "password/set/"])
def test_nobody_makes_an_account_alone(client: Client, path: str) -> None:
    assert client.get(f"/akun/{path}").status_code == 404


def test_login_pages_obey_the_strict_policy_and_call_no_other_host(client: Client) -> None:
    response = client.get(MASUK)

    assert "unsafe" not in response["Content-Security-Policy"]
    assert "no-store" in response["Cache-Control"]
    assert "http" not in response.text.replace("https://", "", 0).split("<body>")[0].replace(
        "http-equiv", ""
    )


def test_session_ends_after_a_working_day_and_gets_a_new_name_at_the_login(
    client: Client, settings: Any
) -> None:
    settings.SESSION_COOKIE_AGE = _login.SESSION_COOKIE_AGE  # tests keep people logged in longer
    make_user("editor")
    client.get("/akun/sandi/baru/1-set-password/")
    client.cookies["sessionid"] = "ditanam-orang-lain"
    log_in(client, "editor")

    assert client.cookies["sessionid"].value != "ditanam-orang-lain"
    assert 0 < client.session.get_expiry_age() <= 12 * 60 * 60


@pytest.mark.parametrize(
    "tujuan", ["https://jahat.example/", "//jahat.example", "javascript:alert(1)"]
)
def test_login_leads_to_no_other_site(client: Client, tujuan: str) -> None:
    make_user("editor")
    response = client.post(
        MASUK, {"username": "editor", "password": "kata-sandi-uji", "next": tujuan}
    )

    assert response["Location"] == "/cms/"
    assert f'value="{tujuan}"' not in client.get(MASUK, {"next": tujuan}).text
