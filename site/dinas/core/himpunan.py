"""Long lists held as bits: which rows have which value, and so any combination counted at once.

A row is a bit, in the order of the list. A hundred thousand of them are 12 kB a value; what two
filters leave together is one `&`, and how many that are, one count of bits. The database would
read every row for each choice that a reader is offered.
"""

from array import array
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

STEP = 64
"""So many bytes are counted at once where the bits of a page are looked for."""


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
    kunci: Iterable[int], nilai: Mapping[str, Mapping[Hashable, Iterable[int]]]
) -> Himpunan:
    """Make the bits.

    Args:
        kunci: the rows' keys in the order of the list.
        nilai: by filter and value, the keys of the rows that have it. Rows of other lists may be
            among them; a value that only those have is left out.
    """
    keys = array("q", kunci)
    place = {key: number for number, key in enumerate(keys)}
    parts: dict[str, dict[Hashable, int]] = {}
    for name, by_value in nilai.items():
        packed = {value: _packed(found, place) for value, found in by_value.items()}
        parts[name] = {value: bits for value, bits in packed.items() if bits}
    return Himpunan(keys, parts)


def _packed(found: Iterable[int], place: Mapping[int, int]) -> int:
    packed = bytearray(len(place) // 8 + 1)
    for key in found:
        at = place.get(key)
        if at is not None:
            packed[at >> 3] |= 1 << (at & 7)
    return int.from_bytes(packed, "little")
