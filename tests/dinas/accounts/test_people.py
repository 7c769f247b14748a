"""What administrators do for the accounts of others."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from dinas.accounts.roles import GROUP_EDITORS, GROUP_MODERATORS
from tests.dinas.accounts.masuk import SANDI, enrol, log_in, make_user
from tests.dinas.accounts.test_reset import BARU, choose, link
from tests.factories.situs import Situs

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client: Client) -> Any:
    """Make the one who is at the desk."""
    user = make_user("kepala")
    client.force_login(user)
    return user


def _invite(client: Client) -> Any:
    form = {"username": "baru", "email": "baru@contoh.id", "first_name": "Ba", "last_name": "Ru"}
    assert client.post(reverse("wagtailusers_users:add"), form).status_code == 302
    return get_user_model().objects.get(username="baru")


def _prove(client: Client, address: str) -> Any:
    asked = client.get(address)
    assert asked["Location"].startswith("/akun/pastikan/")
    back = client.post(asked["Location"], {"password": SANDI, "next": address})
    assert back["Location"] == address
    return client.get(address)


@pytest.mark.usefixtures("admin")
def test_new_person_chooses_a_password_that_nobody_else_ever_knew(client: Client) -> None:
    assert "password1" not in client.get(reverse("wagtailusers_users:add")).text
    user = _invite(client)
    assert not user.has_usable_password()
    assert [letter.to for letter in mail.outbox] == [["baru@contoh.id"]]
    listed = client.get(reverse("wagtailusers_users:index")).text
    assert "Belum menerima undangan" in listed
    assert re.search(r">\s*ya\s*<", listed)
    assert not re.search(r">\s*(True|False)\s*<", listed)

    address = link()
    choose(Client(), address)
    assert log_in(Client(), "baru", BARU).status_code == 302
    listed = client.get(reverse("wagtailusers_users:index")).text
    assert "Belum menerima undangan" not in listed
    assert "tidak berlaku lagi" in Client().get(address, follow=True).text


@pytest.mark.usefixtures("admin")
@pytest.mark.parametrize(("days", "works"), [(6, True), (8, False)])
def test_invitation_works_for_a_week(client: Client, days: int, works: bool) -> None:
    _invite(client)
    with time_machine.travel(timezone.now() + timedelta(days=days)):
        page = Client().get(link(), follow=True).text
        listed = client.get(reverse("wagtailusers_users:index")).text

    assert ("tidak berlaku lagi" not in page) is works
    assert ("tautannya berakhir" not in listed) is works


@pytest.mark.usefixtures("admin")
def test_second_invitation_ends_the_first(client: Client) -> None:
    user = _invite(client)
    first = link()
    page = client.get(reverse("wagtailusers_users:edit", args=[user.pk])).text
    address = reverse("undang_lagi", args=[user.pk])
    assert address in page
    client.post(address)

    assert len(mail.outbox) == 2
    assert "tidak berlaku lagi" in Client().get(first, follow=True).text
    assert "sudah disimpan" in choose(Client(), link()).text
    assert client.post(address).status_code == 302  # refused: she has a password now
    assert [letter.subject for letter in mail.outbox].count(mail.outbox[0].subject) == 2


def test_second_administrator_lets_somebody_enrol_anew(client: Client, admin: Any) -> None:
    owner = make_user("budi")
    enrol(owner)
    elsewhere = Client()
    elsewhere.force_login(owner)
    address = reverse("lepas_dua_langkah", args=[owner.pk])
    assert address in client.get(reverse("wagtailusers_users:edit", args=[owner.pk])).text
    _prove(client, address)
    assert Authenticator.objects.filter(user=owner).exists()
    client.post(address)

    assert not Authenticator.objects.filter(user=owner).exists()
    assert [letter.to for letter in mail.outbox] == [["budi@contoh.id"]]
    assert "kepala" in str(mail.outbox[0].body)
    entry = ModelLogEntry.objects.get(action="accounts.lepas_dua_langkah")
    assert (entry.user, entry.object_id) == (admin, str(owner.pk))
    assert elsewhere.get("/cms/").status_code == 302
    assert client.get("/cms/").status_code == 200


@pytest.mark.usefixtures("admin")
def test_factor_stays_without_the_own_password_once_more(client: Client) -> None:
    owner = make_user("budi")
    enrol(owner)
    client.post(reverse("lepas_dua_langkah", args=[owner.pk]))

    assert Authenticator.objects.filter(user=owner).exists()


@pytest.mark.parametrize("group", [None, GROUP_MODERATORS])
def test_nobody_removes_the_own_factor_and_no_moderator_anybodys(
    client: Client, situs: Situs, group: str | None
) -> None:
    actor = make_user("sari", group)
    owner = actor if group is None else make_user("budi")
    enrol(owner)
    client.force_login(actor)
    address = reverse("lepas_dua_langkah", args=[owner.pk])
    client.post("/akun/pastikan/", {"password": SANDI})
    client.post(address)

    assert Authenticator.objects.filter(user=owner).exists()


@pytest.mark.usefixtures("admin")
@pytest.mark.parametrize("many", [False, True])
def test_closed_account_is_out_and_opening_it_again_revives_nothing(
    client: Client, many: bool
) -> None:
    owner = make_user("budi", GROUP_EDITORS)
    elsewhere = Client()
    elsewhere.force_login(owner)
    assert elsewhere.get("/cms/account/").status_code == 200
    if many:
        address = reverse("wagtail_bulk_action", args=["accounts", "user", "set_active_state"])
        client.post(f"{address}?id={owner.pk}", {"mark_as_active": "False"})
    else:
        owner.refresh_from_db()
        owner.is_active = False
        owner.save()
    assert not get_user_model().objects.get(pk=owner.pk).is_active
    assert elsewhere.get("/cms/account/").status_code == 302
    get_user_model().objects.filter(pk=owner.pk).update(is_active=True)

    assert elsewhere.get("/cms/account/").status_code == 302
