"""Guessing is slowed down, and one person's wrong passwords shut out nobody else."""

import datetime as dt
from collections.abc import Iterator

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from pytest_django import Settings

from tests.dinas.accounts.masuk import enrol, log_in, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """A clock that stands still until it is moved."""
    with time_machine.travel(dt.datetime(2026, 12, 1, 2, 30, tzinfo=dt.UTC), tick=False) as clock:
        yield clock


def _guess(times: int, name: str = "editor", **extra: str) -> str:
    text = ""
    for _number in range(times):
        text = log_in(Client(), name, "salah", **extra).text
    return text


def _gets_in(name: str, **extra: str) -> bool:
    return bool(log_in(Client(), name, **extra).status_code == 302)


def test_colleague_behind_the_same_address_still_gets_in(clock: time_machine.Traveller) -> None:
    make_user("editor")
    make_user("moderator")
    held = _guess(20)

    assert "Coba lagi dalam 5 menit" in held
    assert not _gets_in("editor")
    assert _gets_in("moderator")


@pytest.mark.usefixtures("cache_of_this_process")
def test_held_person_is_told_the_time_that_is_left_and_gets_in_after_it(
    clock: time_machine.Traveller,
) -> None:
    make_user("editor")
    _guess(6)
    clock.shift(dt.timedelta(minutes=3, seconds=30))
    assert "Coba lagi dalam 2 menit" in _guess(1)

    clock.shift(dt.timedelta(minutes=2))
    assert _gets_in("editor")


def test_owner_gets_in_from_elsewhere_while_a_stranger_guesses() -> None:
    make_user("editor")
    _guess(20, REMOTE_ADDR="203.0.113.9")

    assert not _gets_in("editor", REMOTE_ADDR="203.0.113.9")
    assert _gets_in("editor", REMOTE_ADDR="198.51.100.4")


def test_guessing_from_ever_new_addresses_ends_too() -> None:
    make_user("editor")
    for number in range(20):
        _guess(5, REMOTE_ADDR=f"203.0.113.{number}")

    assert not _gets_in("editor", REMOTE_ADDR="198.51.100.4")


def test_owner_gets_in_with_a_known_browser_whatever_strangers_and_colleagues_do() -> None:
    make_user("editor")
    known = Client()
    assert log_in(known, "editor").status_code == 302
    known.cookies.pop("sessionid")  # the working day is over
    for number in range(20):
        _guess(5, REMOTE_ADDR=f"203.0.113.{number}")
    _guess(6)

    assert not _gets_in("editor")
    assert log_in(known, "editor").status_code == 302


def test_known_browser_is_held_too_and_helps_with_no_other_name() -> None:
    make_user("editor")
    make_user("moderator")
    known = Client()
    log_in(known, "editor")
    known.cookies.pop("sessionid")
    for name in ("editor", "moderator"):
        said = [log_in(known, name, "salah").text for _number in range(6)]
        assert "Coba lagi dalam" not in said[0]
        assert "Coba lagi dalam" in said[-1]

    assert log_in(known, "editor").status_code == 200
    assert not _gets_in("moderator")  # counted by the address, as for any stranger


def test_mark_of_a_known_browser_cannot_be_made_up() -> None:
    make_user("editor")
    known = Client()
    log_in(known, "editor")
    mark = known.cookies["peramban"]
    assert (mark["httponly"], mark["path"]) == (True, "/akun/")
    assert "editor" not in mark.value
    _guess(6)
    for made_up in ("x", mark.value[:-1], f"{mark.value}A", "W10:1abc:x"):
        client = Client()
        client.cookies["peramban"] = made_up
        assert log_in(client, "editor").status_code == 200


def test_one_line_with_ever_new_addresses_counts_as_one() -> None:
    make_user("editor")
    for number in range(6):
        _guess(1, REMOTE_ADDR=f"2001:db8:0:7::{number:x}")

    assert not _gets_in("editor", REMOTE_ADDR="2001:db8:0:7:ffff::1")
    assert _gets_in("editor", REMOTE_ADDR="2001:db8:0:8::1")


def test_name_is_held_however_it_is_written() -> None:
    make_user("editor")
    for name in ("editor", "EDITOR", " editor ", "Editor", "eDiToR"):
        _guess(1, name)

    assert not _gets_in("editor")


def test_one_command_releases() -> None:
    make_user("editor")
    _guess(20)
    call_command("lepas_kunci", "Editor")

    assert _gets_in("editor")


def test_right_password_costs_nothing() -> None:
    make_user("editor")

    assert all(_gets_in("editor") for _number in range(8))


def test_answers_are_the_same_whether_or_not_there_is_such_an_account() -> None:
    make_user("editor")
    there = [log_in(Client(), "editor", "salah") for _number in range(7)]
    absent = [log_in(Client(), "tiada", "salah") for _number in range(7)]

    def said(response: object) -> str:
        text: str = response.text  # type: ignore[attr-defined]  # the test client's response
        start = text.index('<ul class="errorlist')
        return text[start : text.index("</ul>", start)]

    assert [r.status_code for r in there] == [r.status_code for r in absent]
    assert [said(r) for r in there] == [said(r) for r in absent]


def test_forged_header_changes_nothing_without_a_proxy() -> None:
    make_user("editor")
    for number in range(20):
        _guess(1, HTTP_X_FORWARDED_FOR=f"192.0.2.{number}")

    assert not _gets_in("editor", HTTP_X_FORWARDED_FOR="192.0.2.200")


def test_behind_our_proxy_the_visitors_address_counts_and_a_forged_beginning_does_not(
    settings: Settings,
) -> None:
    settings.TRUSTED_PROXIES = 1
    make_user("editor")
    for number in range(20):
        _guess(1, HTTP_X_FORWARDED_FOR=f"192.0.2.{number}, 203.0.113.9")

    assert not _gets_in("editor", HTTP_X_FORWARDED_FOR="192.0.2.200, 203.0.113.9")
    assert _gets_in("editor", HTTP_X_FORWARDED_FOR="198.51.100.4")


@pytest.mark.parametrize("header", ["", "omong kosong", "203.0.113.9, <script>", "::1"])
def test_broken_header_stops_nobody(settings: Settings, header: str) -> None:
    settings.TRUSTED_PROXIES = 2
    make_user("editor")

    assert _gets_in("editor", HTTP_X_FORWARDED_FOR=header)


def test_wrong_codes_are_slowed_down_as_well(settings: Settings) -> None:
    enrol(make_user("editor"))
    client = Client()
    log_in(client, "editor")
    pages = [client.post("/akun/dua-langkah/kode/", {"code": "000000"}).text for _n in range(7)]

    assert "Terlalu banyak" in pages[-1]
