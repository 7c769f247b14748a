"""Long lists held as bits: which rows have which value, and so any combination counted at once.

A row is a bit, in the order of the list. A hundred thousand of them are 12 kB a value; what two
filters leave together is one `&`, and how many that are, one count of bits. The database would
read every row for each choice that a reader is offered.
"""

from array import array
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat

STEP = 64
"""So many bytes are counted at once where the bits of a page are looked for."""
FEW = 255
"""So many values of a column are told apart in one byte."""
ZERO, ONE = b"01"


@dataclass(frozen=True)
class Himpunan:
    """The rows of a list in its order, and for each value of its filters the rows that have it."""

    kunci: array[int]
    """The rows' keys, in order."""
    bagian: Mapping[str, Mapping[Hashable, int]]
    """By filter and value: a number whose n-th bit says whether the n-th row has it."""

    def tersisa(self, chosen: Mapping[str, Hashable], *, tanpa: str = "") -> int:
        """Return the rows, as bits, that have all chosen values.

        Args:
            tanpa: the filter that does not count: what its own choices are counted among.
        """
        left = (1 << len(self.kunci)) - 1
        for name, value in chosen.items():
            if name != tanpa:
                left &= self.bagian[name].get(value, 0)
        return left

    def banyak(self, name: str, chosen: Mapping[str, Hashable]) -> dict[Hashable, int]:
        """Return how many rows each value of a filter would leave, under all other filters."""
        among = self.tersisa(chosen, tanpa=name)
        return {value: (bits & among).bit_count() for value, bits in self.bagian[name].items()}

    def potongan(self, left: int, start: int, stop: int) -> list[int]:
        """Return the keys of some of the rows in `left`, counted from the first that is left."""
        if left.bit_count() == len(self.kunci):
            return list(self.kunci[start:stop])
        packed = left.to_bytes((len(self.kunci) + 7) // 8, "little")
        found: list[int] = []
        passed = 0
        for at in range(0, len(packed), STEP):
            bits = int.from_bytes(packed[at : at + STEP], "little")
            here = bits.bit_count()
            if passed + here > start:
                rows = [at * 8 + n for n in range(STEP * 8) if bits >> n & 1]
                found += rows[max(start - passed, 0) : stop - passed]
            passed += here
            if passed >= stop:
                break
        return [self.kunci[row] for row in found]


def himpunan(
    kunci: Iterable[int],
    nilai: Mapping[str, Mapping[Hashable, Iterable[int]]],
    kolom: Mapping[str, Sequence[Hashable]] | None = None,
) -> Himpunan:
    """Make the bits.

    Args:
        kunci: the rows' keys in the order of the list.
        nilai: by filter and value, the keys of the rows that have it. Rows of other lists may be
            among them; a value that only those have is left out.
        kolom: by filter, the value of each row, in order; None where it has none.
    """
    keys = array("q", kunci)
    parts: dict[str, dict[Hashable, int]] = {}
    # Bits are written as digits of which the last is the first row's: Python reads a number to the
    # base of two from them at once, where setting each bit by itself takes ten times as long.
    place = dict(zip(keys, range(len(keys), 0, -1), strict=True))
    for name, by_value in nilai.items():
        packed = {value: _bits(found, place) for value, found in by_value.items()}
        parts[name] = {value: bits for value, bits in packed.items() if bits}
    for name, column in (kolom or {}).items():
        parts[name] = _column_bits(column)
    return Himpunan(keys, parts)


def _bits(found: Iterable[int], place: Mapping[int, int]) -> int:
    digits = bytearray(b"0") * (len(place) + 1)
    for at in map(place.get, found, repeat(0)):
        digits[at] = ONE
    digits[0] = ZERO  # where rows of other lists were written
    return int(digits, 2)


def _column_bits(column: Sequence[Hashable]) -> dict[Hashable, int]:
    values = [value for value in dict.fromkeys(column) if value is not None]
    found: dict[Hashable, int] = {}
    for start in range(0, len(values), FEW):
        few = values[start : start + FEW]
        numbers = dict.fromkeys(values, FEW) | {value: at for at, value in enumerate(few)}
        numbers[None] = FEW
        row_by_row = bytes(map(numbers.__getitem__, column))[::-1]
        for at, value in enumerate(few):
            digits = row_by_row.translate(bytes(ONE if n == at else ZERO for n in range(256)))
            found[value] = int(digits, 2)
    return found
