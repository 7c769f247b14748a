"""Several people save at the same moment."""

import json

from tests.dinas.operations.tempat import Tempat


def test_eight_editors_at_once_meet_no_lock_and_lose_nothing(tempat: Tempat) -> None:
    script = "from tests.dinas.operations.delapan import main; main()"
    told = json.loads(tempat.do("shell", "--no-imports", "-c", script).splitlines()[-1])

    assert told == {"acknowledged": 24, "lost": [], "faults": []}
