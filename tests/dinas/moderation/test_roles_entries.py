"""Who can change what readers see of entries: every action, by every role, on every type."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.utils import timezone
from wagtail.snippets.models import get_snippet_models
from wagtail_localize.models import TranslationSource

from tests.dinas.moderation import pintu
from tests.dinas.moderation.conftest import Komit, Peran
from tests.dinas.moderation.terjemahan import translate_segments
from tests.dinas.moderation.tindakan import snippet_doors
from tests.factories.berita import make_kategori
from tests.factories.kegiatan import make_jenis
from tests.factories.komoditas import make_kecamatan, make_komoditas
from tests.factories.situs import Situs

NOT_PUBLISHING = ("anonim", "editor", "penerjemah")

SNIPPETS: dict[str, Callable[[], Any]] = {
    "komoditas.Komoditas": lambda: make_komoditas("Padi", "Rice"),
    "komoditas.Kecamatan": make_kecamatan,
    "berita.KategoriBerita": lambda: make_kategori("Penyuluhan", "Extension"),
    "kegiatan.JenisKegiatan": lambda: make_jenis("Pelatihan", "Training"),
}
"""A public entry of each type."""


def _client(role: str, peran: Peran) -> Client:
    return Client() if role == "anonim" else getattr(peran, role).client


def test_the_table_knows_every_type() -> None:
    assert {model._meta.label for model in get_snippet_models()} == set(SNIPPETS)


def _public_rows() -> list[Any]:
    return [
        (
            model._meta.label,
            [
                {**row, "live": row.get("live", True)}
                for row in model._base_manager.order_by("pk").values()
                if row.get("live", True)
            ],
        )
        for model in get_snippet_models()
    ]


def _without_drafts(rows: list[Any]) -> list[Any]:
    volatile = {"latest_revision_id", "has_unpublished_changes"}
    return [
        (label, [{key: row[key] for key in row if key not in volatile} for row in found])
        for label, found in rows
    ]


def _snippets_changed(client: Client, row: Any, komit: Komit) -> set[str]:
    noticed = set()
    before = _without_drafts(_public_rows())
    for name, url, data in snippet_doors(client, row):
        with transaction.atomic():
            with komit():
                client.post(url, data)
                call_command("publish_scheduled")
            if _without_drafts(_public_rows()) != before:
                noticed.add(name)
            transaction.set_rollback(True)
    return noticed


def _prepared(kind: str, author: Any) -> list[Any]:
    """Return the entry in each language, with a version that waits for approval."""
    source = SNIPPETS[kind]()
    if hasattr(source, "live"):
        source.ringkasan = pintu.CHANGED
        source.save_revision(user=author)
        source.get_workflow().start(source, author)
    model = type(source)
    if not hasattr(source, "translation_key"):
        return [source]
    rows = list(model.objects.filter(translation_key=source.translation_key).order_by("pk"))
    record, _made = TranslationSource.get_or_create_from_instance(source)
    translation = record.translations.create(target_locale=rows[-1].locale)
    translate_segments(translation, "Unapproved")
    return rows


@pytest.mark.parametrize("kind", SNIPPETS)
@pytest.mark.parametrize("role", NOT_PUBLISHING)
def test_nothing_that_they_do_to_an_entry_reaches_readers(
    role: str, kind: str, situs: Situs, peran: Peran, komit: Komit
) -> None:
    for row in _prepared(kind, peran.rekan.user):
        assert _snippets_changed(_client(role, peran), row, komit) == set()


@pytest.mark.parametrize("role", ["editor", "penerjemah"])
def test_no_date_that_they_set_for_an_entry_comes_true(
    role: str, situs: Situs, peran: Peran, komit: Komit
) -> None:
    rows = _prepared("komoditas.Komoditas", peran.rekan.user)
    before = _without_drafts(_public_rows())
    client = _client(role, peran)
    for row in rows:
        for name, url, data in snippet_doors(client, row):
            if name in ("jadwalkan nanti", "kedaluwarsa"):
                client.post(url, data)
    with time_machine.travel(timezone.now() + dt.timedelta(days=2)), komit():
        call_command("publish_scheduled")
    assert _without_drafts(_public_rows()) == before


@pytest.mark.parametrize("role", NOT_PUBLISHING)
@pytest.mark.parametrize("action", ["setujui", "kembalikan"])
def test_they_decide_nothing_about_anothers_entry(
    action: str, role: str, situs: Situs, peran: Peran, komit: Komit
) -> None:
    row = _prepared("komoditas.Komoditas", peran.rekan.user)[0]
    waiting = row.current_workflow_task_state
    doors = {name: (url, data) for name, url, data in snippet_doors(Client(), row)}
    url, data = doors[action]
    with komit():
        _client(role, peran).post(url, data)
    waiting.refresh_from_db()
    assert waiting.status == waiting.STATUS_IN_PROGRESS


@pytest.mark.parametrize(
    ("kind", "noticed"),
    [
        (
            "komoditas.Komoditas",
            {"hapus", "massal hapus", "tarik", "sunting", "kedaluwarsa", "setujui"},
        ),
        ("berita.KategoriBerita", {"hapus", "massal hapus"}),
        ("kegiatan.JenisKegiatan", {"hapus", "massal hapus"}),
    ],
)
def test_moderators_keep_the_entries(
    kind: str, noticed: set[str], situs: Situs, peran: Peran, komit: Komit
) -> None:
    row = _prepared(kind, peran.rekan.user)[0]
    assert _snippets_changed(peran.moderator.client, row, komit) >= noticed


def test_moderators_publish_the_english_of_an_entry(
    situs: Situs, peran: Peran, komit: Komit
) -> None:
    row = _prepared("komoditas.Komoditas", peran.rekan.user)[1]
    assert "terbitkan terjemahan" in _snippets_changed(peran.moderator.client, row, komit)
