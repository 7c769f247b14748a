"""What an editor finds in the admin when she begins to write."""

import re
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse
from wagtail.rich_text import RichText

from dinas.core.blocks import StoryBlock
from dinas.core.blocks.text import ParagraphBlock
from tests.factories.gambar import make_picture
from tests.factories.situs import Situs

STORY = StoryBlock()


@pytest.fixture
def admin(client: Client, db: None) -> Client:
    """A client that may do everything."""
    client.force_login(get_user_model().objects.create_superuser("kepala", password=None))
    return client


def test_each_kind_of_page_is_offered_with_a_drawing_and_a_description(
    admin: Client, situs: Situs
) -> None:
    html = admin.get(reverse("wagtailadmin_pages:add_subpage", args=[situs.id.galeri.pk])).text

    assert html.count("jenis__satu") == 2
    assert html.count("jenis__uraian") == 2
    for source in re.findall(r'jenis__gambar" src="/static/([^"]+)"', html):
        assert finders.find(source)


@pytest.mark.django_db
@pytest.mark.parametrize("block", STORY.child_blocks.values(), ids=lambda block: block.name)
def test_each_part_of_a_text_says_what_it_is_and_shows_itself_before_it_is_chosen(
    block: Any,
) -> None:
    make_picture()

    assert block.get_description()
    assert block.is_previewable
    block.render(block.get_preview_value(), {})


def test_pasted_emptiness_is_gone_when_a_text_is_saved() -> None:
    cleaned = ParagraphBlock().clean(RichText("<p>Satu</p><p></p><p>&nbsp;</p>"))

    assert cleaned.source == "<p>Satu</p>"


def test_new_article_begins_with_a_text_to_write_into(admin: Client, situs: Situs) -> None:
    url = reverse("wagtailadmin_pages:add", args=["berita", "beritapage", situs.id.berita.pk])

    form = admin.get(url).context["form"]

    assert [block.block_type for block in form["isi"].value()] == ["paragraf"]


def test_text_left_empty_is_not_stored() -> None:
    story = STORY.to_python(
        [
            {"type": "paragraf", "value": "<p></p><p> </p>"},
            {"type": "paragraf", "value": "<p>Satu</p>"},
        ]
    )

    assert [block.value.source for block in STORY.clean(story)] == ["<p>Satu</p>"]


def test_what_is_typed_wrong_is_told_at_its_field_by_what_to_write_instead(
    admin: Client, situs: Situs
) -> None:
    url = reverse("wagtailadmin_pages:add", args=["kegiatan", "kegiatanpage", situs.id.kegiatan.pk])
    wrong = {"mulai": "besok", "tinjau_pada": "31/02/2027", "slug": "a b!", "ulang": "kadang"}
    counts = {f"kecuali-{name}_FORMS": "0" for name in ("TOTAL", "INITIAL")}
    answer = admin.post(url, {"title": "Rapat", "isi-count": "0", **counts, **wrong})
    errors = answer.context["form"].errors

    assert set(wrong) <= set(errors)
    words = " ".join(str(sentence) for name in wrong for sentence in errors[name])
    assert "05/06/2027 08:00" in words
    assert "valid" not in words
    assert "“slug”" not in words
