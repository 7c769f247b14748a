"""Notes what is read while a page, or a part of one, is made."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from dinas.core.reading import declared
from dinas.pagecache import words
from dinas.pagecache.reads import TREE, tags_of
from dinas.pagecache.versions import current

logger = logging.getLogger(__name__)

QUERIES = {"SELECT", "WITH"}
SILENT = {"SAVEPO", "RELEAS", "ROLLBA", "BEGIN", "COMMIT"}
"""How statements begin that read nothing."""
OPENING = " \t\n("
"""What may stand before a query: PostgreSQL has each part of a union in brackets."""


@dataclass
class Noted:
    """What has been read so far; `is_known` is False once something was that nobody can name."""

    tags: set[str] = field(default_factory=set)
    is_known: bool = True

    def read(self, sql: str) -> None:
        """Note a statement that writes nothing."""
        verb = sql.lstrip(OPENING)[:6].strip().upper()
        if verb in SILENT:
            return
        if verb not in QUERIES:
            self.is_known = False
            return
        tags = tags_of(sql)
        rows = declared.get()
        self.tags |= tags if rows is None or TREE not in tags else (tags - {TREE}) | rows

    def join(self, other: "Noted") -> None:
        """Read all that another has read."""
        self.tags |= other.tags
        self.is_known = self.is_known and other.is_known


_noting: ContextVar[Noted | None] = ContextVar("noting", default=None)


def note_read(sql: object) -> None:
    """Note a statement, if somebody wants to know."""
    noted = _noting.get()
    if noted is None:
        return
    if isinstance(sql, str):
        noted.read(sql)
    else:
        noted.is_known = False


def note(read: Noted) -> None:
    """Note what was read when something was made that is used again now."""
    noted = _noting.get()
    if noted is not None:
        noted.join(read)


@contextmanager
def noting(noted: Noted | None) -> Iterator[None]:
    """Note in `noted` what is read within; nothing with None."""
    token = _noting.set(noted)
    try:
        yield
    finally:
        _noting.reset(token)


def words_of(noted: Noted, version: str) -> words.Words | None:
    """Return the words of all that was read since the version was; None where they say nothing.

    The version is renewed before the words and after them (`versions.bump`). So if it is still the
    same once the words are read, none of them is newer than what was read.
    """
    if not noted.is_known:
        return None
    try:
        found = words.read({words.EVERYTHING, *map(words.place_of, noted.tags)})
    except Exception:
        logger.exception("The words cannot be read; what was made holds for this version alone.")
        return None
    return found if current() == version else None


def are_unchanged(known: words.Words | None) -> bool:
    """Say whether nothing was touched since these words were read."""
    if known is None:
        return False
    try:
        return words.read(known) == known
    except Exception:
        logger.exception("The words cannot be read; what was kept is made anew.")
        return False
