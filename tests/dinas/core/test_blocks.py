"""What editors build articles from."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.images.blocks import ImageBlock

from dinas.core.blocks import StoryBlock
from dinas.core.blocks.links import ButtonBlock
from dinas.core.blocks.tables import TableBlock
from tests.factories.berita import make_berita
from tests.factories.situs import Situs

TABLE = {
    "data": [["Fase", "Tindakan"], ["Berbunga", "Amati <daun>"]],
    "first_row_is_table_header": True,
    "first_col_is_header": True,
    "table_caption": "Yang diperiksa",
}


def test_every_block_is_named_grouped_and_described_for_the_chooser() -> None:
    for name, block in StoryBlock().child_blocks.items():
        assert block.meta.group, name
        assert block.meta.description, name
        assert block.meta.icon != "placeholder", name


@pytest.mark.django_db
@pytest.mark.parametrize("target", [{}, {"halaman": 1, "alamat": "https://example.test/"}])
def test_button_leads_to_exactly_one_place(target: dict[str, object]) -> None:
    block = ButtonBlock()
    value = block.normalize({"teks": "Unduh formulir", "halaman": None, "alamat": "", **target})

    with pytest.raises(ValidationError):
        block.clean(value)


def test_picture_needs_alternative_text_unless_it_decorates() -> None:
    form_data = {"g-image": "", "g-decorative": "", "g-alt_text": ""}
    block = ImageBlock()

    value = block.value_from_datadict(form_data, {}, "g")

    with pytest.raises(ValidationError):
        block.clean(value)


@pytest.mark.django_db
def test_table_has_header_cells_and_a_caption_and_escapes_its_text(
    client: Client, situs: Situs
) -> None:
    make_berita(situs.id, slug="tabel", isi=[{"type": "tabel", "value": TABLE}])

    html = client.get("/berita/tabel/").text

    assert "<caption>Yang diperiksa</caption>" in html
    assert '<th scope="col">Fase</th>' in html
    assert '<th scope="row">Berbunga</th>' in html
    assert "Amati &lt;daun&gt;" in html


def test_cells_of_a_table_are_given_to_the_translator_and_put_back() -> None:
    block = TableBlock()
    segments = block.get_translatable_segments(TABLE)
    assert [segment.path for segment in segments] == ["caption", "0-0", "0-1", "1-0", "1-1"]

    restored = block.restore_translated_segments(TABLE, segments[:2])

    assert restored == TABLE
    assert restored is not TABLE


@pytest.mark.django_db
def test_headings_can_be_linked_to(client: Client, situs: Situs) -> None:
    body = [{"type": "judul", "value": {"teks": "Cara Menanam Padi", "tingkat": "h2"}}]
    make_berita(situs.id, slug="judul", isi=body)

    assert '<h2 id="cara-menanam-padi">' in client.get("/berita/judul/").text
