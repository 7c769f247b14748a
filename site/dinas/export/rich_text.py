"""Rich text, which editors write and Wagtail keeps as HTML, as the nodes of a document."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

from wagtail.rich_text import expand_db_html

from dinas.export.document import Heading, Item, Listing, Paragraph, Run, Runs
from dinas.export.text import clean, full_address

BETWEEN_TEXTS = "\x1e"
STYLES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "sup": "sup",
    "sub": "sub",
}
HEADINGS = {"h1": 1, "h2": 1, "h3": 2, "h4": 3, "h5": 3, "h6": 3}
PARTS = frozenset({"p", "div", "blockquote", "hr", "table", "tr", "figure", "figcaption"})

Nodes = tuple[Heading | Paragraph | Listing, ...]


def expanded(sources: Iterable[str]) -> dict[str, str]:
    """Return each text with its links filled in; all links are looked up together."""
    texts = [source.replace(BETWEEN_TEXTS, "") for source in sources]
    if not texts:
        return {}
    parts = expand_db_html(BETWEEN_TEXTS.join(texts)).split(BETWEEN_TEXTS)
    return dict(zip(texts, parts, strict=True))


def nodes_from(html: str, base: str) -> Nodes:
    """Return the paragraphs, lists and headings of a rich text whose links are filled in.

    Args:
        base: the full address of the page, from which its links lead on.
    """
    reader = _Reader(base)
    reader.feed(html)
    reader.close()
    return reader.finish()


def tidy(runs: Iterable[Run]) -> Runs:
    """Join neighbours of one kind and take the space off both ends; empty where no word is left."""
    joined: list[Run] = []
    for run in runs:
        is_alike = bool(joined) and replace(joined[-1], text="") == replace(run, text="")
        if is_alike and "\n" not in (run.text, joined[-1].text):
            joined[-1] = replace(run, text=joined[-1].text + run.text)
        elif run.text:
            joined.append(run)
    while joined and not joined[0].text.strip():
        joined.pop(0)
    while joined and not joined[-1].text.strip():
        joined.pop()
    if joined:
        joined[0] = replace(joined[0], text=joined[0].text.lstrip())
        joined[-1] = replace(joined[-1], text=joined[-1].text.rstrip())
    return tuple(joined)


@dataclass
class _List:
    is_ordered: bool
    items: list[Item] = field(default_factory=list)


class _Reader(HTMLParser):
    """Follows the tags; those it doesn't know leave their words."""

    def __init__(self, base: str) -> None:
        super().__init__(convert_charrefs=True)
        self.base = base
        self.nodes: list[Heading | Paragraph | Listing] = []
        self.runs: list[Run] = []
        self.styles: list[str] = []
        self.links: list[str] = []
        self.lists: list[_List] = []
        self.heading = 0
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a style, a link, a list or a part."""
        if tag in {"script", "style"}:
            self.silent += 1
        elif tag in STYLES:
            self.styles.append(STYLES[tag])
        elif tag == "a":
            self.links.append(full_address(dict(attrs).get("href") or "", self.base))
        elif tag == "br":
            self.runs.append(Run("\n"))
        elif tag in {"ul", "ol"}:
            self._flush()
            self.lists.append(_List(tag == "ol"))
        elif tag == "li":
            self._flush()
            if self.lists:
                self.lists[-1].items.append(Item(()))
        elif tag in HEADINGS or tag in PARTS:
            self._flush()
            self.heading = HEADINGS.get(tag, 0)

    def handle_endtag(self, tag: str) -> None:
        """End what `handle_starttag` began."""
        if tag in {"script", "style"}:
            self.silent = max(0, self.silent - 1)
        elif tag in STYLES:
            if STYLES[tag] in self.styles:
                self.styles.remove(STYLES[tag])
        elif tag == "a":
            if self.links:
                self.links.pop()
        elif tag in {"ul", "ol"}:
            self._flush()
            self._end_list()
        elif tag == "li" or tag in HEADINGS or tag in PARTS:
            self._flush()

    def handle_data(self, data: str) -> None:
        """Keep the words in the style that holds here."""
        if self.silent:
            return
        text = clean(data)
        if text:
            squeezed = " ".join(part for part in text.split())
            lead = " " if text[0].isspace() else ""
            tail = " " if text[-1].isspace() and squeezed else ""
            styles = dict.fromkeys(self.styles, True)
            href = self.links[-1] if self.links else ""
            self.runs.append(Run(f"{lead}{squeezed}{tail}", href=href, **styles))  # type: ignore[arg-type]  # names of flags

    def finish(self) -> Nodes:
        """Return what was read; what was left open ends here."""
        self._flush()
        while self.lists:
            self._end_list()
        return tuple(self.nodes)

    def _flush(self) -> None:
        runs, self.runs = tidy(self.runs), []
        heading, self.heading = self.heading, 0
        if not runs:
            return
        if self.lists:
            items = self.lists[-1].items
            if items and not items[-1].runs and not items[-1].children:
                items[-1] = Item(runs)
            elif items and not items[-1].children:
                items[-1] = Item((*items[-1].runs, Run("\n"), *runs))
            else:
                items.append(Item(runs))
        elif heading:
            self.nodes.append(Heading("".join(run.text for run in runs), heading))
        else:
            self.nodes.append(Paragraph(runs))

    def _end_list(self) -> None:
        if not self.lists:
            return
        done = self.lists.pop()
        items = tuple(item for item in done.items if item.runs or item.children)
        if not items:
            return
        listing = Listing(items, done.is_ordered)
        if not self.lists:
            self.nodes.append(listing)
            return
        outer = self.lists[-1].items
        if not outer:
            outer.append(Item(()))
        outer[-1] = Item(outer[-1].runs, (*outer[-1].children, listing))
