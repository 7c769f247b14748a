"""Which tests share a process, where several processes run them."""

from __future__ import annotations

from typing import Any

import pytest
from xdist.scheduler import LoadScopeScheduling

ROOMS = ("tests/browser/", "tests/dinas/operations/")
"""Folders whose tests start from one site on disk, which takes long to make; longest first."""


class ByRoom(LoadScopeScheduling):
    """Give whole files to a process, so that what a file's tests share is made once; rooms, too."""

    def __init__(self, config: pytest.Config, log: Any = None) -> None:
        """Keep the order: the longest first, the rest shuffled."""
        config.option.loadscopereorder = False
        super().__init__(config, log)

    def _split_scope(self, nodeid: str) -> str:
        return next((room for room in ROOMS if nodeid.startswith(room)), nodeid.split("::")[0])


def is_in_a_room(item: pytest.Item) -> bool:
    """Say whether the test starts from a site on disk."""
    return item.nodeid.startswith(ROOMS)


def rooms_first(items: list[pytest.Item]) -> None:
    """Begin with what takes longest; the order within rooms and of all else stays as it is."""

    def place(item: pytest.Item) -> int:
        return next((n for n, room in enumerate(ROOMS) if item.nodeid.startswith(room)), len(ROOMS))

    items.sort(key=place)
