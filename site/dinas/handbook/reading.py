"""Reads the handbook's Markdown and makes HTML of it.

The index names the pages and gives their order; a file that it does not name is not shown.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

FOLDER: Path = settings.BASE_DIR / "docs" / "panduan"
INDEX = "README"
PICTURES = "gambar/"


@dataclass(frozen=True)
class Entry:
    """A page as the index names it."""

    slug: str
    title: str

    @property
    def url(self) -> str:
        """Its address in the admin."""
        return reverse("panduan_halaman", args=[self.slug])


@dataclass(frozen=True)
class Chapter:
    """A page, ready to be shown."""

    title: str
    body: SafeString


def _reader() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def tokens_of(name: str) -> list[Token]:
    """Return the parts of a file of the handbook; raw HTML in it stays text."""
    text = (FOLDER / f"{name}.md").read_text(encoding="utf-8")
    return _reader().parse(text)


def inner(tokens: list[Token]) -> Iterator[Token]:
    """Return the parts inside the lines: words, links, pictures."""
    for token in tokens:
        yield from token.children or []


def entries() -> list[Entry]:
    """Return the pages in the order of the index."""
    found = []
    for token in tokens_of(INDEX):
        parts = token.children or []
        for place, part in enumerate(parts):
            target = str(part.attrGet("href") or "")
            if part.type == "link_open" and target.endswith(".md"):
                found.append(Entry(target.removesuffix(".md"), parts[place + 1].content))
    return found


def chapter(name: str) -> Chapter:
    """Return a page with its links and pictures led to their addresses in the admin."""
    tokens = tokens_of(name)
    title = tokens[1].content  # the first line of each file is its heading
    for part in inner(tokens):
        _lead(part)
    reader = _reader()
    html = reader.renderer.render(tokens[3:], reader.options, {})
    return Chapter(title, mark_safe(html))  # noqa: S308 (files of ours, and raw HTML is off)


def _lead(part: Token) -> None:
    target = str(part.attrGet("href") or "")
    if target.endswith(".md"):
        part.attrSet("href", reverse("panduan_halaman", args=[target.removesuffix(".md")]))
    source = str(part.attrGet("src") or "")
    if source.startswith(PICTURES):
        part.attrSet("src", reverse("panduan_gambar", args=[source.removeprefix(PICTURES)]))
        part.attrSet("loading", "lazy")
