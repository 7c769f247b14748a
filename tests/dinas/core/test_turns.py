"""Long work in batches: it waits where others would be kept out, and nowhere else."""

from types import SimpleNamespace

import pytest

from dinas.core import turns


@pytest.mark.parametrize(
    ("vendor", "is_inside", "pauses"),
    [("sqlite", False, 1), ("sqlite", True, 0), ("postgresql", False, 0)],
    ids=["between transactions on SQLite", "within one", "PostgreSQL, which keeps a queue"],
)
def test_others_get_their_turn_between_two_transactions(
    monkeypatch: pytest.MonkeyPatch, vendor: str, pauses: int, *, is_inside: bool
) -> None:
    made: list[float] = []
    monkeypatch.setattr(turns.time, "sleep", made.append)
    monkeypatch.setattr(
        turns, "connection", SimpleNamespace(vendor=vendor, in_atomic_block=is_inside)
    )
    turns.give_way()
    assert len(made) == pauses
