"""Words of tags: every process sees a new one at once, and none comes back after it was lost."""

from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache, caches

from dinas.core.reading import at, depth, row
from dinas.pagecache import versions, words
from dinas.pagecache.noting import Noted, are_unchanged, words_of
from dinas.pagecache.reads import SATELLITES, SHAPE, known_tables, of_satellite, page_tables
from dinas.pagecache.watching import UNSEEN, UNSEEN_PREFIXES
from dinas.pagecache.words import LENGTH, SIZE, SharedWords, place_of

PLACES = (0, 7, SIZE // LENGTH - 1)


def test_a_page_shares_its_word_with_none_that_many_pages_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(words, "PLACES", SIZE // LENGTH)
    tables = {name for name in known_tables() - UNSEEN if not name.startswith(UNSEEN_PREFIXES)}
    beside = {of_satellite(table, kind) for table in SATELLITES for kind in page_tables()}
    names = {"*", SHAPE, *tables, *beside, *map(depth, range(1, 10))}
    taken = {place_of(name) for name in names}
    assert len(taken) == len(names), "each of them has a word of its own"
    pages = {place_of(row(key)) for key in range(1, 20_000)}
    pages |= {place_of(at(f"/home/berita/{number}/")) for number in range(20_000)}
    assert not pages & taken
    assert max(pages) < SIZE // LENGTH


def test_all_processes_see_a_new_word_and_only_its_place_changes(tmp_path: Path) -> None:
    ours, theirs = SharedWords(tmp_path / "a" / "kata"), SharedWords(tmp_path / "a" / "kata")
    before = ours.read(PLACES)
    assert theirs.read(PLACES) == before
    theirs.renew([7])
    after = ours.read(PLACES)
    assert {place for place in PLACES if before[place] != after[place]} == {7}
    assert list((tmp_path / "a").iterdir()) == [ours.path], "nothing is left lying about"


def test_a_file_that_is_lost_or_cut_gives_no_old_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(words, "LOOK_S", -1.0)
    ours, theirs = SharedWords(tmp_path / "kata"), SharedWords(tmp_path / "kata")
    seen = [ours.read(PLACES)]
    for spoil in (ours.path.unlink, lambda: ours.path.write_bytes(b"short")):
        spoil()
        seen.append(ours.read(PLACES))
        assert theirs.read(PLACES) == seen[-1]
    for place in PLACES:
        assert len({found[place] for found in seen}) == len(seen)


def test_a_file_that_is_cut_under_its_readers_ends_no_process(tmp_path: Path) -> None:
    ours = SharedWords(tmp_path / "kata")
    before = ours.read(PLACES)
    ours.path.write_bytes(b"")
    with pytest.raises(OSError, match="cut"):
        ours.read(PLACES)
    assert ours.read(PLACES) != before


def test_what_could_not_be_told_makes_everything_old_as_soon_as_it_can_be(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.PAGE_CACHE, settings.PAGE_VERSION_FILE = True, None
    version = str(versions.current())
    known = words_of(Noted({"satu"}), version)

    def fail(*_args: object, **_options: object) -> None:
        raise ConnectionError

    with monkeypatch.context() as down:
        down.setattr(type(caches["default"]), "set", fail)
        versions.bump({"satu"})
        assert versions.current() is None
    assert versions.current() not in {None, version}
    assert not are_unchanged(known)


@pytest.mark.parametrize("is_in_a_file", [True, False])
def test_what_was_read_is_unchanged_until_one_of_its_tags_is_touched(
    tmp_path: Path, settings: Any, is_in_a_file: bool
) -> None:
    settings.PAGE_CACHE = True
    settings.PAGE_VERSION_FILE = tmp_path / "versi" if is_in_a_file else None
    version = str(versions.current())
    known = words_of(Noted({"satu", "dua"}), version)
    assert are_unchanged(known)
    versions.bump({"tiga"})
    assert are_unchanged(known)
    assert words_of(Noted({"satu"}), version) is None, "something was written meanwhile"
    versions.bump({"dua"})
    assert not are_unchanged(known)
    known = words_of(Noted({"satu"}), str(versions.current()))
    versions.bump()
    assert not are_unchanged(known), "everything was touched"


def test_words_that_the_cache_has_lost_are_no_longer_the_same(settings: Any) -> None:
    settings.PAGE_CACHE = True
    known = words_of(Noted({"satu"}), str(versions.current()))
    cache.clear()
    assert not are_unchanged(known)
    assert words_of(Noted({"satu"}, is_known=False), str(versions.current())) is None
