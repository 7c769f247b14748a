"""Feeds (Atom, RSS) of pages: ids that never change, dates in WIB, the full text.

An app gathers what a feed holds as `Umpan`; `jawaban` writes it in either format.
"""

import datetime as dt
import logging
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from django.http import HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import (
    Atom1Feed,
    Enclosure,
    Rss201rev2Feed,
    SyndicationFeed,
    rfc3339_date,
)
from django.utils.html import escape
from wagtail.images.models import Filter
from wagtail.models import Page

from dinas.core.forgetful import cache
from dinas.images.specs import KARTU_BAGIKAN
from dinas.navigation.feed_text import bersih

logger = logging.getLogger(__name__)

NEVER = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
MOST_ENTRIES = 30
"""Readers ask every hour; who was away for longer looks at the list."""


@dataclass(frozen=True)
class Butir:
    """One entry of a feed."""

    kunci: str
    judul: str
    alamat: str
    terbit: dt.datetime
    ubah: dt.datetime
    penulis: str
    ringkasan: str
    isi: str
    gambar: Enclosure | None = None
    kategori: tuple[str, str] | None = None
    """Code and name."""


@dataclass(frozen=True)
class Umpan:
    """What a feed tells of itself, and its entries in the order of readers."""

    kunci: str
    bahasa: str
    judul: str
    keterangan: str
    penulis: str
    alamat: str
    """The page for people; the addresses of the feed and of its entries are full, as this one."""
    alamat_umpan: str
    ubah: dt.datetime | None
    """When it was last changed, if it has no entry that says so."""
    butir: Sequence[Butir]


def kunci(page: Page, *parts: str) -> str:
    """Return an id that outlives any change of host, address and title.

    Args:
        parts: what tells things apart that one page stands for, for example a filter.
    """
    name = "|".join([page.locale.language_code, *parts])
    return uuid.uuid5(uuid.UUID(str(page.translation_key)), name).urn


def saat(value: dt.date | dt.datetime) -> dt.datetime:
    """Return a moment in WIB, to the second; a day begins at midnight."""
    if isinstance(value, dt.datetime):
        return timezone.localtime(value).replace(microsecond=0)
    return timezone.make_aware(dt.datetime.combine(value, dt.time()))


def gambar_umpan(pages: Iterable[Any], asal: str) -> dict[int, Enclosure]:
    """Return the lead picture of each page that has one, by the page's key.

    The pages come with `gambar__renditions` prefetched. Only what a task has made is offered.
    """
    card = Filter(spec=KARTU_BAGIKAN)
    found = {
        page.pk: rendition
        for page in pages
        if page.gambar is not None
        and (rendition := page.gambar.find_existing_renditions(card).get(card))
    }
    sizes = _sizes_bytes(found.values())
    return {
        key: Enclosure(urljoin(asal, rendition.url), str(sizes[rendition.file.name]), "image/jpeg")
        for key, rendition in found.items()
        if rendition.file.name in sizes
    }


def _sizes_bytes(renditions: Iterable[Any]) -> dict[str, int]:
    """Return the size of each file; a remote store is asked about each only once."""
    files = {rendition.file.name: rendition.file for rendition in renditions}
    sizes: dict[str, int] = cache.get_many([f"ukuran:{name}" for name in files])
    sizes = {key.removeprefix("ukuran:"): size for key, size in sizes.items()}
    for name in files.keys() - sizes.keys():
        try:
            sizes[name] = files[name].size
        except OSError:
            logger.warning("The picture %s is missing in the feeds: it cannot be read", name)
            continue
        cache.set(f"ukuran:{name}", sizes[name], timeout=None)  # a file never changes
    return sizes


class _Stamped(SyndicationFeed):
    """A feed whose date stays the same while nothing changes, also when it is empty."""

    def latest_post_date(self) -> dt.datetime:
        """Return when an entry was last changed."""
        moments = [item["updateddate"] for item in self.items]
        return max(moments, default=self.feed["ubah"])


class Atom(_Stamped, Atom1Feed):
    """Atom (RFC 4287) with the language of each link and the full text."""

    def add_root_elements(self, handler: Any) -> None:
        """Write what the feed tells of itself."""
        feed = self.feed
        handler.addQuickElement("title", feed["title"])
        handler.addQuickElement("subtitle", feed["description"])
        language = {"hreflang": feed["language"]}
        page = {"rel": "alternate", "type": "text/html", **language, "href": feed["link"]}
        handler.addQuickElement("link", "", page)
        own = {"rel": "self", "type": "application/atom+xml", **language, "href": feed["feed_url"]}
        handler.addQuickElement("link", "", own)
        handler.addQuickElement("id", feed["id"])
        handler.addQuickElement("updated", rfc3339_date(self.latest_post_date()))
        _author(handler, feed["author_name"])

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        """Write one entry."""
        language = {"hreflang": self.feed["language"]}
        handler.addQuickElement("title", item["title"])
        page = {"rel": "alternate", "type": "text/html", **language, "href": item["link"]}
        handler.addQuickElement("link", "", page)
        for enclosure in item["enclosures"]:
            handler.addQuickElement(
                "link",
                "",
                {
                    "rel": "enclosure",
                    "type": enclosure.mime_type,
                    "length": enclosure.length,
                    "href": enclosure.url,
                },
            )
        handler.addQuickElement("id", item["unique_id"])
        handler.addQuickElement("published", rfc3339_date(item["pubdate"]))
        handler.addQuickElement("updated", rfc3339_date(item["updateddate"]))
        _author(handler, item["author_name"])
        if item["kategori"]:
            code, name = item["kategori"]
            handler.addQuickElement("category", "", {"term": code, "label": name})
        handler.addQuickElement("summary", item["description"])
        if item["isi"]:
            handler.addQuickElement("content", item["isi"], {"type": "html"})


def _author(handler: Any, name: str) -> None:
    handler.startElement("author", {})
    handler.addQuickElement("name", name)
    handler.endElement("author")


class Rss(_Stamped, Rss201rev2Feed):
    """RSS 2.0 with the full text and the moment of the last change."""

    content_type = "application/rss+xml; charset=utf-8"

    def rss_attributes(self) -> dict[str, str]:
        """Name the vocabularies of the full text and of authors."""
        return {
            **super().rss_attributes(),
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
        }

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        """Write one entry; the description of RSS is HTML, so that plain text is escaped."""
        category = item["kategori"]
        plain = {
            **item,
            "description": escape(item["description"]),
            "categories": [category[1]] if category else [],
        }
        super().add_item_elements(handler, plain)
        handler.addQuickElement("atom:updated", rfc3339_date(item["updateddate"]))
        if item["isi"]:
            handler.addQuickElement("content:encoded", item["isi"])


def jawaban(umpan: Umpan, bentuk: type[Atom | Rss]) -> HttpResponse:
    """Return the feed as a response in the given format.

    No `Last-Modified`: when the newest entry is withdrawn that date would go back, and readers
    would be told that nothing has changed. The digest that Django adds (ETag) has no such fault.
    """
    writer = bentuk(
        title=bersih(umpan.judul),
        link=umpan.alamat,
        description=bersih(umpan.keterangan),
        language=umpan.bahasa,
        author_name=umpan.penulis,
        feed_url=umpan.alamat_umpan,
        feed_guid=umpan.kunci,
        ubah=saat(umpan.ubah or NEVER),
    )
    for butir in umpan.butir:
        writer.add_item(
            title=bersih(butir.judul),
            link=butir.alamat,
            description=bersih(butir.ringkasan),
            author_name=bersih(butir.penulis),
            unique_id=butir.kunci,
            unique_id_is_permalink=False,
            pubdate=butir.terbit,
            updateddate=butir.ubah,
            enclosures=[butir.gambar] if butir.gambar else [],
            kategori=butir.kategori and tuple(map(bersih, butir.kategori)),
            isi=butir.isi,
        )
    response = HttpResponse(content_type=writer.content_type)
    writer.write(response, "utf-8")
    return response
