"""Turns what a reader typed into a question that no database can stumble over."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from dinas.search.dates import date_at
from dinas.search.fulltext import Bagian, Kata
from dinas.search.words import forms, key, signs, words

MAX_LENGTH = 200
"""Characters that are read; nobody types more on purpose."""
MAX_WORDS = 8
SHORTEST_BEGINNING = 3
"""Letters that the last word needs before longer words are found by it as well."""
_LITTLE = {
    "id": frozenset(
        [
            "di", "ke", "dari", "yang", "dan", "atau", "untuk", "pada", "dengan", "dalam",
            "oleh", "itu", "ini", "adalah", "apa", "apakah", "bagaimana", "kapan",
            "dimana", "yg", "dgn", "utk",
        ]
    ),
    "en": frozenset(
        [
            "the", "a", "an", "of", "in", "on", "to", "for", "with", "and", "is", "are",
            "what", "how", "when", "where", "can", "do", "i", "my",
        ]
    ),
}  # fmt: skip
"""Words that nearly every text holds, or only a question, so that they find nothing.

NOT and OR are none of them.
"""
_SHORT_FOR = {"id": ((("kec",), ("kecamatan",)), (("kab",), ("kabupaten",)))}
"""Short forms that everybody writes; what is spoken in one region is for the editors to keep."""
_KINDS = {
    "id": frozenset(["kec", "kecamatan", "komoditas"]),
    "en": frozenset(["district", "commodity", "of", "the"]),
}
"""Words that go before a name, or behind it, and say what it is the name of."""


@dataclass(frozen=True)
class Pertanyaan:
    """The words that were asked for, with their forms and synonyms."""

    kata: tuple[str, ...]
    """The words as typed, without capitals, accents and apostrophes."""
    bahasa: str
    sinonim: Sequence[Sequence[tuple[str, ...]]] = field(default=(), repr=False)

    @property
    def kunci(self) -> str:
        """The question as one string, the same for all ways of typing it."""
        return key(self.kata)

    @cached_property
    def sebutan(self) -> list[str]:
        """What a place or a crop may be called by someone who asks so: *kec. Toroh*, *brambang*."""
        kinds = _KINDS.get(self.bahasa, frozenset())
        bare = tuple(word for word in self.kata if word not in kinds) or self.kata
        alike = [one for group in self.sinonim if bare in group for one in group]
        return list(dict.fromkeys([self.kunci, key(bare), *map(key, alike)]))

    @cached_property
    def pokok(self) -> list[Bagian]:
        """The parts that a result must hold all of, each with its alternatives."""
        parts: list[Bagian] = []
        at = 0
        while at < len(self.kata):
            group, length = self._synonyms_at(at)
            here = self.kata[at : at + length]
            is_last = at + length == len(self.kata)
            alternatives = [self._all_of(here, is_beginning=is_last)]
            alternatives += [self._all_of(one) for one in group if one != here]
            if alternatives not in parts:  # a word said twice asks for nothing more
                parts.append(alternatives)
            at += length
        kept = [part for part in parts if not self._is_little(part)]
        return kept or parts

    @cached_property
    def bentuk(self) -> frozenset[str]:
        """All forms that are looked for, to mark them in a text."""
        return frozenset(
            form.teks
            for part in self.pokok
            for alternative in part
            for word in alternative
            for form in word
            if not form.is_awalan
        )

    @property
    def awalan(self) -> str:
        """What longer words may begin with; empty where only whole words are looked for."""
        last = self.kata[-1] if self.kata else ""
        return last if len(last) >= SHORTEST_BEGINNING else ""

    def _synonyms_at(self, at: int) -> tuple[Sequence[tuple[str, ...]], int]:
        """Return the group of synonyms that the words from here begin with, and how many it is."""
        best: tuple[Sequence[tuple[str, ...]], int] = ((), 1)
        dates, length = date_at(self.kata, at, self.bahasa)
        if dates:
            return dates, length
        for group in (*self.sinonim, *_SHORT_FOR.get(self.bahasa, ())):
            for member in group:
                is_longer = len(member) > best[1] or not best[0]
                if is_longer and self.kata[at : at + len(member)] == member:
                    best = (group, len(member))
        return best

    def _all_of(self, chosen: Iterable[str], *, is_beginning: bool = False) -> list[list[Kata]]:
        found = [[Kata(signs(form)) for form in forms(word, self.bahasa)] for word in chosen]
        if is_beginning and self.awalan:
            found[-1].append(Kata(signs(self.awalan), is_awalan=True))
        return found

    def _is_little(self, part: Bagian) -> bool:
        little = _LITTLE.get(self.bahasa, frozenset())
        return all(len(one) == 1 and one[0][0].teks in little for one in part)


def ask(text: str, language: str, synonyms: Sequence[Sequence[tuple[str, ...]]] = ()) -> Pertanyaan:
    """Return the question that `text` is; one without words finds nothing."""
    found = tuple(words(text[:MAX_LENGTH])[:MAX_WORDS])
    return Pertanyaan(found, language, synonyms)
