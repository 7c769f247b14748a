"""Words as the index keeps them: the same for both databases, because Python makes them.

A text becomes words without capitals, accents and apostrophes; a word becomes its forms, so that
*menanam* meets *tanaman*. Databases only compare what comes from here.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

import snowballstemmer

LONGEST = 40
"""Characters of a word that count; the rest of a longer one is no help to anybody."""
SHORTEST_STEM = 3
ENGLISH = "en"

# Apostrophes are part of a word, and left out of it: Jum'at, Jum’at and Jumat are one.
_APOSTROPHES = "'`\u00b4\u02b9\u02bb\u02bc\u2018\u2019\u2032\uff07"
_BETWEEN_LETTERS = re.compile(rf"(?<=\w)[{_APOSTROPHES}](?=\w)")
WORD = re.compile(rf"[^\W_]+(?:[{_APOSTROPHES}\u0300-\u036f]+[^\W_]+)*[\u0300-\u036f]*")
"""A word where it stands in a text, with its apostrophes and accents."""
_PLAIN = re.compile(r"[^\W_]+")
_T_LOST = re.compile(r"(?:men|pen)[aeiou]")
_K_LOST = re.compile(r"(?:meng|peng)[aeiou]")
_R_LOST = re.compile(r"(?:ber|per|ter)[aeiou]")
_MAYBE_ROOT = re.compile(r"(?:lah|i)$")
"""Endings that a stemmer takes off, though they may belong to the root: olah, pakai."""
_ENDINGS = ("kan", "an")


def plain(text: str) -> str:
    """Return `text` in small letters, without accents and apostrophes."""
    text = _BETWEEN_LETTERS.sub("", text)
    if text.isascii():
        return text.lower()  # most texts: letter by letter they would take thrice as long
    # Some apostrophes fall apart into a space and an accent.
    apart = unicodedata.normalize("NFKD", text)
    bare = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return bare.casefold()


def words(text: str) -> list[str]:
    """Return the words of `text` in order, each as the index knows it."""
    return [found.group()[:LONGEST] for found in _PLAIN.finditer(plain(text))]


@lru_cache(maxsize=50_000)
def forms(word: str, language: str) -> tuple[str, ...]:
    """Return the word and what else it may be found as, the word itself first.

    In Indonesian *me-* and *pe-* swallow a t or a k, and *per-* hides whether an r was there too,
    none of which a stemmer can give back; so both stems are kept. English words have their English
    stem.
    """
    found = [word]
    for stem in _stems(word, language):
        found.append(stem)
        if language != ENGLISH:
            found += [
                f"{letter}{stem}"
                for letter, lost in (("t", _T_LOST), ("k", _K_LOST), ("r", _R_LOST))
                if lost.match(word)
            ]
    return tuple(dict.fromkeys(found))


def _stems(word: str, language: str) -> list[str]:
    """Return the stem, and the longer one that the stemmer finds behind one more ending."""
    stems = [_stem(word, language)]
    ending = _MAYBE_ROOT.search(word) if language != ENGLISH else None
    if ending:
        longer = (_stem(f"{word}{more}", language) for more in _ENDINGS)
        stems += [stem for stem in longer if stem.endswith(ending.group())]
    return [stem for stem in stems if len(stem) >= SHORTEST_STEM]


def _stem(word: str, language: str) -> str:
    if not word.isascii() or not word.isalpha():
        return word
    # A stemmer keeps the word that it works on: each call has its own, or threads would mix them.
    return str(
        snowballstemmer.stemmer("english" if language == ENGLISH else "indonesian").stemWord(word)
    )


def signs(word: str) -> str:
    """Return the word in signs that every database takes for one word: a letter, then more.

    PostgreSQL would read 1e5 as a number; and databases differ on which signs are letters.
    """
    if not word.isascii():
        return f"u{word.encode().hex()}"
    return f"n{word}" if word[0].isdigit() else word


def indexed(text: str, language: str, most: int = 20_000) -> str:
    """Return all forms of the words of `text`, as they lie in the index."""
    return " ".join(signs(form) for word in words(text)[:most] for form in forms(word, language))


def key(of: Iterable[str]) -> str:
    """Return words as one string that tells whether two texts are the same to a reader."""
    return " ".join(of)[:255]
