"""Finds English among what the admin shows, by the catalogues of the installed packages."""

import ast
import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import polib
from django.apps import apps
from django.conf import settings

ROOT = Path(__file__).resolve().parents[2]
WORD = re.compile(r"[A-Za-z][A-Za-z’']*[A-Za-z]")
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")
TAG = re.compile(r"<[^>]*>")
NO_SENTENCE = re.compile(
    r"https?://\S+|\S+@\S+\.\S+|\S+\.(?:jpg|jpeg|png|webp|pdf|docx|xlsx|csv|json|po|zip|ics)\b"
    r"|(?<!\w)/[\w/.?=&%-]+"
    r"|(?<=\s)\w+…$"  # cut off in the middle of a word
)
SAME_IN_BOTH = frozenset(
    word
    for line in (
        "admin album april cms data editor email english excel facebook feb file grobogan id",
        "instagram internet jul jun kb link mar mb media menu moderator nov november online pdf",
        "september slug status tag url utc video wagtail whatsapp wib word youtube",
    )
    for word in line.split()
)
"""Words of the admin's Indonesian that are English words too, and names."""


def _catalogues(language: str) -> Iterator[Path]:
    for app in apps.get_app_configs():
        yield from Path(app.path).glob(f"locale/{language}/LC_MESSAGES/*.po")
    django = Path(polib.__file__).parent / "django" / "conf"
    yield from django.glob(f"locale/{language}/LC_MESSAGES/*.po")
    for path in settings.LOCALE_PATHS:
        yield from Path(path).glob(f"{language}/LC_MESSAGES/*.po")


def _entries(*languages: str) -> Iterator[polib.POEntry]:
    for language in languages:
        for path in _catalogues(language):
            yield from (entry for entry in polib.pofile(str(path)) if not entry.obsolete)


def words_of(text: str) -> set[str]:
    """Return the words of a text in small letters, without placeholders, marks and addresses."""
    text = NO_SENTENCE.sub(" ", TAG.sub(" ", PLACEHOLDER.sub(" ", text)))
    return {word.lower() for word in WORD.findall(text)}


@cache
def english_words() -> frozenset[str]:
    """Return the words that English texts of the admin have and no Indonesian one has."""
    english: set[str] = set()
    indonesian: set[str] = set(SAME_IN_BOTH)
    for entry in _entries("en", "id", "id_ID"):
        english |= words_of(entry.msgid) | words_of(entry.msgid_plural)
    for entry in _entries("id", "id_ID"):
        for text in [entry.msgstr, *entry.msgstr_plural.values()]:
            if entry.translated() and text not in (entry.msgid, entry.msgid_plural):
                indonesian |= words_of(text)
    return frozenset(english - indonesian)


@cache
def content() -> frozenset[str]:
    """Return the texts of the sample content: an English article is no English admin."""
    texts: set[str] = set()
    for path in (ROOT / "site" / "dinas" / "demo").rglob("*.json"):
        texts |= set(_strings(json.loads(path.read_text())))
    for path in (ROOT / "site" / "dinas" / "demo").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                texts.add(plain(node.value))
    return frozenset(text for text in texts if text)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield plain(value)
    elif isinstance(value, dict):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)


def plain(text: str) -> str:
    """Return a text without marks and line ends."""
    return re.sub(r"\s+", " ", TAG.sub(" ", text)).strip()


@cache
def _english_content() -> tuple[list[str], frozenset[str]]:
    """Return the English phrases of the content, longest first, and its single English words."""
    phrases = [text for text in content() if words_of(text) & english_words()]
    several = [text for text in phrases if " " in text]
    single = frozenset(text for text in phrases if " " not in text)
    return sorted(several, key=len, reverse=True), single


def without_content(text: str) -> str:
    """Return a text of the admin without the titles and sentences of the sample content in it."""
    phrases, words = _english_content()
    for phrase in phrases:
        if phrase in text:
            text = text.replace(phrase, "")
    found = {word for word in WORD.findall(text) if word.lower() in english_words()}
    if found <= words and len(WORD.findall(text)) > len(found):
        return ""  # an Indonesian sentence about a page whose title is one English word
    # Alone, such a word counts as a title only where the admin sets it off as one.
    named = re.compile(r"(?<=')(\w+)(?=')|(?<=: )(\w+)$|^(\w+)(?= \()|^(\w+)$|(?<=“)(\w+)(?=”)")
    return named.sub(lambda match: "" if match.group(0) in words else match.group(0), text)


def english_in(texts: Iterable[str], allowed: Iterable[str] = ()) -> list[str]:
    """Return the texts that hold an English word, each once, in order."""
    found: dict[str, None] = {}
    known = frozenset(allowed)
    for text in texts:
        text = plain(text)
        if text in found or text in known or not words_of(text) & english_words():
            continue
        if words_of(without_content(text)) & english_words():
            found[text] = None
    return list(found)
