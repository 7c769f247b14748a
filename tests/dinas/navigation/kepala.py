"""Reads a page's head as those do who show links to it."""

import json
from html.parser import HTMLParser
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from dinas.images.models import CustomImage


class Pembaca(HTMLParser):
    """Collects titles, headings, `meta`, `link` and the data of one page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.teks: dict[str, list[str]] = {"title": [], "h1": []}
        self.meta: dict[str, list[str]] = {}
        self.link: list[dict[str, str]] = []
        self.data: list[str] = []
        self._open: list[list[str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what the head says, and begin to collect text."""
        given = {name: value or "" for name, value in attrs}
        if tag == "meta":
            name = given.get("name") or given.get("property", "")
            self.meta.setdefault(name, []).append(given.get("content", ""))
        elif tag == "link":
            self.link.append(given)
        elif tag == "script" and given.get("type") == "application/ld+json":
            self.data.append("")
            self._open.append(self.data)
        elif tag in self.teks and (tag != "title" or not self.teks["title"]):
            self.teks[tag].append("")
            self._open.append(self.teks[tag])

    def handle_endtag(self, tag: str) -> None:
        """End the text of an element that is collected."""
        if self._open and tag in ("script", "title", "h1"):
            self._open.pop()

    def handle_data(self, data: str) -> None:
        """Collect text."""
        if self._open:
            self._open[-1][-1] += data

    def satu(self, name: str) -> str:
        """Return the content of a `meta` that stands there exactly once."""
        found = self.meta.get(name, [])
        assert len(found) == 1, (name, found)
        return found[0]

    def alamat(self, rel: str, **wanted: str) -> list[str]:
        """Return the addresses of `link` elements."""
        return [
            link["href"]
            for link in self.link
            if link.get("rel") == rel and all(link.get(k) == v for k, v in wanted.items())
        ]

    @property
    def graf(self) -> list[dict[str, Any]]:
        """The facts for search engines, from the one element that holds them."""
        assert len(self.data) == 1
        whole = json.loads(self.data[0])
        assert whole["@context"] == "https://schema.org"
        return list(whole["@graph"])

    def fakta(self, kind: str) -> dict[str, Any]:
        """Return the facts of one kind."""
        return next(facts for facts in self.graf if facts["@type"] == kind)


def baca(client: Client, path: str) -> Pembaca:
    """Read the page at this address."""
    response = client.get(path)
    assert response.status_code == 200, path
    return Pembaca(response.text)


def buat_gambar(**fields: Any) -> CustomImage:
    """Make a picture that fills a card."""
    buffer = BytesIO()
    Image.new("RGB", (1400, 900), (30, 120, 60)).save(buffer, "JPEG")
    upload = SimpleUploadedFile("sawah.jpg", buffer.getvalue(), "image/jpeg")
    return CustomImage.objects.create(
        **{"title": "Sawah", "description": "Sawah di Toroh", "file": upload, **fields}
    )
