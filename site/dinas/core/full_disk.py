"""A disk without room: told apart from faults of ours, because people can do something about it."""

import errno
from collections.abc import Iterator

NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
WORDS = ("database or disk is full", "No space left on device")
"""How SQLite and PostgreSQL say it."""


def is_full_disk(error: BaseException | None) -> bool:
    """Tell whether an error comes from a disk without room, also through what wraps it."""
    return any(
        (isinstance(cause, OSError) and cause.errno in NO_ROOM)
        or any(words in str(cause) for words in WORDS)
        for cause in _causes(error)
    )


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__
