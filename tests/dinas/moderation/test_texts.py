"""A translated text that fits nowhere is refused in words, on both databases."""

import json
import re
from typing import Any
from urllib.parse import urlencode

import pytest
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import SegmentOverride, StringSegment

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

FORM = "application/x-www-form-urlencoded"
BODY = [
    {"type": "judul", "value": {"teks": "Sawah", "tingkat": "h2"}},
    {
        "type": "tanya_jawab",
        "value": {
            "butir": [
                {
                    "type": "item",
                    "id": "7f0f2a3e-32f1-4a8e-9d3b-0d4a2b1c5e6f",
                    "value": {"judul": "Apa?", "isi": "<p>Ini.</p>"},
                }
            ]
        },
    },
    {"type": "tabel", "value": {"data": [["Musim"]], "table_caption": "Tanam"}},
]


def _put(client: Any, source: Any, path: str, text: str) -> Any:
    """Type a text in the translation editor."""
    record = translation_for(source)
    segment = StringSegment.objects.get(source=record.source, context__path__regex=path)
    url = reverse("wagtail_localize:edit_string_translation", args=[record.pk, segment.pk])
    return client.put(url, urlencode({"value": text}), content_type=FORM)


def test_day_of_a_translated_text_is_told_in_figures(situs: Situs, peran: Peran) -> None:
    page = make_berita(situs.id)
    make_english_draft(page)
    answer = _put(peran.penerjemah.client, page, r"^title$", "Planting season")
    assert re.search(r" pada \d\d/\d\d/\d{4}$", answer.json()["comment"])


@pytest.mark.parametrize(
    ("path", "limit"),
    [
        (r"^title$", 255),
        (r"^isi\..*\.teks$", 120),
        (r"^isi\..*\.judul$", 160),
    ],
    ids=["title", "heading", "question in a list"],
)
def test_text_that_is_too_long_is_refused_in_words(
    path: str, limit: int, situs: Situs, peran: Peran
) -> None:
    source = make_berita(situs.id, isi=BODY)
    page = make_english_draft(source)
    assert "error" in _put(peran.penerjemah.client, source, path, "x" * limit).json()
    assert not _put(peran.penerjemah.client, source, path, "x" * limit).json()["error"]
    response = _put(peran.penerjemah.client, source, path, "x" * (limit + 1))
    assert response.status_code in (200, 201)
    assert str(limit) in response.json()["error"]
    assert peran.penerjemah.client.get(pintu.edit_url(page)).status_code == 200


def test_table_cells_and_rich_text_are_taken(situs: Situs, peran: Peran) -> None:
    source = make_berita(situs.id, isi=BODY)
    make_english_draft(source)
    for path in (r"^isi\..*\.0-0$", r"^isi\..*\.isi$"):
        response = _put(peran.penerjemah.client, source, path, "y" * 500)
        assert response.json()["error"] is None


def test_too_long_title_does_not_reach_the_lists_and_cannot_be_submitted(
    situs: Situs, peran: Peran, komit: Komit
) -> None:
    source = make_berita(situs.id, title="Panen raya")
    page = make_english_live(source, komit)
    _put(peran.penerjemah.client, source, "^title$", "x" * 300)
    assert Page.objects.get(pk=page.pk).draft_title == "EN Panen raya"
    with komit():
        peran.penerjemah.client.post(pintu.edit_url(page), {"action": "ajukan"})
    assert not Page.objects.get(pk=page.pk).workflow_in_progress
    _put(peran.penerjemah.client, source, "^title$", "Great harvest")
    assert Page.objects.get(pk=page.pk).draft_title == "Great harvest"


@pytest.mark.parametrize("text", ["", "   "])
def test_empty_translation_is_refused_because_indonesian_would_stand_there(
    text: str, situs: Situs, peran: Peran
) -> None:
    source = make_berita(situs.id)
    make_english_draft(source)
    assert _put(peran.penerjemah.client, source, "^title$", text).json()["error"]


def test_character_that_no_database_keeps_is_refused_in_words(situs: Situs, peran: Peran) -> None:
    source = make_berita(situs.id)
    make_english_draft(source)
    response = _put(peran.penerjemah.client, source, "^title$", "a\0b")
    assert response.status_code in (200, 201)
    assert response.json()["error"]


@pytest.mark.parametrize("text", ["bukan alamat", "x" * 300, "ä/ö"])
def test_address_of_the_home_page_must_be_one(text: str, situs: Situs, peran: Peran) -> None:
    record = _home_record(situs)
    response = _put(peran.moderator.client, situs.id.home, "^slug$", text)
    assert response.json()["error"]
    assert not _put(peran.moderator.client, situs.id.home, "^slug$", "welcome").json()["error"]
    assert record.enabled


def _home_record(situs: Situs) -> Any:
    from wagtail_localize.models import Translation, TranslationSource

    source, _made = TranslationSource.get_or_create_from_instance(situs.id.home)
    return Translation.objects.create(source=source, target_locale=situs.en.locale)


def test_name_of_a_commodity_keeps_its_length_too(situs: Situs, peran: Peran) -> None:
    row = make_komoditas("Padi")
    make_english_draft(row)
    assert "80" in _put(peran.penerjemah.client, row, "^nama$", "x" * 81).json()["error"]


def test_request_without_a_text_is_a_bad_one(situs: Situs, peran: Peran) -> None:
    source = make_berita(situs.id)
    make_english_draft(source)
    record = translation_for(source)
    segment = record.source.stringsegment_set.first()
    url = reverse("wagtail_localize:edit_string_translation", args=[record.pk, segment.pk])
    assert peran.penerjemah.client.put(url, "", content_type=FORM).status_code == 400


@pytest.mark.parametrize("value", ["999999", "bukan angka", "", "0"])
def test_picture_that_does_not_exist_is_not_taken(value: str, situs: Situs, peran: Peran) -> None:
    source = make_berita(situs.id, gambar=make_picture(1))
    page = make_english_draft(source)
    record = translation_for(source)
    place = record.source.overridablesegment_set.get(context__path="gambar")
    url = reverse("wagtail_localize:edit_override", args=[record.pk, place.pk])
    response = peran.penerjemah.client.put(url, urlencode({"value": value}), content_type=FORM)
    assert response.status_code == 400
    assert not SegmentOverride.objects.exists()
    other = make_picture(2)
    done = peran.penerjemah.client.put(url, urlencode({"value": other.pk}), content_type=FORM)
    assert done.status_code == 201
    assert str(json.loads(SegmentOverride.objects.get().data_json)) == str(other.pk)
    translate_segments(record)
    peran.penerjemah.client.post(pintu.edit_url(page), {"action": "ajukan"})
    assert Page.objects.get(pk=page.pk).specific.get_latest_revision_as_object().gambar == other
