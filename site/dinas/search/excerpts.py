"""What a result shows of itself: its title and one sentence, with the words marked."""

import re
from collections.abc import Iterable, Iterator

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from dinas.search.query import Pertanyaan
from dinas.search.texts import NAMES_BEGIN
from dinas.search.words import WORD, forms, plain, signs

LONGEST = 220
"""Characters of the sentence that is shown."""
LEAD = 60
"""Characters before the first marked word, where a sentence is too long."""
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|\n+")


def marked(text: str, question: Pertanyaan) -> SafeString:
    """Return `text` for a page, with the words of the question in `<mark>`.

    A word is marked where it begins one: `tani` marks *tanian* no more than it marks *petani*,
    unless they are forms of one another.
    """
    pieces: list[str] = []
    end = 0
    for found in WORD.finditer(text):
        if is_meant(found.group(), question):
            pieces += (
                conditional_escape(text[end : found.start()]),
                format_html("<mark>{}</mark>", found.group()),
            )
            end = found.end()
    pieces.append(conditional_escape(text[end:]))
    return mark_safe("".join(pieces))  # noqa: S308 (every piece is escaped above)


def is_meant(word: str, question: Pertanyaan) -> bool:
    """Whether the question finds this word of a text."""
    # Most words are plain already; asking Unicode about each would take the longest of all.
    bare = word.casefold() if word.isascii() and word.isalnum() else plain(word)
    if question.awalan and bare.startswith(question.awalan):
        return True
    return not question.bentuk.isdisjoint(map(signs, forms(bare, question.bahasa)))


def excerpt(summary: str, text: str, question: Pertanyaan) -> SafeString:
    """Return the summary if it holds a word of the question, else the first sentence that does.

    Where only a name beside the text does, such as a crop, the summary stands before that name:
    a list of names says nothing of what the page is about.
    """
    prose, _sign, names = text.partition(NAMES_BEGIN)
    for sentence in (summary, *_sentences(prose)):
        at = _first(sentence, question)
        if at is not None:
            return marked(_cut(sentence, at), question)
    about = _cut(summary or prose, 0)
    if not about:
        return marked(_cut(names, 0), question)
    found = [name for name in names.split(", ") if _first(name, question) is not None]
    return marked(" · ".join([about, *_said_once(found)]), question)


def _said_once(names: Iterable[str]) -> Iterator[str]:
    """Leave out what a longer name says as well: a topic is often called as its crop or place."""
    plainly = {f" {name} ".casefold(): name for name in reversed([*names])}
    for key, name in reversed(plainly.items()):
        if not any(key in other for other in plainly.keys() - {key}):
            yield name


def _sentences(text: str) -> Iterator[str]:
    end = 0
    for found in _SENTENCE_END.finditer(text):
        yield text[end : found.start()]
        end = found.end()
    yield text[end:]


def _first(sentence: str, question: Pertanyaan) -> int | None:
    return next(
        (found.start() for found in WORD.finditer(sentence) if is_meant(found.group(), question)),
        None,
    )


def _cut(sentence: str, at: int) -> str:
    """Return at most `LONGEST` characters around `at`, whole words, with dots where it was cut."""
    if len(sentence) <= LONGEST:
        return sentence
    begin = 0 if at < LONGEST - LEAD else sentence.rfind(" ", 0, at - LEAD) + 1
    end = sentence.rfind(" ", begin + 1, begin + LONGEST)
    end = begin + LONGEST if end <= at else end
    lead, rest = "… " if begin else "", " …" if end < len(sentence) else ""
    return f"{lead}{sentence[begin:end].strip()}{rest}"
