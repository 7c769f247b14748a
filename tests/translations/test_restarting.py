"""Sync that was stopped and starts again keeps every word that people wrote meanwhile."""

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from wagtail_localize.models import StringTranslation

from tests.dinas.moderation import pintu
from tests.dinas.moderation.conftest import Komit, Peran
from tests.dinas.moderation.terjemahan import (
    make_english_draft,
    make_english_live,
    translate_segments,
    translation_for,
)
from tests.factories.berita import make_berita
from tests.factories.gambar import make_picture
from tests.factories.komoditas import make_komoditas
from tests.factories.situs import Situs

RESTART = {"localize-restart-translation": "1"}
TEXT = '<p>Panen <b>raya</b>.</p><p>Baca <a href="https://a.id/">ini</a> &amp; itu.</p>'


def _body(picture: Any) -> list[dict[str, Any]]:
    return [
        {"type": "judul", "value": {"teks": "Sawah", "tingkat": "h2"}},
        {"type": "paragraf", "value": TEXT},
        {"type": "catatan", "value": {"jenis": "info", "isi": "<p>Bawa kartu.</p>"}},
        {
            "type": "gambar",
            "value": {
                "gambar": {"image": picture.pk, "alt_text": "Sawah", "decorative": False},
                "keterangan": "Sawah hijau",
            },
        },
    ]


def _stop(peran: Peran, source: Any) -> None:
    url = reverse("wagtail_localize:stop_translation", args=[translation_for(source).pk])
    peran.moderator.client.post(url)
    assert not translation_for(source).enabled


def _start(peran: Peran, page: Any, **data: str) -> Any:
    return peran.moderator.client.post(pintu.edit_url(page), {**RESTART, **data}, follow=True)


def _newest(page: Any) -> Any:
    return type(page).objects.get(pk=page.pk).get_latest_revision_as_object()


def _by_hand(page: Any, change: Callable[[Any], None]) -> None:
    version = _newest(page)
    change(version)
    version.save_revision()


def _next_translation(source: Any) -> Any:
    """What the next submission will say."""
    record = translation_for(source)
    return record.source.get_ephemeral_translated_instance(record.target_locale, fallback=True)


def _in_body(number: int, change: Callable[[dict[str, Any]], None]) -> Callable[[Any], None]:
    def changed(page: Any) -> None:
        data = [dict(block) for block in page.isi.raw_data]
        change(data[number])
        page.isi = json.dumps(data)

    return changed


def _said(page: Any) -> dict[str, Any]:
    """Return all that a reader sees of an article."""
    return {
        "title": page.title,
        "ringkasan": page.ringkasan,
        "gambar": page.gambar_id,
        "isi": page.isi.stream_block.get_prep_value(page.isi),
    }


def _other_picture(page: Any) -> None:
    page.gambar = make_picture(7)


def _other_title(page: Any) -> None:
    page.title = "Harvest & <weather>"


HAND_EDITS: dict[str, Callable[[Any], None]] = {
    "title": _other_title,
    "lead picture": _other_picture,
    "heading": _in_body(0, lambda block: block["value"].update(teks="By hand")),
    "rich text": _in_body(
        1,
        lambda block: block.update(
            value='<p>By <b>hand</b> and eye.</p><p><a href="https://a.id/">it</a> &amp; more.</p>'
        ),
    ),
    "rich text whose link leads elsewhere": _in_body(
        1,
        lambda block: block.update(
            value='<p>By <b>hand</b>.</p><p>Read <a href="https://b.org/?a=1&amp;b=2">it</a>.</p>'
        ),
    ),
    "rich text in a note": _in_body(
        2, lambda block: block["value"].update(isi="<p>Bring your <i>card</i>.</p>")
    ),
    "picture in the text": _in_body(
        3,
        lambda block: block["value"].update(
            gambar={"image": make_picture(8).pk, "alt_text": "Field", "decorative": False}
        ),
    ),
    "caption": _in_body(3, lambda block: block["value"].update(keterangan="Green field")),
}


@pytest.fixture
def source(situs: Situs) -> Any:
    """An article with all kinds of things in it."""
    picture = make_picture(1)
    return make_berita(situs.id, title="Panen raya", gambar=picture, isi=_body(picture))


@pytest.mark.parametrize("name", HAND_EDITS)
def test_hand_edit_survives_stop_and_start(
    name: str, source: Any, peran: Peran, komit: Komit
) -> None:
    page = make_english_live(source, komit)
    _stop(peran, source)
    _by_hand(page, HAND_EDITS[name])
    wanted = _said(_newest(page))
    response = _start(peran, page)
    assert translation_for(source).enabled, response.content.decode()
    assert _said(_next_translation(source)) == wanted


def test_all_hand_edits_together_survive_and_reach_readers(
    source: Any, peran: Peran, komit: Komit
) -> None:
    page = make_english_live(source, komit)
    _stop(peran, source)
    for change in HAND_EDITS.values():
        _by_hand(page, change)
    wanted = _said(_newest(page))
    public = pintu.public_state()
    _start(peran, page)
    assert pintu.public_state() == public
    with komit():
        pintu.localize_publish(peran.moderator.client, page)
    page.refresh_from_db()
    assert _said(page) == wanted


def test_what_was_typed_in_the_open_form_is_kept_too(
    situs: Situs, peran: Peran, komit: Komit
) -> None:
    source = make_berita(situs.id, isi=[])
    page = make_english_live(source, komit)
    _stop(peran, source)
    form = pintu.form_of(peran.moderator.client, page, title="Typed just now")
    peran.moderator.client.post(pintu.edit_url(page), {**form, **RESTART})
    assert translation_for(source).enabled
    assert _next_translation(source).title == "Typed just now"


def test_form_with_a_fault_is_shown_again_and_sync_stays_stopped(
    situs: Situs, peran: Peran, komit: Komit
) -> None:
    source = make_berita(situs.id, isi=[])
    page = make_english_live(source, komit)
    _stop(peran, source)
    form = pintu.form_of(peran.moderator.client, page, title="Typed just now", tanggal="kapan")
    response = peran.moderator.client.post(pintu.edit_url(page), {**form, **RESTART})
    assert "Typed just now" in response.content.decode()
    assert not translation_for(source).enabled


def _one_more_paragraph(page: Any) -> None:
    page.isi = json.dumps([*page.isi.raw_data, {"type": "paragraf", "value": "<p>Only here.</p>"}])


def _other_date(page: Any) -> None:
    page.tanggal = dt.date(2025, 1, 2)


def _only_english_description(page: Any) -> None:
    page.search_description = "Only here."


LOSSES = {
    "Isi": _one_more_paragraph,
    "Tanggal": _other_date,
    "Keterangan untuk mesin pencari": _only_english_description,
}


@pytest.mark.parametrize("change", LOSSES.values(), ids=LOSSES)
def test_sync_that_would_lose_something_is_refused_and_says_what(
    change: Callable[[Any], None], source: Any, peran: Peran, komit: Komit
) -> None:
    page = make_english_live(source, komit)
    _stop(peran, source)
    _by_hand(page, change)
    before, wanted = StringTranslation.objects.count(), _said(_newest(page))
    response = _start(peran, page)
    assert not translation_for(source).enabled
    assert [loss.label for loss in response.context["losses"]]
    if change is not _other_date:
        assert "Only here." in response.content.decode()
    assert StringTranslation.objects.count() == before
    assert _said(_newest(page)) == wanted


def test_moderator_may_start_all_the_same_and_the_rest_is_kept(
    source: Any, peran: Peran, komit: Komit
) -> None:
    page = make_english_live(source, komit)
    _stop(peran, source)
    _by_hand(page, _one_more_paragraph)
    _by_hand(page, _other_title)
    wanted, public = _said(_newest(page)), pintu.public_state()
    url = reverse("translations:restart", args=[translation_for(source).pk])
    peran.moderator.client.post(url)
    assert translation_for(source).enabled
    assert _next_translation(source).title == wanted["title"]
    assert _said(_newest(page)) == wanted
    assert pintu.public_state() == public


@pytest.mark.parametrize("role", ["editor", "penerjemah"])
def test_only_moderators_may_start_it(role: str, source: Any, peran: Peran, komit: Komit) -> None:
    page = make_english_live(source, komit)
    _stop(peran, source)
    client = getattr(peran, role).client
    client.post(pintu.edit_url(page), RESTART)
    client.post(reverse("translations:restart", args=[translation_for(source).pk]))
    assert not translation_for(source).enabled


def test_stopping_keeps_the_english_as_it_is(source: Any, peran: Peran, komit: Komit) -> None:
    page = make_english_live(source, komit)
    before, wanted = pintu.public_state(), _said(_newest(page))
    revisions = page.revisions.count()
    _stop(peran, source)
    assert pintu.public_state() == before
    assert _said(_newest(page)) == wanted
    assert page.revisions.count() == revisions


def test_texts_typed_but_not_submitted_are_in_the_draft_after_stopping(
    source: Any, peran: Peran, komit: Komit
) -> None:
    page = make_english_live(source, komit)
    translate_segments(translation_for(source), "Newer")
    before = pintu.public_state()
    _stop(peran, source)
    assert pintu.public_state() == before
    version = _newest(page)
    assert version.title == "Newer Panen raya"
    assert "Newer Panen <b>raya</b>" in str(version.isi)
    _start(peran, page)
    assert _next_translation(source).title == "Newer Panen raya"


def test_indonesian_changed_meanwhile_waits_for_its_translation(
    source: Any, peran: Peran, komit: Komit
) -> None:
    page = make_english_live(source, komit)
    _stop(peran, source)
    _by_hand(page, _other_title)
    source = type(source).objects.get(pk=source.pk)
    source.title = "Panen gagal"
    with komit():
        source.save_revision().publish()
    _start(peran, page)
    record = translation_for(source)
    assert record.enabled
    url = reverse("translations:changes", args=[record.pk])
    html = peran.penerjemah.client.get(url).content.decode()
    assert "<del>raya</del> <ins>gagal</ins>" in html
    assert "Harvest &amp; &lt;weather&gt;" in html


def test_untranslated_draft_is_not_taken_for_a_translation(
    source: Any, peran: Peran, komit: Komit
) -> None:
    page = make_english_draft(source)
    _stop(peran, source)
    _by_hand(page, _other_title)
    _start(peran, page)
    translated = StringTranslation.objects.filter(context__object_id=source.translation_key)
    assert [one.context.path for one in translated] == ["title"]


def test_commodity_keeps_its_hand_work(situs: Situs, peran: Peran, komit: Komit) -> None:
    row = make_komoditas("Padi")
    row.save_revision().publish()
    english = make_english_live(row, komit)
    _stop(peran, row)

    def rename(version: Any) -> None:
        version.nama = "Rice by hand"

    _by_hand(english, rename)
    _start(peran, english)
    assert translation_for(row).enabled
    assert _next_translation(row).nama == "Rice by hand"
