"""Choices that an address may name: known values only."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, QueryDict


@dataclass
class Pilihan:
    """One choice of a filter: its value in the address, its words, and whether it is chosen."""

    value: str
    label: str
    is_chosen: bool
    row: Any = None


@dataclass
class SaringanDasar:
    """The filters of a list: a subclass names each as a field that holds its choices."""

    def chosen(self) -> list[tuple[str, Pilihan]]:
        """Return the filters in force, by name."""
        return [
            (name, choice)
            for name, choices in vars(self).items()
            for choice in choices
            if choice.is_chosen
        ]

    def rows(self) -> dict[str, Any]:
        """Return the chosen rows by the filter's name, for the query set."""
        return {name: choice.row for name, choice in self.chosen()}


def pilihan_dari(query: QueryDict, name: str, options: list[tuple[str, str, Any]]) -> list[Pilihan]:
    """Return the choices of the filter `name`, with the one that the address names marked.

    Args:
        options: value, label and row of each choice.

    Raises:
        Http404: the address names a value that no choice has.
    """
    wanted = query.get(name, "")
    choices = [Pilihan(value, label, value == wanted, row) for value, label, row in options]
    if wanted and not any(choice.is_chosen for choice in choices):
        raise Http404
    return choices


def kueri_dari(chosen: Iterable[tuple[str, Pilihan]]) -> str:
    """Return the filters in force as an address's query, always in the same order."""
    values = {name: choice.value for name, choice in chosen}
    return f"?{urlencode(values)}" if values else ""
