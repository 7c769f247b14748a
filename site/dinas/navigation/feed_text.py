"""The full text of many pages at once, as feed readers show it: plain HTML with full addresses."""

import re
from collections.abc import Sequence
from typing import Any

from django.db.models import prefetch_related_objects
from django.template.loader import render_to_string
from wagtail.images.models import Filter
from wagtail.models import Page
from wagtail.rich_text import expand_db_html

from dinas.images.specs import SPECS

# XML has no way to write these, and texts pasted from elsewhere hold them now and then.
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
BETWEEN_TEXTS = "\x1e"
LOCAL_ADDRESS = re.compile(r'(?<=\s)(href|src)="((?:/(?!/)|#)[^"]*)"')
PICTURES = [Filter(spec=spec) for spec in reversed(SPECS["isi"].filters("webp"))]


def bersih(text: str) -> str:
    """Return the text without the characters that no XML document may hold."""
    return NOT_IN_XML.sub("", text)


def teks_lengkap(pages: Sequence[Any], asal: str) -> list[str]:
    """Return the text (`isi`) of each page as HTML, in as many queries for one page as for all.

    Args:
        pages: pages of one type.
        asal: scheme and host, which addresses get that have none.
    """
    if not pages:
        return []
    stream_block = type(pages[0])._meta.get_field("isi").stream_block
    streams = stream_block.bulk_to_python([list(page.isi.raw_data) for page in pages])
    pictures = [block.value["gambar"] for stream in streams for block in stream if _picture(block)]
    prefetch_related_objects(pictures, "renditions")
    texts = [
        bersih(
            render_to_string(
                "umpan/isi.html",
                {
                    "bagian": [
                        (block.block_type, block.value, _rendition(block)) for block in stream
                    ]
                },
            )
        )
        for stream in streams
    ]
    # Links in rich text are looked up once for all texts together.
    expanded = expand_db_html(BETWEEN_TEXTS.join(texts)).split(BETWEEN_TEXTS)
    return [
        _with_full_addresses(text.strip(), page, asal)
        for page, text in zip(pages, expanded, strict=True)
    ]


def _picture(block: Any) -> Any:
    return block.value.get("gambar") if block.block_type == "gambar" else None


def _rendition(block: Any) -> Any:
    """Return the largest picture made for running text; none is made while a reader waits."""
    picture = _picture(block)
    found = picture.find_existing_renditions(*PICTURES) if picture is not None else {}
    return next((found[one] for one in PICTURES if one in found), None)


def _with_full_addresses(html: str, page: Page, asal: str) -> str:
    def full(match: re.Match[str]) -> str:
        name, address = match.groups()
        before = f"{asal}{page.alamat}" if address.startswith("#") else asal
        return f'{name}="{before}{address}"'

    return LOCAL_ADDRESS.sub(full, html)
