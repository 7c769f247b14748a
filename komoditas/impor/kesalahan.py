"""What is wrong with a file of figures, told to the person who chose it."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

MAX_TOLD = 500
"""How many faults and skipped lines are told in full; the rest is counted."""


class BerkasDitolak(Exception):
    """The file as a whole cannot be read; the message says what to do about it."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class TidakBisaDiterapkan(Exception):
    """A set of changes cannot be published or undone now; the message says why."""


@dataclass(frozen=True, slots=True)
class Masalah:
    """One fault, at its place in the file.

    Attributes:
        baris: the line as a spreadsheet counts it, from 1.
        kolom: the heading of the column, or empty where the whole line is meant.
        isi: what the cell holds, shortened.
        pesan: what is wrong, in a sentence.
    """

    baris: int
    kolom: str
    isi: str
    pesan: str


@dataclass(frozen=True, slots=True)
class Dilewati:
    """A line that is no figure, and why it was passed over."""

    baris: int
    isi: str
    alasan: str


@dataclass
class Himpunan[T]:
    """Counts all that is put in and keeps the first of it, so that memory has a limit."""

    jumlah: int = 0
    pertama: list[T] = field(default_factory=list)

    def append(self, item: T) -> None:
        """Count one more."""
        self.jumlah += 1
        if len(self.pertama) < MAX_TOLD:
            self.pertama.append(item)

    def __len__(self) -> int:
        return self.jumlah

    def __iter__(self) -> Iterator[T]:
        return iter(self.pertama)

    def told(self) -> list[dict[str, Any]]:
        """Return the first of them in a form that can be stored."""
        return [asdict(item) for item in self.pertama]  # type: ignore[call-overload]  # dataclasses
