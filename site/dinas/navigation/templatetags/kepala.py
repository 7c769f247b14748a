"""Template tags for a page's head."""

import json
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from dinas.navigation.head import Kepala, kepala_dari
from dinas.navigation.structured_data import Fakta, halaman_daftar, remah
from dinas.navigation.surroundings import Situs, surroundings

register = template.Library()

# Nothing in the data may end the script element or begin a comment in it.
ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def _subject(context: Any) -> Any:
    return context.get("perihal") or context.get("page")


def _situs(context: Any) -> Situs:
    return surroundings(context["request"], context.get("page"), context.get("perihal"))


@register.simple_tag(takes_context=True)
def kepala(context: Any) -> Kepala:
    """Return title, description and picture of what the address shows.

    Templates of pages that answer several addresses set `kepala_judul` and `kepala_keterangan`.
    """
    request = context["request"]
    told: Kepala | None = getattr(request, "_kepala", None)
    if told is None:
        part = context.get("halaman")
        told = kepala_dari(
            _subject(context),
            _situs(context),
            judul=context.get("kepala_judul") or "",
            keterangan=context.get("kepala_keterangan") or "",
            daftar=part if hasattr(part, "paginator") else None,
        )
        request._kepala = told  # asked for by the title, the rest of the head and its data
    return told


@register.simple_tag(takes_context=True)
def json_ld(context: Any) -> SafeString:
    """Write the facts about the page that search engines read, as data that never runs."""
    request, situs = context["request"], _situs(context)
    page, subject = context.get("page"), _subject(context)
    facts: list[Fakta] = []
    steps = _steps(context, situs)
    if len(steps) > 1:  # a single step leads nowhere: the home page
        facts.append(remah(situs, steps))
    if hasattr(subject, "json_ld"):
        facts.extend(subject.json_ld(situs, request))
    elif subject is page and getattr(page, "is_daftar", False):
        head = kepala(context)
        facts.append(halaman_daftar(situs, head.judul, head.keterangan, request.path))
    if not facts:
        return mark_safe("")
    graph = {"@context": "https://schema.org", "@graph": facts}
    data = json.dumps(graph, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{data}</script>')  # noqa: S308 (escaped above)


def _steps(context: Any, situs: Situs) -> list[tuple[str, str]]:
    """Return the way to this address as the visible breadcrumb tells it."""
    request, page, subject = context["request"], context.get("page"), _subject(context)
    steps = [(step.teks, step.href) for step in situs.jejak]
    name = context.get("kepala_judul") or ""
    if page is not None and page.pk == situs.beranda.pk:
        return steps
    if page is not None and (subject is not page or name):
        steps.append((page.title, page.alamat))
    if subject is not page:
        steps.append((str(subject), request.path))
    elif name:
        steps.append((name, request.path))
    elif page is not None:
        steps.append((page.title, page.alamat))
    return steps
