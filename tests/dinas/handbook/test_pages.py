"""The handbook names what is there: its pages, its links, and the words on the screen."""

import re
from functools import cache
from pathlib import Path

import polib
import pytest
from django.apps import apps
from django.conf import settings

from dinas.handbook import reading

NAMES = [reading.INDEX, *(entry.slug for entry in reading.entries())]
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")
DJANGO = Path(polib.__file__).parent / "django"


@cache
def _labels() -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """Return the admin's Indonesian texts, and patterns for those with a name inside."""
    folders = [Path(app.path) / "locale" for app in apps.get_app_configs()]
    folders += [Path(path) for path in settings.LOCALE_PATHS]
    folders.append(DJANGO / "conf" / "locale")
    plain, patterns = set(), []
    for folder in folders:
        for path in folder.glob("id*/LC_MESSAGES/*.po"):
            for entry in polib.pofile(str(path)):
                for text in [entry.msgstr, *entry.msgstr_plural.values()]:
                    parts = [re.escape(part) for part in PLACEHOLDER.split(text.casefold())]
                    plain.add(text.casefold())
                    if len(parts) > 1 and re.match(r"\w{4}", parts[0]):
                        patterns.append(re.compile(".+".join(parts)))
    return frozenset(plain), tuple(patterns)


def _exists(label: str) -> bool:
    plain, patterns = _labels()
    label = label.casefold()
    return label in plain or any(pattern.fullmatch(label) for pattern in patterns)


def _bold(name: str) -> list[str]:
    """Return what the page shows in bold."""
    parts = list(reading.inner(reading.tokens_of(name)))
    return [
        parts[place + 1].content for place, part in enumerate(parts) if part.type == "strong_open"
    ]


@pytest.mark.parametrize("name", NAMES)
def test_words_in_bold_are_words_on_the_screen(name: str) -> None:
    shown = [label for label in _bold(name) if label != "tebal"]

    assert [label for label in shown if not _exists(label)] == []


@pytest.mark.parametrize("name", NAMES)
def test_messages_in_curly_quotes_are_said_on_the_screen(name: str) -> None:
    text = (reading.FOLDER / f"{name}.md").read_text(encoding="utf-8")
    spoken = re.findall(r"“(.+?)(?=”| \d)", text)  # a figure is filled in only on the screen
    labels, _ = _labels()

    assert [said for said in spoken if not any(said.casefold() in label for label in labels)] == []


def test_index_names_each_page_once() -> None:
    files = {path.stem for path in reading.FOLDER.glob("*.md")}

    assert sorted(NAMES) == sorted(files)


@pytest.mark.parametrize("name", NAMES)
def test_page_has_one_title_and_its_headings_follow_in_order(name: str) -> None:
    levels = [token.tag for token in reading.tokens_of(name) if token.type == "heading_open"]

    assert levels[0] == "h1"
    assert set(levels[1:]) <= {"h2"}


@pytest.mark.parametrize("entry", reading.entries(), ids=lambda entry: str(entry.slug))
def test_page_is_called_as_in_the_index(entry: reading.Entry) -> None:
    assert reading.tokens_of(entry.slug)[1].content == entry.title


@pytest.mark.parametrize("name", NAMES)
def test_links_and_pictures_of_a_page_lead_to_files(name: str) -> None:
    for part in reading.inner(reading.tokens_of(name)):
        target = str(part.attrGet("href") or part.attrGet("src") or "")
        assert not target or (reading.FOLDER / target).is_file(), target
        assert part.type != "image" or part.content, f"{target} has no alternative text"


def test_pictures_are_small_and_shown_somewhere() -> None:
    shown = {
        str(part.attrGet("src"))
        for name in NAMES
        for part in reading.inner(reading.tokens_of(name))
        if part.type == "image"
    }
    files = list((reading.FOLDER / reading.PICTURES).glob("*"))

    assert {f"{reading.PICTURES}{path.name}" for path in files} == shown
    assert [path.name for path in files if path.stat().st_size > 60_000] == []
