"""Recognises what break-ins leave on office sites: words of online gambling, and hidden text."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.text import Truncator
from django.utils.translation import gettext_noop

GAMBLING = gettext_noop("Words of online gambling")
HIDDEN = gettext_noop("Text that readers cannot see")
INVISIBLE = gettext_noop("Invisible characters inside words")

LONE = (
    "slot gacor", "slot online", "slot88", "slot777", "slot dana", "slot pulsa", "slot demo",
    "slot maxwin", "slot thailand", "slot deposit", "gacor hari ini", "situs gacor", "rtp slot",
    "rtp live", "bocoran slot", "pola slot", "maxwin", "scatter hitam", "togel", "toto macau",
    "toto slot", "situs toto", "bandar toto", "bandar judi", "judi online", "judi bola",
    "judi slot", "agen judi", "situs judi", "judi poker", "poker online", "dominoqq", "bandarqq",
    "pkv games", "sbobet", "joker123", "pragmatic play", "pgsoft", "gates of olympus",
    "mahjong ways", "sweet bonanza", "starlight princess", "live casino", "casino online",
    "kasino online", "freebet", "bonus new member", "deposit pulsa tanpa potongan",
    "link alternatif", "taruhan bola", "taruhan online", "sabung ayam online", "prediksi sgp",
    "prediksi hk", "data sgp", "data hk", "keluaran hk", "keluaran sgp", "live draw",
)  # fmt: skip
"""Words that an agriculture office has no use for."""
OPPOSED = re.compile(
    r"\b(?:berantas|pemberantasan|bahaya|cegah|pencegahan|larangan|dilarang|melarang|tolak|stop"
    r"|waspada|hindari|jauhi|anti|sosialisasi|memerangi|perangi)\b"
)
"""A text that warns of gambling has one of these near the word."""
OPPOSED_WITHIN = 80
ZERO_WIDTH = re.compile("[\u200b\u200c\u200d\u2060\u2061-\u2064\ufeff\u180e]")
BETWEEN_LETTERS = re.compile(rf"(?<=[A-Za-z]){ZERO_WIDTH.pattern}+(?=[A-Za-z])")
HIDING = re.compile(
    r"""style\s*=\s*["'][^"']*(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0
    |text-indent\s*:\s*-\d{3,}|opacity\s*:\s*0(?![.\d])|(?:left|top)\s*:\s*-\d{3,})
    |<[a-z]+[^>]*\shidden(?=[\s>=])""",
    re.IGNORECASE | re.VERBOSE,
)
LEET = str.maketrans({"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "@": "a", "$": "s"})
_WORDS = re.compile("|".join(rf"(?<!\w){re.escape(word)}" for word in LONE))


@dataclass(frozen=True)
class Curiga:
    """Something suspicious: why (to be translated), and the words around it."""

    sebab: str
    kutipan: str


def suspicious(text: str, html: str = "") -> Iterator[Curiga]:
    """Give what is suspicious in a text, at most one finding of each kind."""
    plain = ZERO_WIDTH.sub("", unicodedata.normalize("NFKC", text)).lower()
    plain = " ".join(plain.split())
    for disguised in (plain, plain.translate(LEET)):
        found = next((match for match in _WORDS.finditer(disguised) if _is_advert(match)), None)
        if found:
            yield Curiga(GAMBLING, _around(plain, found.start()))
            break
    if found := BETWEEN_LETTERS.search(text):
        yield Curiga(INVISIBLE, _around(ZERO_WIDTH.sub("·", text), found.start()))
    if found := HIDING.search(html):
        yield Curiga(HIDDEN, _around(html, found.start()))


def _is_advert(match: re.Match[str]) -> bool:
    text, start = match.string, match.start()
    near = text[max(0, start - OPPOSED_WITHIN) : match.end() + OPPOSED_WITHIN]
    return not OPPOSED.search(near)


def _around(text: str, start: int) -> str:
    return Truncator(text[max(0, start - 30) : start + 120].strip()).chars(120, truncate="…")
