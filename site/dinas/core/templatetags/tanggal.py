"""Dates and times in words: *Sabtu, 7 Juli 2018*, *Saturday, 7 July 2018*, *13.05 WIB*."""

import datetime as dt

from django import template
from django.utils import timezone, translation
from django.utils.dateformat import format as date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString

from dinas.core.bahasa import active_language

register = template.Library()


def _local(value: dt.date | dt.datetime) -> dt.date | dt.datetime:
    if isinstance(value, dt.datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value


@register.filter
def tanggal(value: dt.date | dt.datetime | None, bentuk: str = "panjang") -> str:
    """Write a date in words.

    Args:
        value: a date, or a moment that is told in WIB.
        bentuk: `panjang` with the weekday, `sedang` without it, `pendek` with a short month,
            `bulan` for month and year.
    """
    if not value:
        return ""
    formats = {"panjang": "l, j F Y", "sedang": "j F Y", "pendek": "j M Y", "bulan": "F Y"}
    return date_format(_local(value), formats[bentuk])


@register.simple_tag
def tanggal_indonesia(value: dt.date | dt.datetime | None) -> str:
    """Write a date in Indonesian words, whatever the page's language: for quoted originals."""
    with translation.override("id"):
        return tanggal(value)


@register.filter
def jam(value: dt.datetime | None) -> str:
    """Write the time of a moment in WIB, with a dot in Indonesian and a colon in English."""
    if not value:
        return ""
    return date_format(_local(value), "H.i" if active_language() == "id" else "H:i")


@register.filter
def iso(value: dt.date | dt.datetime | None) -> str:
    """Write a date or moment for machines."""
    return _local(value).isoformat() if value else ""


@register.simple_tag
def waktu(value: dt.date | dt.datetime | None, bentuk: str = "panjang") -> SafeString | str:
    """Write a date in words inside a `time` element that machines can read."""
    if not value:
        return ""
    return format_html('<time datetime="{}">{}</time>', iso(value), tanggal(value, bentuk))
