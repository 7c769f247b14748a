"""Nothing that an editor or a translator does changes what the public sees."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import StringTranslation

from tests.dinas.moderation import pintu
from tests.dinas.moderation.conftest import Komit, Peran
from tests.dinas.moderation.halaman_uji import PAGES, STANDING
from tests.dinas.moderation.terjemahan import (
    make_english_draft,
    make_english_live,
    translate_segments,
    translation_for,
)
from tests.factories.berita import make_berita
from tests.factories.komoditas import make_komoditas
from tests.factories.situs import Situs

LIVE_DOORS = sorted(pintu.PAGE_DOORS)
DRAFT_DOORS = sorted({"publish", "schedule_past", "bulk_publish"})


def _go_through(door: str, orang: Any, page: Any, komit: Komit) -> Any:
    with komit():
        response = pintu.PAGE_DOORS[door](orang.client, page)
    # What was scheduled must not come true later either.
    with time_machine.travel(timezone.now() + dt.timedelta(days=2)), komit():
        call_command("publish_scheduled")
    return response


def _doors_that_opened(orang: Any, page: Any, doors: Iterable[str], komit: Komit) -> list[str]:
    """Try each door; return those through which something reached readers."""
    opened = []
    for door in doors:
        before = pintu.public_state()
        _go_through(door, orang, page, komit)
        if pintu.public_state() != before:
            opened.append(door)
    return opened


@pytest.mark.parametrize("kind", [*PAGES, *STANDING])
@pytest.mark.parametrize("role", ["editor", "penerjemah"])
def test_published_page_stays_as_it_is(
    role: str, kind: str, situs: Situs, peran: Peran, komit: Komit
) -> None:
    page = {**PAGES, **STANDING}[kind](situs)
    assert _doors_that_opened(getattr(peran, role), page, LIVE_DOORS, komit) == []


@pytest.mark.parametrize("kind", PAGES)
@pytest.mark.parametrize("role", ["editor", "penerjemah"])
def test_draft_stays_unpublished(
    role: str, kind: str, situs: Situs, peran: Peran, komit: Komit
) -> None:
    page = PAGES[kind](situs, live=False)
    assert _doors_that_opened(getattr(peran, role), page, DRAFT_DOORS, komit) == []


@pytest.mark.parametrize("role", ["editor", "penerjemah"])
def test_published_english_stays_as_it_is(
    role: str, situs: Situs, peran: Peran, komit: Komit
) -> None:
    page = make_english_live(make_berita(situs.id), komit)
    assert _doors_that_opened(getattr(peran, role), page, LIVE_DOORS, komit) == []


@pytest.mark.parametrize(
    ("kind", "door"),
    [*(("berita", door) for door in LIVE_DOORS), *((kind, "publish") for kind in PAGES)],
)
def test_the_same_door_is_open_for_moderators(
    kind: str, door: str, situs: Situs, peran: Peran, komit: Komit
) -> None:
    page = PAGES[kind](situs, live=door != "bulk_publish")
    assert _doors_that_opened(peran.moderator, page, [door], komit) == [door]


def _localize_doors() -> dict[str, Any]:
    def url(name: str, pk: int) -> str:
        return reverse(f"wagtail_localize:{name}", args=[pk])

    def sync(client: Any, page: Any, source: Any) -> Any:
        record = translation_for(source)
        data = {"publish_translations": "on"}
        return client.post(url("update_translations", record.source_id), data)

    def submit(client: Any, page: Any, source: Any) -> Any:
        data = {"locales": [page.locale_id]}
        return client.post(url("submit_page_translation", source.pk), data)

    return {
        "publish": lambda client, page, source: pintu.localize_publish(client, page),
        "sync": sync,
        "submit": submit,
        "alias": lambda client, page, source: client.post(url("convert_to_alias", page.pk)),
        "stop": lambda client, page, source: client.post(
            url("stop_translation", translation_for(source).pk)
        ),
        "restart": lambda client, page, source: client.post(
            pintu.edit_url(page), {"localize-restart-translation": "1"}
        ),
    }


LOCALIZE_DOORS = _localize_doors()


@pytest.mark.parametrize("door", LOCALIZE_DOORS)
@pytest.mark.parametrize("role", ["editor", "penerjemah"])
@pytest.mark.parametrize("is_live", [True, False], ids=["live", "draft"])
def test_translation_tools_put_nothing_before_readers(
    is_live: bool, role: str, door: str, situs: Situs, peran: Peran, komit: Komit
) -> None:
    source = make_berita(situs.id)
    page = make_english_live(source, komit) if is_live else make_english_draft(source)
    record = translation_for(source)
    translate_segments(record, "Belum disetujui")
    before = pintu.public_state()
    with komit():
        LOCALIZE_DOORS[door](getattr(peran, role).client, page, source)
    assert pintu.public_state() == before
    record.refresh_from_db()
    assert record.enabled


@pytest.mark.parametrize("door", ["publish", "sync"])
def test_untranslated_text_is_refused_even_to_those_who_may_publish(
    door: str, situs: Situs, peran: Peran, komit: Komit
) -> None:
    source = make_berita(situs.id)
    page = make_english_draft(source)
    before = pintu.public_state()
    with komit():
        LOCALIZE_DOORS[door](peran.admin.client, page, source)
    assert pintu.public_state() == before


def test_moderator_publishes_a_complete_translation(
    situs: Situs, peran: Peran, komit: Komit
) -> None:
    source = make_berita(situs.id, title="Panen raya")
    page = make_english_draft(source)
    translate_segments(translation_for(source))
    with komit():
        pintu.localize_publish(peran.moderator.client, page)
    page.refresh_from_db()
    assert page.live
    assert page.title == "EN Panen raya"


def test_copy_of_the_source_does_not_become_an_english_page(
    situs: Situs, peran: Peran, komit: Komit
) -> None:
    source = make_berita(situs.id)
    alias = source.copy_for_translation(situs.en.locale, alias=True)
    url = reverse("wagtailadmin_pages:convert_alias", args=[alias.pk])
    before = pintu.public_state()
    peran.penerjemah.client.post(url)
    assert pintu.public_state() == before
    peran.moderator.client.post(url)
    assert pintu.public_state() != before


@pytest.mark.parametrize("door", ["delete", "bulk_delete"])
def test_editor_cannot_delete_anothers_draft(
    door: str, situs: Situs, peran: Peran, komit: Komit
) -> None:
    draft = make_berita(situs.id, live=False, owner=peran.rekan.user)
    _go_through(door, peran.editor, draft, komit)
    assert Page.objects.filter(pk=draft.pk).exists()


@pytest.mark.parametrize("door", ["delete", "bulk_delete"])
def test_editor_deletes_own_draft(door: str, situs: Situs, peran: Peran, komit: Komit) -> None:
    draft = make_berita(situs.id, live=False, owner=peran.editor.user)
    _go_through(door, peran.editor, draft, komit)
    assert not Page.objects.filter(pk=draft.pk).exists()


@pytest.mark.parametrize("door", ["delete", "bulk_delete"])
def test_editor_cannot_delete_own_draft_under_review(
    door: str, situs: Situs, peran: Peran, komit: Komit
) -> None:
    draft = make_berita(situs.id, live=False, owner=peran.editor.user)
    draft.save_revision()
    draft.get_workflow().start(draft, peran.editor.user)
    _go_through(door, peran.editor, draft, komit)
    assert Page.objects.filter(pk=draft.pk).exists()


def test_translator_cannot_delete_the_draft_given_to_him(
    situs: Situs, peran: Peran, komit: Komit
) -> None:
    draft = make_english_draft(make_berita(situs.id))
    _go_through("delete", peran.penerjemah, draft, komit)
    assert Page.objects.filter(pk=draft.pk).exists()


def test_editor_cannot_move_anothers_draft(situs: Situs, peran: Peran) -> None:
    draft = PAGES["halaman"](situs, live=False, owner=peran.rekan.user)
    other = PAGES["halaman"](situs, slug="lain")
    url = reverse("wagtailadmin_pages:move_confirm", args=[draft.pk, other.pk])
    assert peran.editor.client.post(url).status_code in (302, 403)
    assert Page.objects.get(pk=draft.pk).get_parent().pk == situs.id.home.pk


def test_author_cannot_approve_own_work(situs: Situs, peran: Peran, komit: Komit) -> None:
    draft = make_berita(situs.id, live=False, owner=peran.editor.user)
    draft.save_revision()
    state = draft.get_workflow().start(draft, peran.editor.user)
    url = reverse(
        "wagtailadmin_pages:workflow_action",
        args=[draft.pk, "approve", state.current_task_state.pk],
    )
    with komit():
        peran.editor.client.post(url)
    draft.refresh_from_db()
    assert not draft.live


@pytest.mark.parametrize("kind", ["berita", "komoditas"])
def test_texts_of_a_translation_are_written_by_its_translators_only(
    kind: str, situs: Situs, peran: Peran
) -> None:
    source = make_berita(situs.id) if kind == "berita" else make_komoditas("Padi")
    make_english_draft(source)
    record = translation_for(source)
    segment = record.source.stringsegment_set.first()
    put_url = reverse("wagtail_localize:edit_string_translation", args=[record.pk, segment.pk])
    po_url = reverse("wagtail_localize:upload_pofile", args=[record.pk])
    po = record.export_po()
    for entry in po:
        entry.msgstr = "Dari berkas"

    def write(orang: Any) -> int:
        form = "application/x-www-form-urlencoded"
        orang.client.put(put_url, "value=Langsung", content_type=form)
        file = SimpleUploadedFile("berita.po", str(po).encode())
        orang.client.post(po_url, {"file": file})
        return StringTranslation.objects.count()

    assert write(peran.editor) == 0
    assert write(peran.penerjemah) == len(po)
