"""Parts that many pages share: made once, and again when what they were made from changes."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction

from berita.models import KategoriBerita
from dinas.pagecache import parts, versions
from tests.factories.berita import make_kategori

pytestmark = pytest.mark.django_db

Names = Callable[[], list[str]]


@pytest.fixture(autouse=True)
def _kept_parts(settings: Any) -> None:
    settings.PART_CACHE, settings.PAGE_CACHE = True, False
    parts.forget()


@pytest.fixture
def made() -> list[int]:
    """One for each time that the names were read."""
    return []


@pytest.fixture
def names(made: list[int]) -> Names:
    """Return the names of all categories, as a part."""

    def make() -> list[str]:
        made.append(1)
        return sorted(KategoriBerita.objects.values_list("nama", flat=True))

    return lambda: parts.kept(("names",), make)


def test_a_part_is_made_once_until_what_it_shows_is_written(
    names: Names, made: list[int], after_commit: Any
) -> None:
    before = names()
    assert names() == before
    assert len(made) == 1
    with after_commit():
        make_kategori("Penyuluhan")
    assert names() == sorted([*before, "Penyuluhan"])
    assert len(made) == 2
    KategoriBerita.objects.all()._raw_delete(connection.alias)  # past all signals
    versions.bump()
    assert names() == []


def test_who_has_written_and_not_committed_sees_it_and_leaves_nothing_behind(
    names: Names, made: list[int], after_commit: Any
) -> None:
    before = names()
    with transaction.atomic():
        make_kategori("Penyuluhan")
        assert "Penyuluhan" in names()
        transaction.set_rollback(True)
    assert names() == before
    assert len(made) == 2


def test_a_part_ends_at_the_next_moment_at_which_pages_change(
    names: Names, made: list[int], jam_wib: Any
) -> None:
    names()
    jam_wib.shift(dt.timedelta(days=1))
    names()
    assert len(made) == 2


def test_few_parts_are_kept_and_none_without_the_switch(
    names: Names, made: list[int], settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "MOST", 2)
    names()
    for number in range(2):
        parts.kept((number,), lambda: 1)
    names()
    assert len(made) == 2
    settings.PART_CACHE = False
    names()
    assert len(made) == 3
