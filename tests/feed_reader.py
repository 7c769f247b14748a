"""Reads feeds as strict readers do: what the formats require is required here."""

import datetime as dt
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from django.test import Client
from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass
class Entry:
    """What a feed reader shows of one entry."""

    id: str
    title: str
    link: str
    published: dt.datetime
    updated: dt.datetime
    author: str
    summary: str
    content: str
    enclosure: dict[str, str] | None


@dataclass
class Feed:
    """A feed as a reader keeps it."""

    id: str
    title: str
    language: str
    updated: dt.datetime
    links: dict[str, str]
    entries: list[Entry]

    @property
    def titles(self) -> list[str]:
        """The titles in order."""
        return [entry.title for entry in self.entries]


def text_of(element: ElementTree.Element, name: str) -> str:
    """The text of the one child with this name."""
    (child,) = element.findall(name)
    assert child.text, name
    return child.text


def moment(text: str) -> dt.datetime:
    """A date as RFC 4287 has it: with an offset."""
    parsed = dt.datetime.fromisoformat(text)
    assert parsed.tzinfo is not None
    return parsed


@cache
def atom_schema() -> etree.RelaxNG:
    """The grammar of RFC 4287."""
    return etree.RelaxNG(file=Path(__file__).parent / "schemas" / "atom.rng")


def read_atom(client: Client, address: str, **headers: str) -> Feed:
    """Fetch an Atom feed, and refuse it where it lacks what RFC 4287 requires."""
    response = client.get(address, headers=headers)
    assert response.status_code == 200, address
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    atom_schema().assertValid(etree.fromstring(response.content))
    root = ElementTree.fromstring(response.content)  # noqa: S314 (our own feed)
    assert root.tag == f"{ATOM}feed"
    links = {link.attrib["rel"]: link.attrib for link in root.findall(f"{ATOM}link")}
    assert response["Content-Language"] == root.attrib[LANG] == links["self"]["hreflang"]
    return Feed(
        id=text_of(root, f"{ATOM}id"),
        title=text_of(root, f"{ATOM}title"),
        language=root.attrib[LANG],
        updated=moment(text_of(root, f"{ATOM}updated")),
        links={rel: link["href"] for rel, link in links.items()},
        entries=[_atom_entry(entry) for entry in root.findall(f"{ATOM}entry")],
    )


def _atom_entry(entry: ElementTree.Element) -> Entry:
    links = {link.attrib["rel"]: dict(link.attrib) for link in entry.findall(f"{ATOM}link")}
    (author,) = entry.findall(f"{ATOM}author")
    return Entry(
        id=text_of(entry, f"{ATOM}id"),
        title=text_of(entry, f"{ATOM}title"),
        link=links["alternate"]["href"],
        published=moment(text_of(entry, f"{ATOM}published")),
        updated=moment(text_of(entry, f"{ATOM}updated")),
        author=text_of(author, f"{ATOM}name"),
        summary=text_of(entry, f"{ATOM}summary"),
        content=entry.findtext(f"{ATOM}content") or "",
        enclosure=links.get("enclosure"),
    )


def read_rss(client: Client, address: str) -> Feed:
    """Fetch an RSS feed, and refuse it where it lacks what RSS 2.0 requires."""
    response = client.get(address)
    assert response.status_code == 200, address
    assert response["Content-Type"] == "application/rss+xml; charset=utf-8"
    root = ElementTree.fromstring(response.content)  # noqa: S314 (our own feed)
    assert (root.tag, root.attrib["version"]) == ("rss", "2.0")
    (channel,) = root.findall("channel")
    text_of(channel, "description")
    (own,) = channel.findall(f"{ATOM}link")
    return Feed(
        id="",
        title=text_of(channel, "title"),
        language=text_of(channel, "language"),
        updated=parsedate_to_datetime(text_of(channel, "lastBuildDate")),
        links={"alternate": text_of(channel, "link"), own.attrib["rel"]: own.attrib["href"]},
        entries=[_rss_entry(item) for item in channel.findall("item")],
    )


def _rss_entry(item: ElementTree.Element) -> Entry:
    (guid,) = item.findall("guid")
    assert guid.attrib["isPermaLink"] == "false"
    enclosure = item.find("enclosure")
    return Entry(
        id=guid.text or "",
        title=text_of(item, "title"),
        link=text_of(item, "link"),
        published=parsedate_to_datetime(text_of(item, "pubDate")),
        updated=moment(text_of(item, f"{ATOM}updated")),
        author=text_of(item, "{http://purl.org/dc/elements/1.1/}creator"),
        summary=text_of(item, "description"),
        content=item.findtext("{http://purl.org/rss/1.0/modules/content/}encoded") or "",
        enclosure=dict(enclosure.attrib) if enclosure is not None else None,
    )
