"""Makes the pictures that stand beside links to pages, before anybody shares one."""

import hashlib
import logging
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.tasks import task
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Page

from dinas.core.query import is_restricted
from dinas.core.templatetags.tanggal import tanggal
from dinas.images.specs import KARTU_BAGIKAN
from dinas.navigation.models import KartuBagikan
from dinas.navigation.sharing_card import DESIGN, draw, readable

logger = logging.getLogger(__name__)


@task
def buat_kartu(page_id: int) -> str:
    """
    Make what stands beside links to a page; return the card's file name, or nothing.

    Safe to run twice, and silent when the page is gone. A page that not everybody may read has no
    card: its title would lie in a public folder.
    """
    public = Page.objects.filter(~is_restricted(), live=True, alias_of__isnull=True, depth__gt=2)
    page = public.filter(pk=page_id).specific().first()
    # A title in a script that the font lacks is better told by the card of the site.
    if page is None or _has_picture(page) or not readable(page.title):
        _forget(page_id)
        return ""
    return _card_for(page)


@task
def buat_kartu_di_bawah(path: str) -> int:
    """Do so for the page at this tree path and all below it; return how many there are."""
    keys = list(Page.objects.filter(path__startswith=path).values_list("pk", flat=True))
    for key in keys:
        buat_kartu.call(key)
    return len(keys)


def _has_picture(page: Any) -> bool:
    """Make the rendition of the page's own picture, if it has one that can be read."""
    picture = getattr(page, "gambar", None)
    if picture is None or not picture.file.storage.exists(picture.file.name):
        return False
    try:
        picture.get_rendition(KARTU_BAGIKAN)
    except (OSError, IntegrityError):  # lost or deleted meanwhile: the page has a card instead
        logger.warning("No sharing picture from image %s: its file cannot be read", picture.pk)
        return False
    return True


def isi_kartu(page: Any) -> dict[str, str]:
    """Return what the card of a page says, in the active language."""
    return {
        "title": page.title,
        "office": _("Agriculture Office"),
        "region": _("Grobogan Regency"),
        "date": tanggal(getattr(page, "tanggal", None) or getattr(page, "mulai", None)),
    }


def _card_for(page: Any) -> str:
    language = page.locale.language_code
    with translation.override(language):
        content = isi_kartu(page)
    seed = "\n".join([DESIGN, *content.values()])
    mark = hashlib.sha256(seed.encode()).hexdigest()[:16]
    old = KartuBagikan.objects.filter(page_id=page.pk).first()
    if old is not None and old.sidik == mark and default_storage.exists(old.nama_berkas):
        return old.nama_berkas
    card = ContentFile(draw(**content), name=f"{language}-{page.pk}-{mark}.jpg")
    old_name = old.nama_berkas if old is not None else ""
    row, _made = KartuBagikan.objects.update_or_create(
        page_id=page.pk, defaults={"sidik": mark, "berkas": card}
    )
    if old_name and old_name != row.nama_berkas:
        transaction.on_commit(lambda: default_storage.delete(old_name))
    return row.nama_berkas


def _forget(page_id: int) -> None:
    for row in KartuBagikan.objects.filter(page_id=page_id):
        row.delete()
