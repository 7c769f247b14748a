"""Template tags for the drawing of the regency."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django import template

from komoditas.models import Kecamatan
from komoditas.peta_svg import VIEWBOX, titik

register = template.Library()


@register.simple_tag
def semua_kecamatan() -> list[Kecamatan]:
    """Return all districts with their outlines as drawn, in one query."""
    return list(Kecamatan.objects.defer("batas"))


@register.inclusion_tag("components/peta.html")
def peta_kecil(
    kecamatan: Iterable[Kecamatan], sorotan: Kecamatan | Iterable[Kecamatan], alamat_peta: str
) -> dict[str, Any]:
    """Draw a small map with some districts lit; the page names them in words beside it.

    Args:
        kecamatan: all districts.
        sorotan: the district or districts to light.
        alamat_peta: the address of the map's page.
    """
    lit = [sorotan] if isinstance(sorotan, Kecamatan) else sorotan
    return {
        "kecamatan": kecamatan,
        "viewbox": VIEWBOX,
        "alamat_peta": alamat_peta,
        "sorotan": {district.pk for district in lit},
        "mode": "kecil",
    }


@register.simple_tag
def titik_kantor(kontak: Any) -> tuple[int, int] | None:
    """Return where the office stands in the drawing; None while its place is not known."""
    if kontak is None or kontak.lintang is None or kontak.bujur is None:
        return None
    x, y = titik(float(kontak.bujur), float(kontak.lintang))
    return round(x), round(y)


@register.inclusion_tag("components/peta_kantor.html")
def peta_kantor(kontak: Any, alamat_peta: str | None) -> dict[str, Any]:
    """Draw where the office stands; nothing while not even its district is known.

    Args:
        kontak: the office's contact facts (dinas.core.models.KontakSetting).
        alamat_peta: the address of the map's page, whose districts the drawing links to.
    """
    if not (kontak and kontak.kecamatan and alamat_peta):
        return {}
    districts = semua_kecamatan()
    wanted = kontak.kecamatan.casefold()
    return {
        "kecamatan": districts,
        "viewbox": VIEWBOX,
        "alamat_peta": alamat_peta,
        "mode": "kecil",
        "sorotan": {one.pk for one in districts if one.nama.casefold() == wanted},
        "kantor": titik_kantor(kontak),
        "kontak": kontak,
        "cari": _pencarian_google(kontak),
        "titik": alamat_titik(kontak),
    }


def alamat_titik(kontak: Any) -> str:
    """Return the address at which OpenStreetMap shows the office's point; empty without one."""
    if kontak.lintang is None or kontak.bujur is None:
        return ""
    query = urlencode({"mlat": kontak.lintang, "mlon": kontak.bujur})
    return f"https://www.openstreetmap.org/?{query}#map=16/{kontak.lintang}/{kontak.bujur}"


def _pencarian_google(kontak: Any) -> str:
    """Return the address that opens the phone's map: by words, which lead to the building."""
    if not kontak.jalan:
        return ""
    parts = (kontak.jalan, kontak.kelurahan, kontak.kecamatan, kontak.kabupaten)
    query = urlencode({"api": 1, "query": ", ".join(part for part in parts if part)})
    return f"https://www.google.com/maps/search/?{query}"
