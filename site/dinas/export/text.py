"""Plain text that any document can hold: no control characters, no sign that cannot be shown."""

import re
import unicodedata
from bisect import bisect_right
from functools import cache
from pathlib import Path
from urllib.parse import urljoin, urlsplit

COVERAGE = Path(__file__).parent / "typst/fonts/cakupan.txt"
# XML, and so Word, has no way to write these; texts pasted from elsewhere hold them now and then.
NOT_IN_DOCUMENTS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
LONGEST_HREF = 2000
LONGEST_WORD = 48
UNBROKEN = re.compile(rf"[^\s\u200b/?-]{{{LONGEST_WORD},}}")


def clean(text: object) -> str:
    """Return the text without characters that no document may hold, its lines ended alike."""
    words = "" if text is None else str(text)
    return NOT_IN_DOCUMENTS.sub("", words.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: object) -> str:
    """Return the text on one line, for titles and table cells."""
    return " ".join(clean(text).split())


def full_address(href: str, origin: str) -> str:
    """Return the address with scheme and host; nothing where it is none that a reader may follow.

    Args:
        origin: scheme and host of the site, or the address of the page that a `#part` belongs to.
    """
    try:
        # As browsers read it: line ends and tabs inside an address count for nothing.
        bare = re.sub(r"[\t\n]", "", clean(href)).strip().replace(" ", "%20")
        address = urljoin(f"{origin.rstrip('/')}/" if origin else "", bare)
        parts = urlsplit(address)
    except ValueError:
        return ""
    is_whole = bool(parts.netloc if parts.scheme in {"http", "https"} else parts.path)
    if parts.scheme not in SAFE_SCHEMES or not is_whole or len(address) > LONGEST_HREF:
        return ""
    return address


def shown_in_pdf(text: str) -> str:
    """Return the text with the signs that the PDF's fonts lack told in words, so none is lost."""
    return "".join(_shown(sign) for sign in text)


def breakable(text: str) -> str:
    """Return the text with places where a word longer than a line may be broken."""
    return UNBROKEN.sub(lambda found: "\u200b".join(_pieces(found.group())), text)


def _pieces(word: str) -> list[str]:
    step = LONGEST_WORD // 2
    return [word[start : start + step] for start in range(0, len(word), step)]


@cache
def _coverage() -> tuple[list[int], list[int]]:
    runs = [line.split("-") for line in COVERAGE.read_text(encoding="ascii").split()]
    return [int(first, 16) for first, _last in runs], [int(last, 16) for _first, last in runs]


def is_covered(sign: str) -> bool:
    """Say whether a font of the PDF documents can show the sign."""
    firsts, lasts = _coverage()
    at = bisect_right(firsts, ord(sign)) - 1
    return at >= 0 and ord(sign) <= lasts[at]


@cache
def _shown(sign: str) -> str:
    if sign in "\n\t" or is_covered(sign):
        return sign
    if sign.isspace():
        return " "
    kind = unicodedata.category(sign)
    if kind in {"Cc", "Cf", "Cs", "Mn", "Me"}:
        return ""  # they only change the sign beside them
    plain = unicodedata.normalize("NFKC", sign)
    if plain != sign and all(is_covered(one) for one in plain):
        return plain
    name = unicodedata.name(sign, "")
    return f"[{name.lower()}]" if name else f"[U+{ord(sign):04X}]"
