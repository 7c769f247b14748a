"""Which tests share a process, where several processes run them."""

from __future__ import annotations

from typing import Any

import pytest
from xdist.scheduler import LoadScopeScheduling

BROWSER = "tests/browser/"
ROOM = "tests/dinas/operations/"
"""A folder whose tests start from one site on disk, which each process has to make for itself."""


def file_of(nodeid: str) -> str:
    """Give the file of a test."""
    return nodeid.split("::")[0]


def room_of(nodeid: str) -> str:
    """Give the folder of tests that share a site, else the file, whose tests share fixtures."""
    return ROOM if nodeid.startswith(ROOM) else file_of(nodeid)


class ByRoom(LoadScopeScheduling):
    """Give neighbours of one room to one process, so that what they share is made once."""

    def __init__(self, config: pytest.Config, log: Any = None) -> None:
        """Keep the order in which the tests come."""
        config.option.loadscopereorder = False
        super().__init__(config, log)
        self.units: dict[str, str] = {}

    def schedule(self) -> None:
        """Note which tests are neighbours: a file's tests that commit come later, and apart."""
        if not self.units:
            room = ""
            for place, nodeid in enumerate(next(iter(self.registered_collections.values()))):
                if room_of(nodeid) != room:
                    room, first = room_of(nodeid), place
                self.units[nodeid] = f"{room}#{first}"
        super().schedule()

    def _split_scope(self, nodeid: str) -> str:
        return self.units[nodeid]


def commits(item: pytest.Item) -> bool:
    """Say whether the test leaves the tables empty, so that others have to go before it."""
    names = {"transactional_db", "django_db_reset_sequences", "live_server"}
    return not names.isdisjoint(getattr(item, "fixturenames", ())) or any(
        mark.kwargs.get("transaction") for mark in item.iter_markers("django_db")
    )


def in_order(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, and end with what commits; else keep the order.

    The first file for the browser makes the sample site, which takes minutes; the other such files
    come after a part of all others, or their processes would wait for it.
    """
    files = list(dict.fromkeys(file_of(item.nodeid) for item in items))
    first = next((file for file in files if file.startswith(BROWSER)), "")
    others = [file for file in files if not file.startswith((BROWSER, ROOM))]
    meanwhile = set(others[: len(others) // 4])

    def place(item: pytest.Item) -> int:
        file = file_of(item.nodeid)
        if commits(item):
            return 5
        if file.startswith(ROOM):
            return 1
        if file.startswith(BROWSER):
            return 0 if file == first else 3
        return 2 if file in meanwhile else 4

    items.sort(key=place)
