"""Every address that the project answers, filled with something that may or may not exist."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

EXAMPLES = {
    "int": "1",
    "pk": "1",
    "str": "x",
    "slug": "x",
    "uuid": "00000000-0000-0000-0000-000000000000",
    "path": "x/y",
    "app_label": "berita",
    "model_name": "beritapage",
    "content_type_app_label": "berita",
    "content_type_model_name": "beritapage",
    "content_type_app_name": "berita",
    "language_code": "en",
    "format": "csv",
    "uidb36": "1",
    "key": "set-password",
}
REGEX_EXAMPLES = {"unduh": "berita/unduh.pdf"}
"""Addresses by a regular expression without names: an example by the name of the pattern."""


@dataclass(frozen=True)
class Address:
    """One address and the name by which the code knows it."""

    path: str
    name: str


def _example(name: str, converter: str) -> str:
    return EXAMPLES.get(name, EXAMPLES.get(converter, "1"))


def _from_route(route: str) -> str:
    return re.sub(r"<(?:(\w+):)?(\w+)>", lambda m: _example(m[2], m[1] or "str"), route)


def _from_regex(pattern: str) -> str:
    text = re.sub(r"\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)", lambda m: _example(m[1], ""), pattern)
    text = text.replace(r"\.", ".").replace(r"\-", "-")
    return re.sub(r"[\^$?]|\\Z|\(.*\)", "", text)


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
            own = REGEX_EXAMPLES.get(name, _part(pattern.pattern))
            yield Address(f"/{before}{own}", name)


def all_addresses() -> list[Address]:
    """Return each address once, as a table to try with every role."""
    found = {address.path: address for address in _walk(get_resolver().url_patterns, "")}
    return sorted(found.values(), key=lambda address: address.path)
