"""Reads documents with programs that did not write them."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import pikepdf
import pypdf

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def words(text: str) -> str:
    """Return the text without differences that only the setting of lines makes."""
    return " ".join(text.replace("\u200b", "").replace("\xad", "").split())


def pdf_text(data: bytes) -> str:
    """Return the text of a PDF in the order of reading."""
    return words(" ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(data)).pages))


class PdfFile:
    """What a screen reader and an archive ask of a PDF."""

    def __init__(self, data: bytes) -> None:
        self.pdf = pikepdf.open(BytesIO(data))
        self.root: Any = self.pdf.Root

    @property
    def language(self) -> str:
        """The document's language."""
        return str(self.root.Lang)

    @property
    def metadata(self) -> str:
        """The metadata as XML."""
        return bytes(self.root.Metadata.read_bytes()).decode()

    @property
    def tags(self) -> list[str]:
        """The names of all tags, in order."""
        return [str(node.S)[1:] for node in self._nodes(self.root.StructTreeRoot)]

    @property
    def alts(self) -> list[str]:
        """The alternative texts of the figures."""
        return [
            str(node.get("/Alt", ""))
            for node in self._nodes(self.root.StructTreeRoot)
            if str(node.S) == "/Figure"
        ]

    @property
    def outline(self) -> list[str]:
        """The titles of the bookmarks, those below others too."""

        def titles(items: Any) -> Iterator[str]:
            for item in items:
                yield str(item.title)
                yield from titles(item.children)

        with self.pdf.open_outline() as outline:
            return list(titles(outline.root))

    @property
    def links(self) -> list[str]:
        """The addresses that links lead to."""
        return [
            str(note.A.URI)
            for page in self.pdf.pages
            for note in page.get("/Annots", [])
            if "/A" in note and "/URI" in note.A
        ]

    @property
    def is_every_font_embedded(self) -> bool:
        """Whether the file carries its fonts."""
        return all(
            any(f"/FontFile{kind}" in descriptor for kind in ("", "2", "3"))
            for item in self.pdf.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"
            for descriptor in [item]
        )

    @property
    def sizes_mm(self) -> list[tuple[int, int]]:
        """Width and height of each page."""
        return [
            (round(float(page.mediabox[2]) / 72 * 25.4), round(float(page.mediabox[3]) / 72 * 25.4))
            for page in self.pdf.pages
        ]

    def _nodes(self, node: Any) -> Iterator[Any]:
        kids = node.get("/K")
        if kids is None:
            return
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield kid
                yield from self._nodes(kid)


class WordFile:
    """A .docx as the XML that it is."""

    def __init__(self, data: bytes) -> None:
        self.archive = zipfile.ZipFile(BytesIO(data))
        self.body = self.part("word/document.xml")
        # A file whose parts are no XML, or are missing, is one that Word repairs.
        for name in self.archive.namelist():
            if name.endswith((".xml", ".rels")):
                self.part(name)

    def part(self, name: str) -> ElementTree.Element:
        """Return a part of the file."""
        return ElementTree.fromstring(self.archive.read(name))  # noqa: S314 (we wrote it ourselves)

    @property
    def text(self) -> str:
        """The text in order."""
        return words(
            " ".join(
                "".join(node.text or "" for node in paragraph.iter(f"{W}t"))
                for paragraph in self.body.iter(f"{W}p")
            )
        )

    def paragraphs(self, style: str) -> list[str]:
        """The texts of the paragraphs of a style, by its key."""
        return [
            "".join(node.text or "" for node in paragraph.iter(f"{W}t"))
            for paragraph in self.body.iter(f"{W}p")
            if (found := paragraph.find(f"{W}pPr/{W}pStyle")) is not None
            and found.get(f"{W}val") == style
        ]

    @property
    def alts(self) -> list[str]:
        """The alternative texts of the pictures; those of decoration are empty."""
        return [node.get("descr", "") for node in self.body.iter() if node.tag.endswith("}docPr")]

    @property
    def links(self) -> list[str]:
        """The addresses that links lead to."""
        targets = {
            node.get("Id"): node.get("Target", "")
            for node in self.part("word/_rels/document.xml.rels")
        }
        return [targets[node.get(f"{R}id")] for node in self.body.iter(f"{W}hyperlink")]

    @property
    def header_rows(self) -> int:
        """How many rows are repeated as header."""
        return sum(1 for _ in self.body.iter(f"{W}tblHeader"))

    @property
    def core(self) -> dict[str, str]:
        """The file's own facts: title, author, language."""
        return {
            re.sub(r"\{.*\}", "", node.tag): node.text or ""
            for node in self.part("docProps/core.xml")
        }
