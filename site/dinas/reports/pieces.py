"""Reads a page, entry or picture into its texts and links, whatever fields and blocks it has."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from bs4 import BeautifulSoup
from django.db import models
from django.utils.text import capfirst
from modelcluster.models import get_all_child_relations
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.embeds.blocks import EmbedBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page


@dataclass(frozen=True)
class Sasaran:
    """What a link leads to: a page or document by number, or an address; or nothing at all."""

    alamat: str = ""
    halaman: int | None = None
    dokumen: int | None = None


@dataclass(frozen=True)
class Potongan:
    """A text with its place in the form, the place in words, and its links."""

    jalur: str
    bagian: str
    teks: str = ""
    html: str = ""
    tautan: tuple[Sasaran, ...] = field(default_factory=tuple)


def pieces_of(instance: Any, jalur: str = "", bagian: str = "") -> Iterator[Potongan]:
    """Give all texts and links of an object and of what is listed inside it."""
    for column in instance._meta.concrete_fields:
        if column.editable and not column.primary_key:
            place = _joined(jalur, column.name)
            name = _named(bagian, column.verbose_name)
            yield from _of_field(column, instance, place, name)
    for relation in get_all_child_relations(type(instance)):
        name = relation.get_accessor_name()
        for child in getattr(instance, name).all():
            label = _named(bagian, child._meta.verbose_name)
            yield from pieces_of(child, _joined(jalur, f"{name}.{child.pk}"), label)


def _joined(before: str, name: str) -> str:
    return f"{before}.{name}" if before else name


def _named(before: str, name: Any) -> str:
    return " · ".join(part for part in (before, capfirst(str(name or ""))) if part)


def _of_field(column: Any, instance: Any, jalur: str, bagian: str) -> Iterator[Potongan]:
    if isinstance(column, models.ForeignKey):
        number = getattr(instance, column.attname)
        if number and issubclass(column.related_model, Page):
            yield Potongan(jalur, bagian, tautan=(Sasaran(halaman=number),))
        elif number and column.related_model is get_document_model():
            yield Potongan(jalur, bagian, tautan=(Sasaran(dokumen=number),))
        return
    value = getattr(instance, column.attname)
    if not value or isinstance(column, models.SlugField) or column.choices:
        return
    if isinstance(column, StreamField):
        yield from _of_block(column.stream_block, value, jalur, bagian)
    elif isinstance(column, RichTextField):
        yield _of_html(str(value), jalur, bagian)
    elif isinstance(column, models.URLField):
        yield Potongan(jalur, bagian, teks=value, tautan=(Sasaran(alamat=value),))
    elif isinstance(column, models.CharField | models.TextField) and isinstance(value, str):
        yield Potongan(jalur, bagian, teks=value)


def _of_block(block: Any, value: Any, jalur: str, bagian: str) -> Iterator[Potongan]:
    if value is None or value == "":
        return
    if isinstance(block, blocks.StreamBlock):
        for child in value:
            name = _named(bagian, child.block.label)
            yield from _of_block(child.block, child.value, f"{jalur}.{child.id}", name)
    elif isinstance(block, blocks.ListBlock):
        for child in value.bound_blocks:
            yield from _of_block(child.block, child.value, f"{jalur}.{child.id}", bagian)
    elif isinstance(block, ImageBlock):
        yield Potongan(jalur, bagian, teks=value.contextual_alt_text or "")
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            label = _named(bagian, child.label)
            yield from _of_block(child, value.get(name), f"{jalur}.{name}", label)
    else:
        yield from _of_leaf(block, value, jalur, bagian)


def _of_leaf(block: Any, value: Any, jalur: str, bagian: str) -> Iterator[Potongan]:
    if isinstance(block, blocks.RichTextBlock):
        yield _of_html(value.source, jalur, bagian)
    elif isinstance(block, blocks.PageChooserBlock):
        yield Potongan(jalur, bagian, tautan=(Sasaran(halaman=value.pk),))
    elif isinstance(block, DocumentChooserBlock):
        yield Potongan(jalur, bagian, tautan=(Sasaran(dokumen=value.pk),))
    elif isinstance(block, EmbedBlock):
        yield Potongan(jalur, bagian, tautan=(Sasaran(alamat=value.url),))
    elif isinstance(block, blocks.URLBlock):
        yield Potongan(jalur, bagian, teks=value, tautan=(Sasaran(alamat=value),))
    elif isinstance(block, blocks.RawHTMLBlock):
        yield _of_html(value, jalur, bagian)
    elif not isinstance(block, blocks.ChoiceBlock):
        words = " ".join(_strings(value))
        if words:
            yield Potongan(jalur, bagian, teks=words)


def _strings(value: Any) -> Iterator[str]:
    """Give the texts of a value that is made of lists and mappings, such as a table's."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _strings(inner)


def _of_html(html: str, jalur: str, bagian: str) -> Potongan:
    soup = BeautifulSoup(html, "html.parser")
    links = [_of_anchor(anchor) for anchor in soup.find_all("a")]
    links += [
        Sasaran(alamat=str(embed["url"]))
        for embed in soup.find_all("embed", embedtype="media", url=True)
    ]
    return Potongan(jalur, bagian, soup.get_text(" "), html, tuple(links))


def _of_anchor(anchor: Any) -> Sasaran:
    kind, number = anchor.get("linktype"), str(anchor.get("id") or "")
    if kind in {"page", "document"} and number.isdigit():
        target = int(number)
        return Sasaran(halaman=target) if kind == "page" else Sasaran(dokumen=target)
    return Sasaran(alamat=str(anchor.get("href") or "").strip())
