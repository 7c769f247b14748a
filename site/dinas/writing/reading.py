"""Reads a page or snippet into a draft for the checks, whatever blocks it is made of."""

from typing import Any

from bs4 import BeautifulSoup, Tag
from django.core.exceptions import FieldDoesNotExist
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock

from dinas.writing.draft import Draft, Heading, Link, Picture, Text

LEAD_WIDTH = 1200
"""What a lead picture needs, in px, to fill the article's head and the card for sharing."""
BODY_WIDTH = 800
"""What a picture inside the text needs."""


def read_draft(instance: Any) -> Draft:
    """Return what a page or snippet says, with the place of everything in its form."""
    title_field = "title" if _has_field(instance, "title") else "nama"
    draft = Draft(title=Text(str(getattr(instance, title_field, "")), title_field))
    is_list = getattr(instance, "is_daftar", False)
    if _has_field(instance, "ringkasan") and not is_list:
        draft.summary = Text(instance.ringkasan or "", "ringkasan")
        draft.summary_label = str(instance._meta.get_field("ringkasan").verbose_name)
    if _has_field(instance, "gambar"):
        _read_lead_picture(instance, draft)
    for stream in instance._meta.get_fields():
        if isinstance(stream, StreamField):
            reader = _Reader(draft)
            reader.read(stream.stream_block, getattr(instance, stream.name), stream.name)
    return draft


def _has_field(instance: Any, name: str) -> bool:
    try:
        instance._meta.get_field(name)
    except FieldDoesNotExist:
        return False
    return True


def _read_lead_picture(instance: Any, draft: Draft) -> None:
    draft.lead_picture_place = "gambar"
    picture = instance.gambar
    draft.has_lead_picture = picture is not None
    if picture is not None:
        draft.pictures.append(
            Picture(
                "gambar", picture.description, picture.width, LEAD_WIDTH, is_always_content=True
            )
        )


class _Reader:
    """Walks through the blocks of one stream."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft

    def read(self, block: Any, value: Any, place: str) -> None:
        if value is None or value == "":
            return
        if isinstance(block, blocks.StreamBlock):
            for child in value:
                self.read(child.block, child.value, f"{place}.{child.id}")
        elif isinstance(block, blocks.ListBlock):
            for child in value.bound_blocks:
                self.read(child.block, child.value, f"{place}.{child.id}")
        elif isinstance(block, ImageBlock):
            self._picture(value, place)
        elif isinstance(block, blocks.StructBlock):
            self._struct(block, value, place)
        elif isinstance(block, blocks.RichTextBlock):
            self._rich_text(value.source, place)
        elif isinstance(block, DocumentChooserBlock):
            self.draft.links.append(Link("", place, document_id=value.pk))
        elif isinstance(block, blocks.PageChooserBlock):
            self.draft.links.append(Link("", place, page_id=value.pk))

    def _struct(self, block: Any, value: Any, place: str) -> None:
        if "tingkat" in block.child_blocks:
            level = int(str(value["tingkat"] or "h2")[1:])
            self.draft.headings.append(Heading(str(value["teks"]), f"{place}.teks", level))
            return
        if {"halaman", "alamat", "teks"} <= set(block.child_blocks):
            self._link_block(value, place)
            return
        for name, child in block.child_blocks.items():
            self.read(child, value.get(name), f"{place}.{name}")

    def _link_block(self, value: Any, place: str) -> None:
        page = value.get("halaman")
        self.draft.links.append(
            Link(
                str(value.get("teks") or ""),
                f"{place}.teks",
                page_id=page.pk if page else None,
            )
        )

    def _picture(self, picture: Any, place: str) -> None:
        self.draft.pictures.append(
            Picture(
                place,
                picture.contextual_alt_text or "",
                picture.width,
                BODY_WIDTH,
                is_decorative=bool(picture.decorative),
                alt_place=f"{place}.alt_text",
            )
        )

    def _rich_text(self, source: str, place: str) -> None:
        soup = BeautifulSoup(source, "html.parser")
        for element in soup.find_all(["p", "li"]):
            words = " ".join(element.get_text(" ").split())
            if words:
                self.draft.paragraphs.append(Text(words, place))
        for anchor in soup.find_all("a"):
            self.draft.links.append(_link_of(anchor, place))


def _link_of(anchor: Tag, place: str) -> Link:
    kind, number = anchor.get("linktype"), str(anchor.get("id") or "")
    target = int(number) if number.isdigit() else None
    return Link(
        " ".join(anchor.get_text().split()),
        place,
        page_id=target if kind == "page" else None,
        document_id=target if kind == "document" else None,
        is_empty=not (kind or anchor.get("href")),
    )
