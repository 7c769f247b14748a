"""What is wrong with a file of figures, told to the person who chose it."""

from dataclasses import dataclass


class BerkasDitolak(Exception):
    """The file as a whole cannot be read; the message says what to do about it."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True)
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
