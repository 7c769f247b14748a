"""What all processes of one run of the tests share: made by the first that needs it."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


def shared_folder(config: Any, own: Path) -> Path:
    """Return the run's folder, in which each process has `own`; alone, a process has the run's."""
    return own.parent if hasattr(config, "workerinput") else own


@contextmanager
def made_by_one(folder: Path) -> Iterator[bool]:
    """Say whether to make what the folder is to hold; others wait until that is done.

    Who fails leaves it to the next.
    """
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = folder.with_suffix(".done")
        yield not done.exists()
        if folder.exists():
            done.touch()


def number(config: Any) -> int:
    """Return which process of the run this is, from 0."""
    worker: str = getattr(config, "workerinput", {}).get("workerid", "gw0")
    return int(worker.removeprefix("gw"))
