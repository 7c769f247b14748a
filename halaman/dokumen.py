"""An ordinary page as a document to take away."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from dinas.core.bahasa import prefix
from dinas.core.models import KontakSetting
from dinas.export.document import Block, Document, Facts, Heading, Item, Listing, Paragraph, Run
from dinas.export.letterhead import contact_of
from dinas.export.notices import sample_notice
from dinas.export.registry import origin_of, to_document
from dinas.export.story import Making, story_nodes
from dinas.navigation.site_map import Simpul, site_map
from halaman.bagan import bagan_nodes
from halaman.models import HalamanPage


@to_document.register
def dokumen_halaman(page: HalamanPage, request: HttpRequest) -> Document:
    """Return the page as readers see it, with the pages below it."""
    url = f"{origin_of(request)}{page.alamat}"
    language = page.locale.language_code

    def contact(value: Any, making: Making) -> Iterable[Block]:
        return _contact(contact_of(request), language)

    def pages(value: Any, making: Making) -> Iterable[Block]:
        home = Simpul(_("Home"), f"{prefix(language)}/")
        yield _nested([home, *site_map(request.trail.root, language)], making)  # type: ignore[attr-defined]  # routing put it there

    return Document(
        title=page.title,
        language=language,
        url=url,
        summary=page.ringkasan,
        date=page.last_published_at,
        blocks=(
            *sample_notice(page.contoh),
            *story_nodes(
                page.isi, url, {"kontak": contact, "peta_situs": pages, "bagan": bagan_nodes}
            ),
            *_children(page, url),
        ),
    )


def _contact(contact: KontakSetting, language: str) -> Iterator[Block]:
    place = f"{contact.jalan}, {contact.kelurahan}, {contact.kecamatan} {contact.kode_pos}"
    hours = contact.jam_layanan_en if language == "en" else contact.jam_layanan
    rows = [
        (_("Address"), place if contact.jalan else "", ""),
        (_("Telephone"), contact.telepon, contact.telepon_tautan),
        (_("E-mail"), contact.surel, f"mailto:{contact.surel}" if contact.surel else ""),
        (_("Opening hours"), hours, ""),
    ]
    missing = _("not available yet")
    yield Facts(
        tuple(
            (name, (Run(value or missing, href=href, italic=not value),))
            for name, value, href in rows
        )
    )
    if not contact.terkonfirmasi:
        words = _("Address and telephone come from one source and await the office's confirmation.")
        yield Paragraph((Run(words),), is_muted=True)


def _nested(nodes: Iterable[Simpul], making: Making) -> Listing:
    return Listing(
        tuple(
            Item(
                (Run(node.teks, href=making.address(node.href)),),
                (_nested(node.anak, making),) if node.anak else (),
            )
            for node in nodes
        )
    )


def _children(page: HalamanPage, url: str) -> Iterator[Block]:
    if not page.numchild:
        return
    below = HalamanPage.objects.public_in(page.locale.language_code).child_of(page)
    making = Making(url, {})
    items = [
        Item(
            (
                Run(one.title, href=making.address(one.alamat)),
                *((Run("\n"), Run(one.ringkasan)) if one.ringkasan else ()),
            )
        )
        for one in below.select_related("locale").defer_streamfields()
    ]
    if items:
        yield Heading(_("More on this"))
        yield Listing(tuple(items))
