"""The blocks of a text (`StoryBlock`) as the nodes of a document: what is shown, nothing else."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from dinas.core.blocks.text import HeadingLevel, NoteKind
from dinas.export.document import (
    Block,
    File,
    Files,
    Heading,
    Note,
    Paragraph,
    Picture,
    Quote,
    Run,
    Table,
    VideoLink,
)
from dinas.export.rich_text import expanded, nodes_from
from dinas.export.text import clean, full_address, one_line

Maker = Callable[[Any, "Making"], Iterable[Block]]


class Making:
    """What the makers of nodes need beside a block's value."""

    def __init__(self, base: str, texts: Mapping[str, str]) -> None:
        self.base = base
        self.texts = texts

    def rich(self, value: Any) -> Iterable[Any]:
        """Return the nodes of a rich text, its links filled in."""
        source = _source(value)
        return nodes_from(self.texts.get(source, source), self.base)

    def address(self, href: str) -> str:
        """Return the full address; nothing where it is none."""
        return full_address(href, self.base) if href else ""


def story_nodes(
    stream: Iterable[Any], base: str, extra: Mapping[str, Maker] | None = None
) -> tuple[Block, ...]:
    """Return the nodes of a text.

    Args:
        stream: the value of a StreamField.
        base: the full address of the page, from which its links lead on.
        extra: makers for blocks that only some pages know, by their type. A block that nobody
            knows is left out.
    """
    blocks = list(stream)
    texts = expanded(dict.fromkeys(_source(one) for one in _rich_texts(blocks)))
    making = Making(base, texts)
    makers = {**MAKERS, **(extra or {})}
    return tuple(
        node
        for block in blocks
        if block.block_type in makers
        for node in makers[block.block_type](block.value, making)
    )


def picture_node(image: Any, caption: str = "") -> Iterator[Picture]:
    """Give a picture with the alternative text of the place where it stands, if there is one."""
    if image is None:
        return
    alt = "" if image.decorative else image.contextual_alt_text or image.default_alt_text
    yield Picture(image, one_line(alt), one_line(caption), one_line(image.kredit))


def files_node(blocks: Iterable[Any], base: str, title: str = "") -> Iterator[Files]:
    """Give a list of files, from the values of `FileBlock`."""
    files = tuple(
        File(
            one_line(value.get("judul") or document.title),
            full_address(document.url, base),
            _kind(document),
        )
        for value in blocks
        if (document := value.get("dokumen")) is not None
    )
    if files:
        yield Files(files, one_line(title))


def _kind(document: Any) -> str:
    size = f", {filesizeformat(document.file_size)}" if document.file_size else ""
    return one_line(f"{document.file_extension.upper()}{size}")


def _source(value: Any) -> str:
    return str(getattr(value, "source", value) or "")


def _rich_texts(blocks: Iterable[Any]) -> Iterator[Any]:
    for block in blocks:
        if block.block_type == "paragraf":
            yield block.value
        elif block.block_type == "catatan":
            yield block.value["isi"]
        elif block.block_type == "tanya_jawab":
            yield from (item["isi"] for item in block.value["butir"])


def _paragraph(value: Any, making: Making) -> Iterable[Block]:
    return making.rich(value)


def _heading(value: Any, making: Making) -> Iterable[Block]:
    level = 2 if value.get("tingkat") == HeadingLevel.SUBSECTION else 1
    yield Heading(one_line(value["teks"]), level)


def _quote(value: Any, making: Making) -> Iterable[Block]:
    yield Quote(clean(value["kutipan"]).strip(), one_line(value.get("sumber")))


def _note(value: Any, making: Making) -> Iterable[Block]:
    is_urgent = value.get("jenis") == NoteKind.IMPORTANT
    label = _("Important") if is_urgent else _("Information")
    parts = [node for node in making.rich(value["isi"]) if not isinstance(node, Heading)]
    yield Note(label, tuple(parts), is_urgent)


def _table(value: Any, making: Making) -> Iterable[Block]:
    rows = [tuple(clean(cell).strip() for cell in row) for row in value.get("data") or []]
    if not rows:
        return
    has_header = bool(value.get("first_row_is_table_header"))
    yield Table(
        rows=tuple(rows[1:] if has_header else rows),
        header=rows[0] if has_header else (),
        caption=one_line(value.get("table_caption")),
        has_row_headers=bool(value.get("first_col_is_header")),
    )


def _accordion(value: Any, making: Making) -> Iterable[Block]:
    for item in value["butir"]:
        yield Heading(one_line(item["judul"]), 2)
        yield from making.rich(item["isi"])


def _picture(value: Any, making: Making) -> Iterable[Block]:
    return picture_node(value.get("gambar"), value.get("keterangan"))


def _video(value: Any, making: Making) -> Iterable[Block]:
    page = value.get("video")
    if page is None or not page.live:
        return
    video = page.specific
    yield VideoLink(one_line(video.title), making.address(video.alamat), _("Video"))


def _button(value: Any, making: Making) -> Iterable[Block]:
    if value.href:
        yield Paragraph((Run(one_line(value["teks"]), bold=True, href=making.address(value.href)),))


def _files(value: Any, making: Making) -> Iterable[Block]:
    return files_node(value["berkas"], making.base, value.get("judul") or "")


MAKERS: Mapping[str, Maker] = {
    "paragraf": _paragraph,
    "judul": _heading,
    "kutipan": _quote,
    "catatan": _note,
    "tabel": _table,
    "tanya_jawab": _accordion,
    "gambar": _picture,
    "video": _video,
    "tombol": _button,
    "berkas": _files,
}
