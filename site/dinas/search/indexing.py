"""Writes the index: what is public in each language, and nothing else."""

import datetime as dt
import hashlib
from collections.abc import Collection, Iterator
from itertools import batched
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.text import Truncator
from wagtail.models import Page

from dinas.core.query import is_restricted
from dinas.core.turns import give_way
from dinas.search import texts
from dinas.search.counting import forget_counts
from dinas.search.dates import date_words
from dinas.search.files import settle
from dinas.search.form import index_form
from dinas.search.fulltext import GROUP_BITS
from dinas.search.groups import numbers_of
from dinas.search.models import EntriCari
from dinas.search.registry import JENIS, LAMPIRAN, Entri, entri_dari, prepare
from dinas.search.spelling import forget_words
from dinas.search.words import indexed, key, words

BATCH = 100
"""So many pages are read and written at a time."""
NAMES_FIRST = dt.date.max.toordinal() + 1
MIXED_BITS = 21
FIRST_DEPTH = 3
"""The home pages of the languages, at depth 2, are not found: every page leads there."""


def public_pages() -> Any:
    """Return the pages that readers may find."""
    return Page.objects.filter(
        ~is_restricted(),
        live=True,
        alias_of__isnull=True,
        depth__gte=FIRST_DEPTH,
        locale__language_code__in=dict(settings.LANGUAGES),
    )


def index_pages(keys: Collection[int]) -> None:
    """Bring the entries of these pages up to date; pages that are not public lose theirs."""
    for some in batched(sorted(keys), BATCH):
        with transaction.atomic():
            entries = list(_entries(some))
            old = EntriCari.objects.filter(halaman__in=some)
            files = set(old.filter(jenis=LAMPIRAN).values_list("alamat", flat=True))
            old.delete()
            EntriCari.objects.bulk_create(_apart(entries))
            settle(files | {one.alamat for one in entries if one.jenis == LAMPIRAN})
        if len(keys) > BATCH:
            give_way()
    if keys:
        forget_words()
        forget_counts()


def rebuild() -> int:
    """Write the whole index anew, a batch at a time, and return how many entries it has."""
    public = list(public_pages().order_by("pk").values_list("pk", flat=True))
    EntriCari.objects.exclude(halaman__in=public_pages().values("pk")).delete()
    index_pages(public)
    return EntriCari.objects.count()


def is_outdated() -> bool:
    """Tell whether entries are there that another version of the code has written."""
    return EntriCari.objects.exclude(bentuk=index_form()).exists()


def _entries(keys: Collection[int]) -> Iterator[EntriCari]:
    found = public_pages().filter(pk__in=keys).select_related("locale").specific()
    pages = list(found.order_by("pk"))
    prepare(pages)
    for page in pages:
        language = page.locale.language_code
        with translation.override(language):
            for entry in (*entri_dari(page), *_attachments(page)):
                yield _row(page.pk, language, entry)


def _apart(entries: list[EntriCari]) -> list[EntriCari]:
    """Return the entries in the order of their numbers, none of which another has already."""
    for entry, group in zip(entries, numbers_of(entries), strict=True):
        entry.pk = _number(entry, group)
    free: dict[int, EntriCari] = {}
    waiting = entries
    while waiting:
        asked = [one.pk for one in waiting]
        taken = set(EntriCari.objects.filter(pk__in=asked).values_list("pk", flat=True))
        again = []
        for entry in waiting:
            if entry.pk in taken or entry.pk in free:
                entry.pk += 1 << GROUP_BITS
                again.append(entry)
            else:
                free[entry.pk] = entry
        waiting = again
    return [free[number] for number in sorted(free)]


def _number(entry: EntriCari, group: int) -> int:
    """Return the key of an entry: names have the largest, then the newest; last is its group.

    So both databases find the best of very many without sorting them, and count them without
    reading them. What is equal after that is ordered by its address, mixed up: the same everywhere.
    """
    day = entry.tanggal.toordinal() if entry.tanggal else 0
    rest = f"{entry.bahasa} {entry.jenis} {entry.alamat} {entry.kode} {entry.halaman_id}"
    mixed = int.from_bytes(hashlib.blake2b(rest.encode(), digest_size=4).digest())
    first = NAMES_FIRST if entry.is_nama else day
    return (first << MIXED_BITS | mixed >> 32 - MIXED_BITS) << GROUP_BITS | group


def _attachments(page: Any) -> Iterator[Entri]:
    for document in texts.linked_documents(page):
        yield Entri(
            jenis=LAMPIRAN,
            alamat=document.url,
            judul=document.title,
            ringkasan=page.title,
            isi=document.filename,
            tanggal=getattr(page, "tanggal", None),
        )


def _row(page_key: int, language: str, entry: Entri) -> EntriCari:
    kind = JENIS.get(entry.jenis)
    summary = Truncator(entry.ringkasan).chars(500)
    is_name = bool(kind and kind.is_nama)
    # Who asks for "kecamatan Toroh" means a name too.
    called = [*entry.sebutan, str(kind.nama)] if kind and is_name else entry.sebutan
    return EntriCari(
        halaman_id=page_key,
        jenis=entry.jenis,
        bahasa=language,
        alamat=entry.alamat,
        judul=entry.judul,
        ringkasan=summary,
        isi=entry.isi,
        tanggal=entry.tanggal,
        tahun=entry.tanggal.year if entry.tanggal else None,
        kode=entry.kode,
        komoditas=_codes(entry.komoditas),
        kecamatan=_codes(entry.kecamatan),
        is_nama=is_name,
        kunci=key(words(entry.judul)),
        kata_judul=indexed(" ".join([entry.judul, *called]), language),
        kata_ringkasan=indexed(summary, language),
        kata_isi=indexed(f"{entry.isi}\n{_unsaid(entry, language)}", language),
        bentuk=index_form(),
    )


def _unsaid(entry: Entri, language: str) -> str:
    """Return the words of its day and of its address: *rkg* is part of no title."""
    last = entry.alamat.strip("/").rpartition("/")[2]
    told = {*words(entry.judul)}
    found = [
        word
        for word in words(last)
        if len(word) > 2 and word.isalpha() and word not in told
    ]  # fmt: skip
    return " ".join([*found, date_words(entry.tanggal, language) if entry.tanggal else ""])


def _codes(codes: Any) -> str:
    found = " ".join(sorted(codes))
    return f" {found} " if found else ""
