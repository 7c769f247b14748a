"""Long work in batches, which lets others write in between."""

import time

from django.db import connection

TURN_S = 0.12


def give_way() -> None:
    """Wait for a moment between two transactions of long work, so that others can have theirs.

    SQLite keeps no queue: who waits asks again every tenth of a second. Work that takes the lock
    again at once can keep an editor waiting until the save is refused.
    """
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        time.sleep(TURN_S)
