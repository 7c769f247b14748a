"""HTML as plain text, for programs that know no markup: lists stay lists, links keep their aim."""

import re
from html.parser import HTMLParser

BLOCKS = {
    "p",
    "div",
    "ul",
    "ol",
    "table",
    "tr",
    "caption",
    "figure",
    "figcaption",
    "blockquote",
} | {f"h{level}" for level in range(2, 6)}
SELF_TOLD = ("http://", "https://", "mailto:", "tel:")


def teks_polos(html: str) -> str:
    """Return the text of `html` in lines; paragraphs are an empty line apart."""
    reader = _Pembaca()
    reader.feed(html)
    reader.close()
    lines = [" ".join(line.split()) for line in "".join(reader.parts).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Pembaca(HTMLParser):
    """Gathers the text, with a mark before each entry of a list and the address after a link."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._lists: list[int | None] = []
        self._links: list[tuple[str, int]] = []
        self._is_first_cell = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"ul", "ol"}:
            self._lists.append(0 if tag == "ol" else None)
        if tag == "a":
            self._links.append((dict(attrs).get("href") or "", len(self.parts)))
        elif tag == "br":
            self.parts.append("\n")
        elif tag == "li":
            self.parts.append(f"\n{self._mark()} ")
        elif tag == "tr":
            self.parts.append("\n")
            self._is_first_cell = True
        elif tag in {"td", "th"}:
            self.parts.append("" if self._is_first_cell else " | ")
            self._is_first_cell = False
        elif tag in BLOCKS:
            self._begin_block()

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._links:
            href, begin = self._links.pop()
            shown = "".join(self.parts[begin:]).strip()
            told = any(shown == href.removeprefix(lead) for lead in ("", *SELF_TOLD))
            if href and not told:
                self.parts.append(f" ({href})")
        elif tag in {"ul", "ol"} and self._lists:
            self._lists.pop()
            self.parts.append("" if self._lists else "\n\n")
        elif tag in BLOCKS - {"tr"}:
            self.parts.append("" if self._lists else "\n\n")

    def handle_data(self, data: str) -> None:
        # Line breaks of the markup are mere spaces.
        self.parts.append(data.replace("\n", " ").replace("\r", " "))

    def _begin_block(self) -> None:
        # A paragraph inside an entry of a list begins beside its mark.
        self.parts.append("" if self._lists else "\n\n")

    def _mark(self) -> str:
        if not self._lists or self._lists[-1] is None:
            return "-"
        self._lists[-1] += 1
        return f"{self._lists[-1]}."
