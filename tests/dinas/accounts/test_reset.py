"""A lost password is replaced by the owner of the address, and by nobody else."""

import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from tests.dinas.accounts.masuk import SANDI, log_in, make_user

pytestmark = pytest.mark.django_db

LUPA = "/akun/sandi/"
BARU = "kuda-lari-lewat-jembatan"


def _ask(address: str) -> Any:
    return Client().post(LUPA, {"email": address}, follow=True)


def link() -> str:
    """Return the path in the last mail."""
    found = re.search(r"http://testserver(/\S+)", str(mail.outbox[-1].body))
    assert found
    return found[1]


def choose(client: Client, link: str, password: str = BARU) -> Any:
    """Open a link and choose a password."""
    page = client.get(link, follow=True)
    address = page.request["PATH_INFO"]
    return client.post(address, {"password1": password, "password2": password}, follow=True)


def test_capitals_and_spaces_do_not_matter() -> None:
    make_user("editor", email="editor@example.test")
    _ask(" EDITOR@Example.TEST ")

    assert [letter.to for letter in mail.outbox] == [["editor@example.test"]]
    assert "kata sandi baru" in str(mail.outbox[0].body)


def test_both_of_two_accounts_with_one_address_get_their_own_link() -> None:
    make_user("ani", email="kantor@example.test")
    make_user("budi", email="KANTOR@example.test")
    _ask("kantor@example.test")

    assert {letter.to[0] for letter in mail.outbox} == {
        "kantor@example.test",
        "KANTOR@example.test",
    }
    assert len({str(letter.body) for letter in mail.outbox}) == 2
    assert any("ani" in str(letter.body) for letter in mail.outbox)


def test_answer_is_the_same_for_everybody() -> None:
    make_user("editor", email="editor@example.test")
    make_user("tanpa", email="")
    make_user("tutup", email="tutup@example.test", is_active=False)
    pages = [_ask(a) for a in ("editor@example.test", "tiada@example.test", "tutup@example.test")]

    assert len({(page.status_code, page.text) for page in pages}) == 1
    assert len(mail.outbox) == 1


def test_link_survives_a_scanner_and_works_once() -> None:
    make_user("editor", email="editor@example.test")
    _ask("editor@example.test")
    address = link()
    Client().head(address)
    Client().get(address)
    Client().head(address, follow=True)

    assert "sudah disimpan" in choose(Client(), address).text
    assert log_in(Client(), "editor", BARU).status_code == 302
    assert "tidak berlaku lagi" in Client().get(address, follow=True).text
    assert log_in(Client(), "editor", SANDI).status_code == 200


def test_new_password_ends_all_logins_but_is_no_login_itself() -> None:
    make_user("editor", email="editor@example.test")
    other = Client()
    log_in(other, "editor")
    _ask("editor@example.test")
    client = Client()
    choose(client, link())

    assert other.get("/cms/").status_code == 302
    assert client.get("/cms/").status_code == 302


def test_link_leads_to_this_site_whatever_host_the_request_names(client: Client) -> None:
    make_user("editor", email="editor@example.test")
    client.post(LUPA, {"email": "editor@example.test"}, headers={"host": "localhost"})
    client.post(
        LUPA,
        {"email": "editor@example.test"},
        headers={"host": "jahat.example", "x-forwarded-host": "jahat.example"},
    )

    assert len(mail.outbox) == 1
    assert "http://testserver/akun/sandi/baru/" in str(mail.outbox[0].body)
    assert "localhost" not in str(mail.outbox[0].body)


@pytest.mark.parametrize(
    "address", ["a@b.id\r\nBcc: c@d.id", "a@b.id\nSubject: x", "a@b.id%0aBcc:x"]
)
def test_no_header_is_smuggled_into_a_mail(address: str) -> None:
    make_user("editor", email="editor@example.test")
    _ask(address)

    assert mail.outbox == []


@pytest.mark.parametrize(
    ("sandi", "boleh"),
    [
        ("grobogan2026!!", False),
        ("P3tani-Grobogan", False),
        ("dinaspertanian", False),
        ("rahasia123456", False),
        ("bismillah1234", False),
        ("pendek-saja", False),
        ("123456789012345", False),
        ("kuda lari lewat jembatan", True),
        ("petani menyeberang samudra", True),
        ("xK7mQp2vRt9wZs", True),
    ],
)
def test_password_is_long_and_not_what_anybody_guesses_here(sandi: str, boleh: bool) -> None:
    make_user("editor", email="editor@example.test")
    _ask("editor@example.test")
    choose(Client(), link(), sandi)

    assert (log_in(Client(), "editor", sandi).status_code == 302) is boleh
