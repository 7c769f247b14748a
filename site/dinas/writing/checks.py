"""What an editor may want to mend before submitting. Nothing here ever blocks anybody."""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.documents import get_document_model
from wagtail.models import Page

from dinas.writing.draft import Draft, Link
from dinas.writing.reading import read_draft

LONGEST_PARAGRAPH = 120
"""Words; a longer paragraph fills a whole telephone screen."""
FEWEST_CAPITALS = 12
"""Shorter texts in capitals are abbreviations: PPL, BPS, HPS."""
EMPTY_WORDS = frozenset(
    {
        "di sini", "disini", "klik", "klik di sini", "klik disini", "klik link ini", "link",
        "link ini", "tautan", "tautan ini", "selengkapnya", "baca selengkapnya", "baca",
        "lihat", "lihat di sini", "unduh di sini", "here", "click here", "read more", "more",
        "this link",
    }
)  # fmt: skip
"""Words of links that say nothing to who hears the links read out one by one."""


@dataclass(frozen=True)
class Finding:
    """One remark: a sentence, and the place in the form that it speaks of."""

    sentence: str
    place: str

    @property
    def field(self) -> str:
        """The field of the form; its blocks come after it in the place."""
        return self.place.partition(".")[0]


@dataclass(frozen=True)
class Targets:
    """The pages and documents among those linked to that readers can reach."""

    page_ids: Collection[int] = ()
    document_ids: Collection[int] = ()


def missing_summary(draft: Draft) -> Iterator[Finding]:
    """Lists, search results and shared links would show a page without a word about it."""
    if draft.summary is not None and not draft.summary.words.strip():
        yield Finding(
            _("“%(field)s” is still empty. Readers see it in lists and in search results.")
            % {"field": capfirst(draft.summary_label)},
            draft.summary.place,
        )


def missing_lead_picture(draft: Draft) -> Iterator[Finding]:
    """A card without a picture is overlooked."""
    if draft.lead_picture_place and not draft.has_lead_picture:
        yield Finding(
            _("There is no lead picture. With a picture, more people notice it in lists."),
            draft.lead_picture_place,
        )


def missing_alt_text(draft: Draft) -> Iterator[Finding]:
    """Who cannot see the picture would learn nothing of it."""
    for picture in draft.pictures:
        if not picture.is_decorative and not picture.alt.strip():
            yield Finding(
                _("This picture has no alt text. Edit it, and say what it shows.")
                if picture.is_always_content
                else _(
                    "This picture has no alt text. Say what it shows, or mark it as decoration."
                ),
                picture.alt_place or picture.place,
            )


def small_picture(draft: Draft) -> Iterator[Finding]:
    """Scaled up, a picture looks blurred."""
    for picture in draft.pictures:
        if picture.width < picture.wanted_width:
            yield Finding(
                _(
                    "This picture is only %(width)d pixels wide and will look blurred. "
                    "Choose one of at least %(wanted)d pixels."
                )
                % {"width": picture.width, "wanted": picture.wanted_width},
                picture.place,
            )


def empty_link_words(draft: Draft) -> Iterator[Finding]:
    """Screen readers read links out of their sentence."""
    for link in draft.links:
        if link.words.strip(" .,:!»→").lower() in EMPTY_WORDS:
            yield Finding(
                _("The link “%(words)s” doesn't say where it leads. Name what the reader finds.")
                % {"words": link.words},
                link.place,
            )


def heading_jumps(draft: Draft) -> Iterator[Finding]:
    """A subsection needs a section above it."""
    above = 1
    for heading in draft.headings:
        if heading.level > above + 1:
            yield Finding(
                _("The heading “%(words)s” is a subsection, but no section stands above it.")
                % {"words": _short(heading.words)},
                heading.place,
            )
        above = heading.level


def long_paragraphs(draft: Draft) -> Iterator[Finding]:
    """A wall of words isn't read on a telephone."""
    for paragraph in draft.paragraphs:
        count = len(paragraph.words.split())
        if count > LONGEST_PARAGRAPH:
            yield Finding(
                _("The paragraph “%(words)s” has %(count)d words. Divide it, to be read easily.")
                % {"words": _short(paragraph.words), "count": count},
                paragraph.place,
            )


def capitals(draft: Draft) -> Iterator[Finding]:
    """Capitals read slowly, and sound like shouting."""
    texts = [draft.title, draft.summary, *draft.headings, *draft.paragraphs]
    for text in texts:
        if text is not None and _is_shouted(text.words):
            yield Finding(
                _("“%(words)s” is in capitals only. Write it as a sentence.")
                % {"words": _short(text.words)},
                text.place,
            )


def dead_links(draft: Draft, targets: Targets) -> Iterator[Finding]:
    """A link whose page or file is gone or not public leads readers nowhere."""
    for link in draft.links:
        if _is_dead(link, targets):
            yield Finding(
                _("The link “%(words)s” leads to something that isn't public. Choose another.")
                % {"words": link.words}
                if link.words
                else _("What is chosen here isn't public or was deleted. Choose another."),
                link.place,
            )


CHECKS: tuple[Callable[[Draft], Iterator[Finding]], ...] = (
    missing_summary,
    missing_lead_picture,
    missing_alt_text,
    small_picture,
    capitals,
    heading_jumps,
    long_paragraphs,
    empty_link_words,
)


def findings_of(instance: Model) -> list[Finding]:
    """Return all remarks on a page or snippet, in a fixed number of queries."""
    draft = read_draft(instance)
    remarks = [finding for check in CHECKS for finding in check(draft)]
    # Other rooms add what only they know: each hook gives sentences with their places.
    remarks += [
        Finding(sentence, place)
        for more in hooks.get_hooks("periksa_naskah")
        for sentence, place in more(instance)
    ]
    return [*remarks, *dead_links(draft, _targets(draft.links))]


def _targets(links: list[Link]) -> Targets:
    pages = {link.page_id for link in links if link.page_id}
    documents = {link.document_id for link in links if link.document_id}
    model: Any = get_document_model()
    return Targets(
        set(Page.objects.live().filter(pk__in=pages).values_list("pk", flat=True)) if pages else (),
        set(model.objects.filter(pk__in=documents).values_list("pk", flat=True))
        if documents
        else (),
    )


def _is_dead(link: Link, targets: Targets) -> bool:
    if link.page_id is not None:
        return link.page_id not in targets.page_ids
    if link.document_id is not None:
        return link.document_id not in targets.document_ids
    return link.is_empty


def _is_shouted(words: str) -> bool:
    letters = re.sub(r"[\W\d_]+", "", words)
    return len(letters) >= FEWEST_CAPITALS and letters.isupper()


def _short(words: str) -> str:
    return Truncator(words).words(6, truncate="…")
