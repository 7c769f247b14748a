"""What is kept about logins, who sees it, and how somebody ends them."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from dinas.accounts.browsers import name_of
from dinas.accounts.enums import Kejadian
from dinas.accounts.models import CatatanMasuk, Perangkat
from dinas.accounts.roles import GROUP_EDITORS
from dinas.accounts.tasks import forget_old_logins
from tests.dinas.accounts.masuk import SANDI, code_for, enrol, log_in, make_user
from tests.dinas.accounts.test_reset import BARU
from tests.factories.situs import Situs

pytestmark = pytest.mark.django_db

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
PERANGKAT = "/akun/perangkat/"
SEMUA = "/akun/perangkat/keluar-semua/"


def _events(**fields: Any) -> list[str]:
    entries = CatatanMasuk.objects.filter(**fields).order_by("pk")
    return list(entries.values_list("kejadian", flat=True))


def _in(name: str = "ani") -> Client:
    client = Client(headers={"user-agent": FIREFOX})
    assert log_in(client, name).status_code == 302
    return client


def test_coming_failing_and_leaving_are_written_down_without_the_full_address() -> None:
    user = make_user()
    client = Client(REMOTE_ADDR="203.0.113.77", headers={"user-agent": FIREFOX})
    log_in(client, "ani", "salah-sama-sekali")
    log_in(client, "ani")
    client.post("/akun/keluar/")

    assert _events(pengguna=user) == [Kejadian.SANDI_SALAH, Kejadian.MASUK, Kejadian.KELUAR]
    entries = CatatanMasuk.objects.values_list("jaringan", "peramban").distinct()
    assert set(entries) == {("203.0.113.0", "Firefox, Windows")}


def test_name_that_nobody_bears_is_not_kept() -> None:
    log_in(Client(), "sandi-di-isian-yang-salah")
    entry = CatatanMasuk.objects.get()

    assert (entry.kejadian, entry.pengguna) == (Kejadian.SANDI_SALAH, None)
    assert "sandi" not in " ".join(
        str(value) for name, value in vars(entry).items() if name not in ("_state", "kejadian")
    )


def test_changes_of_the_second_step_and_wrong_codes_are_written_down() -> None:
    user = make_user()
    enrol(user)
    client = Client()
    log_in(client, "ani")
    client.post("/akun/dua-langkah/kode/", {"code": "000000"})
    client.post("/akun/dua-langkah/kode/", {"code": code_for(user)})
    client.post("/akun/pastikan/", {"password": SANDI})
    client.post("/akun/dua-langkah/lepas/")

    assert _events(pengguna=user) == [
        Kejadian.KODE_SALAH,
        Kejadian.MASUK,
        Kejadian.LANGKAH_DILEPAS,
    ]


def test_changed_password_is_written_down_and_ends_the_other_devices() -> None:
    user = make_user()
    here, there = _in(), _in()
    form = {
        "name_email-first_name": "Ani",
        "name_email-last_name": "Uji",
        "name_email-email": user.email,
        "locale-preferred_language": "id",
        "locale-current_time_zone": "",
        "theme-theme": "system",
        "theme-contrast": "system",
        "theme-density": "default",
        "theme-keyboard_shortcuts": "on",
        "password-old_password": SANDI,
        "password-new_password1": BARU,
        "password-new_password2": BARU,
    }
    assert here.post("/cms/account/", form).status_code == 302

    assert there.get("/cms/account/").status_code == 302
    page = here.get(PERANGKAT).text
    assert page.count("perangkat ini") == 1
    assert page.count("Sejak ") == 1
    assert Kejadian.SANDI_DIGANTI in _events(pengguna=user)


def test_person_sees_the_own_devices_and_logins_and_no_others() -> None:
    make_user()
    make_user("budi")
    _in("budi")
    page = _in().get(PERANGKAT)

    assert page.text.count("Firefox, Windows</strong>") == 1
    assert page.text.count("<strong>Masuk</strong>") == 1
    assert "no-store" in page["Cache-Control"]
    assert Client().get(PERANGKAT)["Location"].startswith("/akun/masuk/")


def test_one_device_is_ended_and_the_others_go_on() -> None:
    user = make_user()
    there, here = _in(), _in()
    device = Perangkat.objects.filter(pengguna=user).earliest("pk")
    stranger = make_user("budi")
    assert _in("budi").post(reverse("perangkat_keluar", args=[device.pk])).status_code == 404
    here.post(reverse("perangkat_keluar", args=[device.pk]))

    assert there.get("/cms/account/").status_code == 302
    assert here.get("/cms/account/").status_code == 200
    assert Perangkat.objects.filter(pengguna=stranger).count() == 1


def test_all_devices_are_ended_at_once() -> None:
    user = make_user()
    there, here = _in(), _in()
    here.post(SEMUA)

    assert here.get("/cms/account/").status_code == 302
    assert there.get("/cms/account/").status_code == 302
    assert Kejadian.KELUAR_SEMUA in _events(pengguna=user)
    assert _in().get(PERANGKAT).text.count("Sejak ") == 1


def test_device_that_was_logged_out_is_not_listed() -> None:
    make_user()
    _in().post("/akun/keluar/")

    assert _in().get(PERANGKAT).text.count("Sejak ") == 1


def test_account_leads_to_the_devices() -> None:
    make_user()

    assert PERANGKAT in _in().get("/cms/account/").text


def test_administrators_filter_and_take_the_log_away(client: Client) -> None:
    client.force_login(make_user())
    log_in(Client(), "ani", "salah-sama-sekali")
    address = reverse("catatan_masuk")
    page = client.get(address, {"kejadian": Kejadian.SANDI_SALAH})
    assert page.context["object_list"].count() == 1
    file = client.get(address, {"export": "csv"})

    text = b"".join(file).decode()
    assert "Nama pengguna atau kata sandi salah" in text
    assert "ani" in text


def test_nobody_else_reads_the_log(client: Client, situs: Situs) -> None:
    client.force_login(make_user("budi", GROUP_EDITORS))

    assert client.get(reverse("catatan_masuk")).status_code == 302
    assert "catatan-masuk" not in client.get("/cms/").text


def test_old_entries_go(settings: Settings) -> None:
    user = make_user()
    log_in(Client(), "ani")
    settings.LOGIN_LOG_KEEP_DAYS = 30
    for days, left in ((29, 1), (31, 0)):
        with time_machine.travel(timezone.now() + timedelta(days=days)):
            forget_old_logins.func()
        assert CatatanMasuk.objects.filter(pengguna=user).count() == left


def test_deleted_person_leaves_no_name_in_the_log() -> None:
    user = make_user()
    log_in(Client(), "ani")
    user.delete()

    assert _events(pengguna=None) == [Kejadian.MASUK]
    assert not get_user_model().objects.filter(username="ani").exists()
    assert not Perangkat.objects.exists()


@pytest.mark.parametrize(
    ("line", "name"),
    [
        (FIREFOX, "Firefox, Windows"),
        (
            "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36",
            "Chrome, Android",
        ),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1", "Safari, iPhone"),
        ("curl/8.0", ""),
        ("", ""),
    ],
)
def test_browser_is_named_as_its_owner_knows_it(line: str, name: str) -> None:
    assert name_of(line) == name
