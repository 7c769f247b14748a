"""From a code to what it stands for, as far as the public may see it."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Q
from django.http import Http404
from django.utils import timezone
from wagtail.models import Page

from dinas.core.bahasa import address
from dinas.core.query import is_restricted
from dinas.singkat.codes import arti_kode, kode_untuk


@dataclass(frozen=True)
class Tujuan:
    """What a short address leads to."""

    judul: str
    alamat: str
    """On this host."""
    bahasa: str
    kode: str
    tanggal: dt.date | dt.datetime | None = None
    """The day of the article, or when the event begins."""
    tempat: str = ""
    jam: tuple[dt.datetime, ...] = ()
    """When an event begins and, on the same day, ends; nothing where it lasts all day."""


def tujuan(code: str) -> Tujuan:
    """Return what a code leads to.

    Raises:
        Http404: it is no code, or what it stood for is not public.
    """
    meaning = arti_kode(code)
    if meaning is None:
        raise Http404
    kind, key = meaning
    return _commodity(key) if kind == "komoditas" else _page(key)


def _page(key: int) -> Tujuan:
    page = (
        Page.objects.filter(
            ~is_restricted(),
            Q(expire_at__isnull=True) | Q(expire_at__gt=timezone.now()),
            pk=key,
            live=True,
            alias_of__isnull=True,
            depth__gt=1,
        )
        .select_related("locale")
        .first()
    )
    if page is None:
        raise Http404
    own = page.specific
    language = page.locale.language_code
    return Tujuan(
        judul=page.title,
        alamat=address(page.url_path, language),
        bahasa=language,
        kode=kode_untuk("halaman", page.pk),
        # Types of pages are known by what they have, not by name.
        tanggal=getattr(own, "mulai", None) or getattr(own, "tanggal", None),
        tempat=getattr(own, "tempat", ""),
        jam=_hours(own),
    )


def _hours(own: Any) -> tuple[dt.datetime, ...]:
    begin, end = getattr(own, "mulai", None), getattr(own, "selesai", None)
    if begin is None or own.sepanjang_hari:
        return ()
    if end is None or end == begin or timezone.localdate(end) != timezone.localdate(begin):
        return (begin,)
    return begin, end


def _commodity(key: int) -> Tujuan:
    model: Any = apps.get_model("komoditas.Komoditas")
    row = model.objects.filter(pk=key, live=True).select_related("locale").first()
    if row is None:
        raise Http404
    lists: Any = apps.get_model("komoditas.KomoditasIndexPage")
    if not lists.objects.public_in(row.locale.language_code).exists():
        raise Http404
    source = row if row.is_source else row.sumber_baris()
    if source is None or not source.live:
        raise Http404
    return Tujuan(row.nama, row.alamat, row.locale.language_code, kode_untuk("komoditas", row.pk))
