"""Facts about a page for search engines (schema.org), in the words that all page types share.

A page or a snippet with an address may offer `json_ld(situs, request) -> list[dict]`; the tag
`json_ld` of `kepala` writes what it returns, after the breadcrumb.
"""

import datetime as dt
from typing import Any
from urllib.parse import urljoin

from django.utils import timezone
from django.utils.translation import gettext as _

from dinas.core.bahasa import prefix
from dinas.core.models import KontakSetting
from dinas.core.staticfiles import address_of
from dinas.navigation.surroundings import Situs

Fakta = dict[str, Any]


def waktu_mesin(value: dt.date | dt.datetime) -> str:
    """Write a moment in WIB with its offset, and a day as a day."""
    if isinstance(value, dt.datetime):
        return timezone.localtime(value).replace(microsecond=0).isoformat()
    return value.isoformat()


def mutlak(situs: Situs, address: str) -> str:
    """Return an address with scheme and host; one that has them stays as it is."""
    if address.startswith("/") and not address.startswith("//"):
        return f"{situs.asal}{address}"  # nearly all of them, and many on a page
    return urljoin(f"{situs.asal}/", address)


def penerbit(situs: Situs) -> Fakta:
    """Return the office as publisher, organiser or author of something."""
    return {
        "@type": "GovernmentOrganization",
        "@id": f"{situs.asal}/#dinas",
        "name": _("Agriculture Office of Grobogan Regency"),
        "url": mutlak(situs, f"{prefix(situs.bahasa)}/"),
        "logo": {
            "@type": "ImageObject",
            "url": mutlak(situs, address_of("img/logo.png")),
            "width": 512,
            "height": 512,
        },
    }


def organisasi(situs: Situs) -> Fakta:
    """Return the office with all that is known of it."""
    facts = penerbit(situs)
    # Readers are told of facts that await confirmation; a search engine cannot be told.
    if situs.kontak.terkonfirmasi:
        facts.update(_kontak(situs.kontak))
    return facts


def _kontak(kontak: KontakSetting) -> Fakta:
    street = ", ".join(part for part in (kontak.jalan, kontak.kelurahan) if part)
    place = ", ".join(part for part in (kontak.kecamatan, kontak.kabupaten) if part)
    address = {
        "streetAddress": street,
        "addressLocality": place,
        "addressRegion": kontak.provinsi,
        "postalCode": kontak.kode_pos,
    }
    facts: Fakta = {
        "telephone": kontak.telepon_tautan.removeprefix("tel:"),
        "email": kontak.surel,
        "sameAs": [link for link in (kontak.instagram, kontak.facebook) if link],
    }
    if any(address.values()):
        known = {name: value for name, value in address.items() if value}
        facts["address"] = {"@type": "PostalAddress", **known, "addressCountry": "ID"}
    if kontak.lintang is not None and kontak.bujur is not None:
        facts["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": float(kontak.lintang),
            "longitude": float(kontak.bujur),
        }
    return {name: value for name, value in facts.items() if value}


def situs_web(situs: Situs) -> Fakta:
    """Return the site in one language, with how to search it."""
    home = mutlak(situs, f"{prefix(situs.bahasa)}/")
    return {
        "@type": "WebSite",
        "@id": f"{home}#situs",
        "name": _("Agriculture Office of Grobogan Regency"),
        "url": home,
        "inLanguage": situs.bahasa,
        "publisher": {"@id": f"{situs.asal}/#dinas"},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": f"{home}cari/?q={{search_term_string}}",
            },
            "query-input": "required name=search_term_string",
        },
    }


def remah(situs: Situs, steps: list[tuple[str, str]]) -> Fakta:
    """Return the breadcrumb; each step is a name and an address."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": mutlak(situs, href)}
            for number, (name, href) in enumerate(steps, 1)
        ],
    }


def halaman_daftar(situs: Situs, name: str, description: str, address: str) -> Fakta:
    """Return a page that lists others."""
    return {
        "@type": "CollectionPage",
        "name": name,
        "description": description,
        "url": mutlak(situs, address),
        "inLanguage": situs.bahasa,
        "isPartOf": {"@id": f"{mutlak(situs, f'{prefix(situs.bahasa)}/')}#situs"},
    }
