"""What a page's head tells those who show links to it: search engines, chats, social sites."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page as ListPage
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _
from wagtail.images.models import Filter

from dinas.core.staticfiles import address_of
from dinas.images.models import CustomImage
from dinas.images.specs import KARTU_BAGIKAN
from dinas.navigation.sharing_card import HEIGHT_PX, WIDTH_PX
from dinas.navigation.structured_data import mutlak, waktu_mesin
from dinas.navigation.surroundings import Situs

MOST_CHARACTERS = 160
"""Search engines cut longer descriptions, in the middle of a word."""

LOCALES = {"id": "id_ID", "en": "en_GB"}


@dataclass(frozen=True)
class GambarBagikan:
    """The picture shown beside a link to the page."""

    url: str
    width: int
    height: int
    alt: str
    is_milik_halaman: bool
    """Whether it belongs to this page; else it is the site's own card."""


@dataclass(frozen=True)
class Kepala:
    """Title, description and picture of what the address shows."""

    judul: str
    keterangan: str
    gambar: GambarBagikan
    locale: str
    locale_lain: list[str]
    jenis: str
    """`article` or `website`, as social sites tell them apart (og:type)."""
    terbit: str = ""
    """When it came out and when it last changed, for machines."""
    ubah: str = ""


def potong(text: str, most: int = MOST_CHARACTERS) -> str:
    """Return the text on one line and at most so long, cut between words."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    cut = line[:most]
    words = cut.rpartition(" ")[0] or cut[:-1]
    return f"{words.rstrip(' ,.;:–-')}…"


def kepala_dari(
    subject: Any,
    situs: Situs,
    *,
    judul: str = "",
    keterangan: str = "",
    daftar: ListPage[Any] | None = None,
) -> Kepala:
    """Return the head of what the address shows.

    Args:
        subject: the page, or the snippet whose address it is; None for views that are neither.
        judul: a title in place of the subject's, where one page answers many addresses.
        keterangan: a description in place of the subject's, likewise.
        daftar: the part of a long list that is shown; each part has a title of its own.
    """
    own_title = getattr(subject, "judul_dokumen", "") or getattr(subject, "nama", "")
    title = judul or own_title or _("Agriculture Office of Grobogan Regency")
    own = getattr(subject, "keterangan", "") or getattr(subject, "ringkasan", "")
    description = keterangan or ("" if judul else own)
    if not description or description == own_title:
        description = _(
            "%(title)s – official website of the Agriculture Office of Grobogan Regency."
        ) % {"title": title}
    if daftar is not None and daftar.number > 1:
        title = _("%(title)s, page %(number)s") % {"title": title, "number": daftar.number}
        description = f"{title}. {description}"
    return Kepala(
        judul=title,
        keterangan=potong(description),
        gambar=gambar_bagikan(subject, situs),
        locale=LOCALES[situs.bahasa],
        locale_lain=[
            LOCALES[other.kode]
            for other in situs.bahasa_lain
            if other.is_ada and not other.is_current
        ],
        jenis=getattr(subject, "jenis_og", "website"),
        terbit=_moment(subject, "waktu_terbit"),
        ubah=_moment(subject, "waktu_ubah"),
    )


def _moment(subject: Any, name: str) -> str:
    moment: dt.date | dt.datetime | None = getattr(subject, name, None)
    return waktu_mesin(moment) if moment else ""


def gambar_bagikan(subject: Any, situs: Situs) -> GambarBagikan:
    """Return the subject's picture, else the card drawn for it, else the card of the site.

    Nothing is made while a reader waits: what a task has not made yet is not there.
    """
    picture: CustomImage | None = getattr(subject, "gambar", None)
    if picture is not None:
        # Fetched all at once: the page's own pictures are then found without a query.
        prefetch_related_objects([picture], "renditions")
        for rendition in picture.find_existing_renditions(Filter(spec=KARTU_BAGIKAN)).values():
            return GambarBagikan(
                mutlak(situs, rendition.url),
                rendition.width,
                rendition.height,
                picture.default_alt_text,
                is_milik_halaman=True,
            )
    card = _card_of(subject)
    return GambarBagikan(
        mutlak(situs, card.berkas.url if card is not None else address_of("img/kartu.jpg")),
        WIDTH_PX,
        HEIGHT_PX,
        str(subject) if card is not None else _("Agriculture Office of Grobogan Regency"),
        is_milik_halaman=card is not None,
    )


def _card_of(subject: Any) -> Any:
    # Fetched together with pages that are served; never asked for by itself.
    state = getattr(subject, "_state", None)
    return state.fields_cache.get("kartu_bagikan") if state is not None else None
