"""What follows a save: the admin's search index and the index of what refers to what.

Both take longer than most saves of the tests, and few tests look into them: those ask for them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from modelsearch import signal_handlers as modelsearch_handlers
from wagtail import signal_handlers as wagtail_handlers

TASKS = (
    (wagtail_handlers, "update_reference_index_task"),
    (modelsearch_handlers, "insert_or_update_object_task"),
)
_wanted = [True]


@dataclass
class WhenWanted:
    """Orders a task where it is wanted, and nothing elsewhere."""

    task: Any

    def enqueue(self, *args: Any) -> None:
        """Order it, or not."""
        if _wanted[-1]:
            self.task.enqueue(*args)


@contextmanager
def followed(*, wanted: bool) -> Iterator[None]:
    """Let saves be followed by their work, or not."""
    _wanted.append(wanted)
    try:
        yield
    finally:
        _wanted.pop()


@contextmanager
def followed_when_wanted() -> Iterator[None]:
    """Make it a matter of `followed` whether there is such work."""
    tasks = [getattr(place, name) for place, name in TASKS]
    for (place, name), task in zip(TASKS, tasks, strict=True):
        setattr(place, name, WhenWanted(task))
    yield
    for (place, name), task in zip(TASKS, tasks, strict=True):
        setattr(place, name, task)
