"""Codes of short addresses: made of a key, so that no renaming changes them.

A code has no letters that look or sound like others when they are read from paper, and its last
sign proves the rest: one wrong sign, or two exchanged, never lead to another page.
"""

ALPHABET = "23456789abcdefghjkmnpqrstvwxy"
"""No 0, 1, i, l, o, u and z. A prime number of signs, so that the last one finds such faults."""
KINDS = ("halaman", "komoditas")
"""What has a short address; the order is part of every printed code."""
LONGEST = 16
_BASE = len(ALPHABET)


def kode_untuk(kind: str, key: int) -> str:
    """Return the code of a row.

    Args:
        kind: one of `KINDS`.
        key: its primary key.
    """
    number = key * len(KINDS) + KINDS.index(kind)
    signs = ""
    while number or len(signs) < 3:
        number, rest = divmod(number, _BASE)
        signs = ALPHABET[rest] + signs
    return signs + _proof(signs)


def arti_kode(code: str) -> tuple[str, int] | None:
    """Return kind and key of a code as somebody types it; None where it is none."""
    signs = code.lower().replace("-", "")
    if not 4 <= len(signs) <= LONGEST or any(sign not in ALPHABET for sign in signs):
        return None
    body, proof = signs[:-1], signs[-1]
    if _proof(body) != proof:
        return None
    number = 0
    for sign in body:
        number = number * _BASE + ALPHABET.index(sign)
    key, kind = divmod(number, len(KINDS))
    # A code has one way to be written: no more signs before it than it needs.
    if not 0 < key < 2**63 or kode_untuk(KINDS[kind], key) != signs:
        return None
    return KINDS[kind], key


def _proof(signs: str) -> str:
    total = sum(place * ALPHABET.index(sign) for place, sign in enumerate(reversed(signs), start=2))
    return ALPHABET[total % _BASE]
