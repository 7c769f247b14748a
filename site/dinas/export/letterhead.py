"""The office's letterhead and the words that every document carries."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.models import Site

from dinas.core.models import KontakSetting
from dinas.export.text import one_line


@dataclass(frozen=True)
class Letterhead:
    """Whose paper it is, in the active language."""

    government: str
    office: str
    name: str
    """The office's full name, for running heads and as author."""
    lines: tuple[str, ...]
    """Address, telephone and e-mail; what is not known is left out."""
    remark: str
    """That the facts await confirmation, or nothing."""


def contact_of(request: HttpRequest) -> KontakSetting:
    """Return the site's contact facts; empty ones, never stored, where nobody has written any."""
    site = Site.find_for_request(request)
    return KontakSetting.objects.filter(site=site).first() or KontakSetting()


def letterhead_for(request: HttpRequest) -> Letterhead:
    """Return the letterhead with what the site's settings know."""
    contact = contact_of(request)
    street = ", ".join(filter(None, (contact.jalan, contact.kelurahan)))
    town = ", ".join(filter(None, (contact.kecamatan, contact.kabupaten, contact.provinsi)))
    place = f"{street}, {town} {contact.kode_pos}" if contact.jalan else ""
    reach = [
        f"{_('Telephone')} {contact.telepon}" if contact.telepon else "",
        f"{_('E-mail')} {contact.surel}" if contact.surel else "",
    ]
    lines = (place, " · ".join(filter(None, reach)))
    known = tuple(one_line(line) for line in lines if line)
    remark = _("Address and telephone await the office's confirmation.")
    return Letterhead(
        government=_("Government of Grobogan Regency"),
        office=_("Agriculture Office"),
        name=_("Agriculture Office of Grobogan Regency"),
        lines=known,
        remark=remark if known and not contact.terkonfirmasi else "",
    )
