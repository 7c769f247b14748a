"""The board says of every published page and row where its translation stands."""

from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import GroupPagePermission, Locale, Page
from wagtail.test.utils import WagtailTestUtils

from dinas.translations.board import counts_for
from dinas.translations.states import State
from tests.dinas.moderation import pintu
from tests.dinas.moderation.conftest import Komit, Peran
from tests.dinas.moderation.terjemahan import (
    make_english_draft,
    make_english_live,
    translate_segments,
    translation_for,
)
from tests.factories.berita import make_berita
from tests.factories.komoditas import make_komoditas
from tests.factories.situs import Situs

BOARD = "/cms/terjemahan/"


def _state(peran: Peran, title: str) -> str:
    html = peran.penerjemah.client.get(BOARD, {"q": title}).context["rows"]
    return html[0].state.value


@pytest.mark.parametrize(
    ("role", "status"), [("penerjemah", 200), ("moderator", 200), ("admin", 200), ("editor", 302)]
)
def test_board_is_open_to_those_who_work_in_english(
    role: str, status: int, situs: Situs, peran: Peran
) -> None:
    client = getattr(peran, role).client
    assert client.get(BOARD).status_code == status
    assert (BOARD in client.get("/cms/").content.decode()) is (status == 200)


def test_article_walks_through_all_states(situs: Situs, peran: Peran, komit: Komit) -> None:
    source = make_berita(situs.id, title="Panen raya")
    assert _state(peran, "Panen raya") == State.MISSING
    page = make_english_draft(source)
    record = translation_for(source)
    assert _state(peran, "Panen raya") == State.DRAFT
    translate_segments(record)
    with komit():
        peran.penerjemah.client.post(pintu.edit_url(page), {"action": "ajukan"})
    assert _state(peran, "Panen raya") == State.IN_MODERATION
    task_state = page.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "reject", task_state.pk])
    with komit():
        peran.moderator.client.post(url, {"comment": "Perbaiki."})
    assert _state(peran, "Panen raya") == State.NEEDS_CHANGES
    with komit():
        peran.penerjemah.client.post(pintu.edit_url(page), {"action": "ajukan"})
    task_state = Page.objects.get(pk=page.pk).current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task_state.pk])
    with komit():
        peran.moderator.client.post(url)
    assert _state(peran, "Panen raya") == State.CURRENT
    record.enabled = False
    record.save()
    assert _state(peran, "Panen raya") == State.STOPPED


def test_published_change_marks_the_english_and_shows_what_changed(
    situs: Situs, peran: Peran, komit: Komit
) -> None:
    source = make_berita(situs.id, title="Panen raya di Toroh")
    page = make_english_live(source, komit)
    assert _state(peran, "Panen raya") == State.CURRENT
    source = type(source).objects.get(pk=source.pk)
    source.title = "Panen raya di Gubug"
    with komit():
        source.save_revision().publish()
    assert _state(peran, "Panen raya") == State.SOURCE_CHANGED
    board = peran.penerjemah.client.get(BOARD, {"q": "Panen raya"})
    url = board.context["rows"][0].changes_url
    html = peran.penerjemah.client.get(url).content.decode()
    assert "<del>Toroh</del> <ins>Gubug</ins>" in html
    assert "EN Panen raya di Toroh" in html
    page.refresh_from_db()
    assert page.title == "EN Panen raya di Toroh"


def test_commodity_stands_on_the_board_too(situs: Situs, peran: Peran, komit: Komit) -> None:
    row = make_komoditas("Padi")
    assert _state(peran, "Padi") == State.MISSING
    make_english_live(row, komit)
    assert _state(peran, "Padi") == State.CURRENT


def test_translation_that_was_never_approved_is_not_said_to_have_changed(
    situs: Situs, peran: Peran
) -> None:
    source = make_berita(situs.id, title="Panen raya")
    page = make_english_draft(source)
    record = translation_for(page)
    editor = peran.penerjemah.client.get(pintu.edit_url(page)).content.decode()
    assert "Lihat yang perlu diterjemahkan" in editor
    assert "perubahan naskah Indonesia" not in editor
    assert '"displayName": "Inggris"' in unescape(editor)
    listed = peran.penerjemah.client.get(reverse("translations:changes", args=[record.pk]))
    assert "belum pernah disetujui" in listed.content.decode()


def test_missing_draft_is_made_by_a_button_and_opens(situs: Situs, peran: Peran) -> None:
    source = make_berita(situs.id, title="Panen raya")
    board = peran.penerjemah.client.get(BOARD, {"q": "Panen raya"})
    response = peran.penerjemah.client.post(board.context["rows"][0].make_url)
    draft = source.get_translation(situs.en.locale)
    assert response.url == pintu.edit_url(draft)
    assert not draft.live


def _alias_of(source: Any, situs: Situs) -> Any:
    return source.copy_for_translation(situs.en.locale, alias=True)


@pytest.mark.parametrize("role", ["penerjemah", "moderator"])
def test_copy_becomes_a_draft_by_the_button_and_readers_see_the_same(
    role: str, situs: Situs, peran: Peran, client: Client
) -> None:
    source = make_berita(situs.id, title="Panen raya")
    alias = _alias_of(source, situs)
    assert alias.live
    assert _state(peran, "Panen raya") == State.MISSING
    before = client.get(alias.url)
    worker = getattr(peran, role).client
    url = worker.get(BOARD, {"q": "Panen raya"}).context["rows"][0].make_url
    response = worker.post(url, follow=True)
    assert "js-translation-editor" in response.content.decode()
    page = Page.objects.get(pk=alias.pk).specific
    assert page.alias_of_id is None
    assert (page.title, page.slug) == ("Panen raya", alias.slug)
    after = client.get(alias.url)
    for seen in (before, after):
        assert "pages/belum_diterjemahkan.html" in [one.name for one in seen.templates]
    assert _state(peran, "Panen raya") == State.DRAFT


def test_words_translated_earlier_do_not_become_public_by_the_button(
    situs: Situs, peran: Peran, komit: Komit
) -> None:
    source = make_berita(situs.id, title="Panen raya")
    page = make_english_live(source, komit)
    translate_segments(translation_for(source), "Newer")
    peran.moderator.client.post(
        reverse("wagtail_localize:convert_to_alias", args=[page.pk]), follow=True
    )
    assert Page.objects.get(pk=page.pk).alias_of_id == source.pk
    url = reverse("translations:make", args=["wagtailcore.page", source.pk, "en"])
    with komit():
        peran.penerjemah.client.post(url)
    page = Page.objects.get(pk=page.pk)
    assert page.alias_of_id is None
    assert page.title == "Panen raya"


def test_editor_cannot_make_a_draft_of_a_copy(situs: Situs, peran: Peran) -> None:
    source = make_berita(situs.id)
    alias = _alias_of(source, situs)
    peran.editor.client.post(
        reverse("translations:make", args=["wagtailcore.page", source.pk, "en"])
    )
    assert Page.objects.get(pk=alias.pk).alias_of_id == source.pk


def test_editor_cannot_make_an_english_draft(situs: Situs, peran: Peran) -> None:
    source = make_berita(situs.id)
    url = reverse("translations:make", args=["wagtailcore.page", source.pk, "en"])
    peran.editor.client.post(url)
    assert not source.has_translation(situs.en.locale)


def test_filters_and_counts_agree(situs: Situs, peran: Peran) -> None:
    make_berita(situs.id, title="Panen raya")
    make_komoditas("Padi")
    counts = counts_for(peran.penerjemah.user)
    for state in State:
        response = peran.penerjemah.client.get(BOARD, {"keadaan": state.value})
        assert response.context["page"].paginator.count == counts[state.value]
    commodities = peran.penerjemah.client.get(BOARD, {"jenis": "komoditas.komoditas"})
    assert [row.title for row in commodities.context["rows"]] == ["Padi"]


def test_translator_of_another_language_sees_nothing_of_english(situs: Situs, peran: Peran) -> None:
    GroupPagePermission.objects.filter(page=situs.en.home.pk).delete()
    assert sum(counts_for(peran.penerjemah.user).values()) == 0
    assert peran.penerjemah.client.get(BOARD).status_code == 302


def test_translator_is_limited_to_the_languages_given_to_the_group(
    situs: Situs, peran: Peran
) -> None:
    javanese = Locale.objects.create(language_code="jv")
    home = situs.id.home.copy_for_translation(javanese)
    GroupPagePermission.objects.filter(page=situs.en.home.pk).delete()
    group = peran.penerjemah.user.groups.get()
    GroupPagePermission.objects.create(
        group=group, page=home, permission=Permission.objects.get(codename="change_page")
    )
    source = make_berita(situs.id, title="Panen raya")
    english = make_english_draft(source)
    record = translation_for(source)
    rows = peran.penerjemah.client.get(BOARD).context["rows"]
    assert {row.language for row in rows} == {str(javanese)}
    refused = peran.penerjemah.client.get(pintu.edit_url(english))
    assert refused.status_code == 302
    segment = record.source.stringsegment_set.first()
    url = reverse("wagtail_localize:edit_string_translation", args=[record.pk, segment.pk])
    form = "application/x-www-form-urlencoded"
    assert peran.penerjemah.client.put(url, "value=X", content_type=form).status_code in (302, 403)
    url = reverse("translations:make", args=["wagtailcore.page", source.pk, "en"])
    peran.penerjemah.client.post(url)
    changes = reverse("translations:changes", args=[record.pk])
    assert peran.penerjemah.client.get(changes).status_code == 302
    assert not record.source.stringsegment_set.get_translations(situs.en.locale).exists()


def test_translation_editor_tells_the_state_and_leads_to_what_changed(
    situs: Situs, peran: Peran, komit: Komit
) -> None:
    source = make_berita(situs.id, title="Panen raya di Toroh")
    page = make_english_live(source, komit)
    source = type(source).objects.get(pk=source.pk)
    source.title = "Panen raya di Gubug"
    with komit():
        source.save_revision().publish()
    html = peran.penerjemah.client.get(pintu.edit_url(page)).content.decode()
    assert reverse("translations:changes", args=[translation_for(source).pk]) in html
    state = WagtailTestUtils.get_soup(html).select_one(".moderation-bar__state").text
    assert "Sudah tayang" in state
    translate_segments(translation_for(source), "Newer")
    with komit():
        peran.penerjemah.client.post(pintu.edit_url(page), {"action": "ajukan"})
    html = peran.penerjemah.client.get(pintu.edit_url(page)).content.decode()
    state = WagtailTestUtils.get_soup(html).select_one(".moderation-bar__state").text
    assert "moderasi" in state.lower()


def _queries(client: Any) -> int:
    client.get(BOARD)
    with CaptureQueriesContext(connection) as queries:
        client.get(BOARD)
    return len(queries)


def test_number_of_queries_does_not_grow_with_the_site(situs: Situs, peran: Peran) -> None:
    make_berita(situs.id, title="Panen raya", slug="panen-0")
    few = _queries(peran.penerjemah.client)
    for number in range(1, 20):
        make_berita(situs.id, title=f"Panen raya {number}", slug=f"panen-{number}")
    assert _queries(peran.penerjemah.client) == few
