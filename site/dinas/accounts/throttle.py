"""Slows guessing down without letting one person's wrong passwords shut out another.

Failures count for the name together with the address, so the rest of an office behind one router
still gets in, and the owner of a name that a stranger guesses at does from elsewhere. A second,
far higher limit counts for the name alone, against guessing from many addresses. A browser in which
the owner has logged in before has tries of its own: strangers can use up neither these nor her.

The counters lie in the cache; a name that nobody bears is counted like any other, so that the
answer tells nothing.
"""

import hashlib
import ipaddress
import time
import unicodedata
from dataclasses import dataclass
from math import ceil

from django.core.cache import cache


@dataclass(frozen=True)
class Limit:
    """So many failures within a time, in seconds."""

    attempts: int
    window_s: int


PAIR = Limit(attempts=5, window_s=5 * 60)
NAME = Limit(attempts=100, window_s=60 * 60)
RELEASE_KEPT_S = NAME.window_s


@dataclass
class Attempt:
    """What a try costs until it turns out to be right; `held_s` is how long to wait instead."""

    slots: list[str]
    held_s: int = 0

    def forgive(self) -> None:
        """Take the try back: the password was right."""
        cache.delete_many(self.slots)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


def normal_name(name: str) -> str:
    """Return a user name as the login compares it."""
    return unicodedata.normalize("NFKC", name).strip().casefold()


def _place(address: str) -> str:
    """Return whom an address stands for: a line with IPv6 has more of them than anybody counts."""
    parsed = ipaddress.ip_address(address)
    if parsed.version == 4:
        return address
    return str(ipaddress.ip_network(f"{address}/64", strict=False))


def _release_key(name: str) -> str:
    return f"masuk:lepas:{_digest(normal_name(name))}"


def _claim(key: str, limit: Limit) -> tuple[str | None, int]:
    """Take a free place among the failures; else say in how many seconds one gets free."""
    now = time.time()
    ends = []
    for number in range(limit.attempts):
        slot = f"masuk:{key}:{number}"
        if cache.add(slot, now, limit.window_s):
            return slot, 0
        ends.append((cache.get(slot) or now) + limit.window_s)
    return None, max(1, ceil(min(ends) - now))


def _limits(name: str, address: str, browser: str) -> list[tuple[str, Limit]]:
    """Return what a try is counted under."""
    normal = normal_name(name)
    round_ = str(cache.get(_release_key(name), ""))
    if browser:
        return [(_digest(normal, round_, "", browser), PAIR)]
    return [(_digest(normal, round_, _place(address)), PAIR), (_digest(normal, round_), NAME)]


def attempt(name: str, address: str, browser: str = "") -> Attempt:
    """Count a try before it is made, so that many at once are no way around.

    `browser` is the mark of one that the owner of the name is known to use (`kenal.browser_of`).
    """
    taken: list[str] = []
    for key, limit in _limits(name, address, browser):
        slot, wait_s = _claim(key, limit)
        if slot is None:
            cache.delete_many(taken)
            return Attempt([], held_s=wait_s)
        taken.append(slot)
    return Attempt(taken)


def release(name: str) -> None:
    """Forget all failures of a name, from whatever address."""
    cache.set(_release_key(name), time.time(), RELEASE_KEPT_S)
