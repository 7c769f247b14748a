"""Somebody asks what the site knows, or to be forgotten."""

import io
import json
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from pytest_django import Settings
from wagtail.log_actions import log
from wagtail.models import Comment, Revision

from dinas.accounts.models import CatatanMasuk, Perangkat
from dinas.accounts.personal import subject
from tests.dinas.accounts.masuk import enrol, log_in, make_user
from tests.factories.berita import make_berita
from tests.factories.situs import Situs

pytestmark = pytest.mark.django_db

NAMA = "Wagiyem Sumarni"
SUREL = "wagiyem@contoh.id"


def _run(what: str, who: str, **options: Any) -> str:
    out = io.StringIO()
    call_command("data_pribadi", what, who, stdout=out, **options)
    return out.getvalue()


def _everything() -> str:
    """Return all rows of all our tables as text."""
    rows = []
    for model in apps.get_models():
        if model._meta.managed and not model._meta.proxy:
            rows += [str(list(row)) for row in model._base_manager.values_list()]
    return "\n".join(rows)


@pytest.fixture
def wagiyem(situs: Situs) -> Any:
    """Make a person who has left traces wherever the site keeps any."""
    user = make_user("wagiyem", email=SUREL, first_name="Wagiyem", last_name="Sumarni")
    make_user("kepala")
    enrol(user)
    Client().force_login(user)
    page = make_berita(situs.id, title="Panen raya", oleh=NAMA, owner=user)
    page.save_revision(user=user, log_action=True)
    Comment.objects.create(page=page, user=user, text="Sudah benar", contentpath="isi")
    log(instance=user, action="wagtail.edit", user=user)
    apps.get_model("dinas_mail", "Surat").objects.create(
        penerima=SUREL.upper(), pengirim="situs@contoh.id", perihal="Undangan", bahasa="id"
    )
    for address in (SUREL, "lain@contoh.id"):
        apps.get_model("feedback", "Kiriman").objects.create(
            judul="Hubungi kami", bahasa="id", isi=[["Surel", address]], dibuat=timezone.now()
        )
    return user


def test_export_holds_every_trace_and_no_secret(wagiyem: Any) -> None:
    data = json.loads(_run("ekspor", "wagiyem"))

    account = data["akun"][0]
    assert account["akun"]["email"] == SUREL
    assert {
        "accounts.CatatanMasuk.pengguna",
        "accounts.Perangkat.pengguna",
        "mfa.Authenticator.user",
        "wagtailcore.Comment.user",
        "wagtailcore.ModelLogEntry.user",
        "wagtailcore.Page.owner",
        "wagtailcore.PageLogEntry.user",
        "wagtailcore.Revision.user",
    } <= set(account["terkait"])
    assert account["terkait"]["wagtailcore.Comment.user"][0]["text"] == "Sudah benar"
    assert len(data["surel"]) == len(data["kiriman"]) == 1
    text = json.dumps(data)
    assert wagiyem.password not in text
    assert Perangkat.objects.get(pengguna=wagiyem).kunci_sesi not in text
    assert "secret" not in text


def test_erasing_leaves_no_trace_and_the_article_is_the_offices(
    wagiyem: Any, client: Client, settings: Settings, situs: Situs
) -> None:
    _run("hapus", SUREL, no_input=True)

    everything = _everything()
    for trace in (NAMA, "Wagiyem", "wagiyem"):
        assert trace not in everything
    article = apps.get_model("berita", "BeritaPage").objects.get(title="Panen raya")
    assert article.live
    page = client.get(article.url).text
    assert settings.WAGTAIL_SITE_NAME in page
    assert Revision.objects.filter(user=wagiyem.pk).exists()
    assert Comment.objects.get().user_id == wagiyem.pk
    assert apps.get_model("feedback", "Kiriman").objects.count() == 1
    assert not CatatanMasuk.objects.filter(pengguna=wagiyem.pk).exists()
    shell = get_user_model().objects.get(pk=wagiyem.pk)
    assert (str(shell), shell.is_active, shell.has_usable_password()) == (
        "Mantan pegawai",
        False,
        False,
    )
    assert log_in(Client(), "wagiyem").status_code == 200


def test_officer_is_told_in_which_texts_the_name_still_stands(wagiyem: Any, situs: Situs) -> None:
    told = [{"type": "paragraf", "value": f"<p>Kata {NAMA.upper()} kemarin.</p>"}]
    page = make_berita(situs.id, title="Temu tani", isi=told)
    page.save_revision()
    apps.get_model("trash", "Terhapus").objects.create(judul=f"Profil {NAMA}", jenis="berita")
    apps.get_model("wagtail_localize", "String").objects.create(
        locale=situs.id.locale, data=f"Kata {NAMA}", data_hash=uuid4()
    )
    make_berita(situs.id, title="Wagiyem Sumarningsih")  # another person
    lines = _run("hapus", "wagiyem", no_input=True).splitlines()

    held = [line for line in lines if line.startswith("- ")]
    assert "The name stands in 4 texts:" in lines
    for title, field in (("Temu tani", "isi"), ("Temu tani", "content"), ("Profil", "judul")):
        assert any(title in line and line.endswith(f": {field}") for line in held), title
    assert [line for line in _run("cari", NAMA).splitlines() if line.startswith("- ")] == held


def test_reader_without_an_account_is_found_by_the_address(wagiyem: Any) -> None:
    data = json.loads(_run("ekspor", "LAIN@contoh.id"))
    assert (data["akun"], len(data["kiriman"])) == ([], 1)
    _run("hapus", "lain@contoh.id", no_input=True)

    assert not subject.find("lain@contoh.id").is_known
    assert get_user_model().objects.filter(username="wagiyem", is_active=True).exists()


def test_nothing_is_erased_without_the_name_typed_once_more(
    wagiyem: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("builtins.input", lambda prompt: "ya")
    with pytest.raises(CommandError):
        _run("hapus", "wagiyem")

    assert get_user_model().objects.filter(username="wagiyem").exists()


def test_last_administrator_and_unknown_people_are_refused() -> None:
    make_user("kepala")
    for who in ("kepala", "tidak-ada", "tidak@ada.id"):
        with pytest.raises(CommandError):
            _run("hapus", who, no_input=True)
