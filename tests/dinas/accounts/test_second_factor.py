"""Whoever can publish or govern proves who they are twice."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from pytest_django import Settings

from dinas.accounts.roles import GROUP_EDITORS, GROUP_MODERATORS, GROUP_TRANSLATORS
from tests.dinas.accounts.masuk import RAHASIA, SANDI, code_for, code_of, enrol, log_in, make_user
from tests.factories.situs import Situs

pytestmark = pytest.mark.django_db

KODE = "/akun/dua-langkah/kode/"
PASANG = "/akun/dua-langkah/pasang/"


@pytest.fixture(autouse=True)
def _as_in_production(settings: Settings) -> None:
    settings.MFA_REQUIRED = True


def _enrol_by_hand(client: Client) -> None:
    client.post("/akun/pastikan/", {"password": SANDI})
    page = client.get(PASANG).text
    found = re.search(r"<code[^>]*>([A-Z2-7]+)</code>", page)
    assert found
    assert client.post(PASANG, {"code": code_of(found[1])}).status_code == 302


@pytest.mark.parametrize("group", [GROUP_MODERATORS, None])
def test_who_governs_is_sent_to_enrol_before_anything_else(
    client: Client, situs: Situs, group: str | None
) -> None:
    user = make_user("budi", group)
    log_in(client, "budi")

    for path in ("/cms/", "/cms/pages/", "/cms/account/"):
        assert client.get(path)["Location"].startswith(PASANG)
    assert (
        client.get("/cms/sesi/", headers={"x-requested-with": "XMLHttpRequest"}).status_code == 403
    )
    _enrol_by_hand(client)
    assert client.get("/cms/").status_code == 200
    assert Authenticator.objects.filter(user=user).count() == 2  # and recovery codes


@pytest.mark.parametrize("group", [GROUP_EDITORS, GROUP_TRANSLATORS])
def test_who_only_writes_needs_no_second_factor(client: Client, situs: Situs, group: str) -> None:
    make_user("budi", group)
    log_in(client, "budi")

    assert client.get("/cms/").status_code == 200


def test_password_alone_is_only_half_the_way(client: Client) -> None:
    user = make_user("budi")
    enrol(user)
    assert log_in(client, "budi")["Location"].startswith(KODE)

    assert client.get("/cms/")["Location"].startswith("/akun/masuk/")
    assert client.post(KODE, {"code": "000000"}).status_code == 200
    assert client.get("/cms/").status_code == 302
    code = code_for(user)
    assert client.post(KODE, {"code": code}).status_code == 302
    assert client.get("/cms/").status_code == 200
    # The same code is good for one login.
    again = Client()
    log_in(again, "budi")
    assert again.post(KODE, {"code": code}).status_code == 200
    assert again.get("/cms/").status_code == 302


def test_device_does_not_help_a_login_that_never_showed_it(client: Client) -> None:
    user = make_user("budi")
    enrol(user)
    client.force_login(user)  # as another form would do that knows nothing of the second step

    assert client.get("/cms/")["Location"].startswith("/akun/dua-langkah/pastikan/")


def test_recovery_code_replaces_the_telephone_once(client: Client) -> None:
    user = make_user("budi")
    log_in(client, "budi")
    _enrol_by_hand(client)
    codes = client.get("/akun/dua-langkah/cadangan/unduh/").text.split()
    assert len(codes) == 10

    first, second = Client(), Client()
    log_in(first, "budi")
    first.post(KODE, {"code": codes[0]})
    assert first.get("/cms/").status_code == 200
    log_in(second, "budi")
    second.post(KODE, {"code": codes[0]})
    assert second.get("/cms/").status_code == 302
    assert user.is_active


def test_removed_telephone_ends_the_way_in(client: Client) -> None:
    user = make_user("budi")
    log_in(client, "budi")
    _enrol_by_hand(client)
    Authenticator.objects.filter(user=user).delete()

    assert client.get("/cms/")["Location"].startswith(PASANG)


def test_secrets_cannot_be_read_in_the_database() -> None:
    user = make_user("budi")
    device = enrol(user)

    assert RAHASIA not in str(device.data)
    assert device.wrap().validate_code(code_for(user))


def test_picture_for_the_telephone_needs_neither_a_script_nor_a_style(client: Client) -> None:
    make_user("budi")
    log_in(client, "budi")
    client.post("/akun/pastikan/", {"password": SANDI})
    response = client.get(PASANG)

    assert "<svg" in response.text
    assert "data:" not in response.text
    assert "style=" not in response.text
    assert "unsafe" not in response["Content-Security-Policy"]
