"""Template tags for the drawing of the regency."""

from collections.abc import Iterable
from typing import Any

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
