"""What changed in the source since it was translated: the old words beside the new."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import unescape

from django.utils.html import format_html, format_html_join, strip_tags
from django.utils.safestring import SafeString
from wagtail_localize.models import StringSegment, StringTranslation, Translation

ALIKE = 0.3
"""Less alike than this, a text is a new one and no older one is shown beside it."""


@dataclass(frozen=True)
class Change:
    """One text of the source that has no translation yet."""

    old: str
    """What stood there when it was last translated; empty for a new text."""
    new: str
    translated: str
    """The translation of the old text."""

    @property
    def marked(self) -> SafeString:
        """Return the new text with what was taken out and put in, word by word."""
        before, after = self.old.split(), self.new.split()
        parts: list[tuple[str, str]] = []
        for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
            if kind == "equal":
                parts.append(("", " ".join(before[a:b])))
                continue
            if a < b:
                parts.append(("del", " ".join(before[a:b])))
            if c < d:
                parts.append(("ins", " ".join(after[c:d])))
        return format_html_join(" ", "{}", ((_marked(tag, text),) for tag, text in parts))


def _marked(tag: str, text: str) -> SafeString:
    if tag == "del":
        return format_html("<del>{}</del>", text)
    if tag == "ins":
        return format_html("<ins>{}</ins>", text)
    return format_html("{}", text)


def _read(text: str) -> str:
    """Return a kept text as people read it: wagtail-localize keeps it with marks and entities."""
    return unescape(strip_tags(text))


def _closest(text: str, earlier: Iterable[StringTranslation]) -> StringTranslation | None:
    best, likeness = None, ALIKE
    for candidate in earlier:
        ratio = SequenceMatcher(None, candidate.translation_of.data, text).ratio()
        if ratio > likeness:
            best, likeness = candidate, ratio
    return best


def changes_of(translation: Translation) -> list[Change]:
    """Return the texts that wait for a translation, each with what it replaced.

    wagtail-localize keeps a translation by the text that it translates, so what was translated at
    the same place and stands there no more is what the new text took the place of.
    """
    segments = list(
        StringSegment.objects.filter(source=translation.source)
        .annotate_translation(translation.target_locale)
        .select_related("string")
        .order_by("order")
    )
    standing = {(segment.context_id, segment.string_id) for segment in segments}
    earlier: dict[int, list[StringTranslation]] = defaultdict(list)
    for done in (
        StringTranslation.objects.filter(
            context__object_id=translation.source.object_id, locale=translation.target_locale
        )
        .select_related("translation_of")
        .order_by("-updated_at")
    ):
        if (done.context_id, done.translation_of_id) not in standing:
            earlier[done.context_id].append(done)
    changes = []
    for segment in segments:
        if segment.translation is not None:
            continue
        old = _closest(segment.string.data, earlier[segment.context_id])
        if old is not None:
            earlier[segment.context_id].remove(old)
        changes.append(
            Change(
                old=_read(old.translation_of.data) if old else "",
                new=_read(segment.string.data),
                translated=_read(old.data) if old else "",
            )
        )
    return changes
