"""Rows of several models as one list in the order of time, cut by the database."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.db.models import CharField, F, IntegerField, QuerySet, Value
from django.db.models.functions import Cast


class Mixture:
    """Pages and snippets together, one page of the list at a time.

    Takes one query for the order and one a model for the rows, however many there are. What a
    paginator asks of a list, this answers: `count()`, and a slice.
    """

    def __init__(self, parts: Sequence[tuple[QuerySet[Any], str]], *, newest_first: bool) -> None:
        """Take query sets, each with the name of the column that holds its time."""
        self.parts = [part for part, _time in parts]
        self.newest_first = newest_first
        self.keys = [
            part.order_by()
            .annotate(
                m_at=F(time),
                m_pk=Cast("pk", CharField()),
                m_part=Value(place, output_field=IntegerField()),
            )
            .values("m_at", "m_pk", "m_part")
            for place, (part, time) in enumerate(parts)
        ]

    def count(self) -> int:
        """Return how many rows there are in all."""
        return sum(part.order_by().count() for part in self.parts)

    def __len__(self) -> int:
        return self.count()

    def __getitem__(self, wanted: slice) -> list[Any]:
        if not self.keys:
            return []
        first, *others = self.keys
        union = first.union(*others, all=True) if others else first
        sign = "-" if self.newest_first else ""
        keys = list(union.order_by(f"{sign}m_at", "m_part", f"{sign}m_pk")[wanted])
        wanted_pks: dict[int, list[str]] = defaultdict(list)
        for key in keys:
            wanted_pks[key["m_part"]].append(key["m_pk"])
        found = {
            (place, str(row.pk)): row
            for place, pks in wanted_pks.items()
            for row in self.parts[place].filter(pk__in=pks)
        }
        return [
            found[key["m_part"], key["m_pk"]]
            for key in keys
            if (key["m_part"], key["m_pk"]) in found
        ]
