"""Every address that the project answers, with places to fill in."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

PLACE = re.compile(r"\{(\w+)\}")

EXAMPLES = {
    "app_label": "berita",
    "app_name": "berita",
    "content_type_app_label": "berita",
    "content_type_app_name": "berita",
    "content_type_model_name": "beritapage",
    "field_name": "judul",
    "filename": "padi",
    "format": "csv",
    "key": "set-password",
    "language_code": "en",
    "model_name": "beritapage",
    "section": "halaman",
    "action_name": "approve",
    "uidb36": "1",
}
"""What stands in a place that means the same everywhere; objects are named by the test."""
NAMELESS = {
    "unduh": "berita/unduh.pdf",
    "wagtail_serve": "berita/",
    "wagtailadmin_tag_autocomplete": "",
}
"""Addresses by a regular expression without names: an example by the name of the pattern."""


@dataclass(frozen=True)
class Address:
    """One address with its places, `/cms/pages/{page_id}/edit/`, and its name in the code."""

    route: str
    name: str

    @property
    def places(self) -> list[str]:
        """Return what has to be filled in."""
        return PLACE.findall(self.route)

    def filled(self, objects: Mapping[str, Mapping[str, object]]) -> str:
        """Return a path; `objects` says what exists, by the beginning of the path and the place."""
        fitting = [objects[start] for start in sorted(objects) if self.route.startswith(start)]
        known: dict[str, object] = dict(EXAMPLES)
        for values in fitting:  # the longest beginning is last, and wins
            known |= values
        return PLACE.sub(lambda match: str(known.get(match[1], "1")), self.route)

    def nonsense(self, word: str) -> str:
        """Return a path with the same word in each place."""
        return PLACE.sub(word, self.route)


def _from_route(route: str) -> str:
    return re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", route)


def _from_regex(pattern: str) -> str:
    text = re.sub(r"\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)", r"{\1}", pattern)
    text = text.replace(r"\.", ".").replace(r"\-", "-")
    return re.sub(r"[\^$?]|\\Z|\(.*\)|\.\*", "", text)


def _part(pattern: object) -> str:
    route = getattr(pattern, "_route", None)
    if route is not None:
        return _from_route(str(route))
    regex = getattr(pattern, "_regex", None)
    return _from_regex(str(regex)) if regex is not None else ""


def _walk(patterns: list[URLPattern | URLResolver], before: str) -> Iterator[Address]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, before + _part(pattern.pattern))
        else:
            name = pattern.name or ""
            yield Address(f"/{before}{NAMELESS.get(name, _part(pattern.pattern))}", name)


def all_addresses() -> list[Address]:
    """Return each address once, in order."""
    walked = _walk(get_resolver().url_patterns, "")
    # What Wagtail answers to everything else below /cms/ has no address of its own.
    found = {address.route: address for address in walked if "//" not in address.route}
    return sorted(found.values(), key=lambda address: address.route)
