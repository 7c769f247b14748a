"""Marks in a translated text: said in words where they don't fit the original."""

import re
from html.parser import HTMLParser

from django.utils.translation import gettext as _
from wagtail_localize.strings import INLINE_TAGS

VOID = frozenset({"br"})
OPENED_AT_END = re.compile(r"<(?=/?[a-zA-Z])[^<>]*$")


class _Marks(HTMLParser):
    """Walks through a text and notes the first fault of its marks, and its links."""

    def __init__(self) -> None:
        super().__init__()
        self.fault = ""
        self.links: list[str] = []
        self.open: list[str] = []

    def _note(self, fault: str) -> None:
        self.fault = self.fault or fault

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a mark that begins."""
        if tag not in INLINE_TAGS:
            self._note(_("The mark <%(tag)s> is not allowed in a translation.") % {"tag": tag})
            return
        names = [name for name, _value in attrs]
        if tag == "a":
            if names != ["id"]:
                self._note(_('A link must stand as in the original, for example <a id="a1">.'))
            self.links.append(dict(attrs).get("id") or "")
        elif names:
            self._note(
                _("The mark <%(tag)s> must stand without anything else in it.") % {"tag": tag}
            )
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a mark that begins and ends at once."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID and tag in INLINE_TAGS:
            self._note(_("The mark <%(tag)s> is not closed.") % {"tag": tag})

    def handle_endtag(self, tag: str) -> None:
        """Take a mark that ends."""
        if tag in VOID:
            return
        if tag not in self.open:
            self._note(_("The mark </%(tag)s> closes nothing.") % {"tag": tag})
        elif self.open[-1] != tag:
            self._note(_("The mark <%(tag)s> is not closed.") % {"tag": self.open[-1]})
        else:
            self.open.pop()

    def handle_comment(self, data: str) -> None:
        """Take a comment: readers would never see what the translator wrote."""
        self._note(_("The mark <%(tag)s> is not allowed in a translation.") % {"tag": "!--"})


def _marks(text: str) -> _Marks:
    parser = _Marks()
    parser.feed(text)
    parser.close()
    return parser


def fault_in(original: str, translated: str) -> str:
    """Return what is wrong with the marks of a translated text, in words; empty if nothing is.

    wagtail-localize closes what was left open by itself, wherever that may be, and lets links
    without a target pass.
    """
    if "\0" in translated:
        return _("The text contains a character that cannot be stored.")
    if OPENED_AT_END.search(translated):
        return _("A mark begins with < and does not end with >.")
    marks = _marks(translated)
    if marks.fault:
        return marks.fault
    if marks.open:
        return _("The mark <%(tag)s> is not closed.") % {"tag": marks.open[-1]}
    known = _marks(original).links
    for link in marks.links:
        if link not in known:
            return _('There is no link <a id="%(link)s"> in the original.') % {"link": link}
        known.remove(link)
    return ""
