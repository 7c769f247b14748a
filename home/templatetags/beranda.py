"""Template tags of the home page."""

from typing import Any

from django import template
from django.utils.dates import MONTHS
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from dinas.navigation.surroundings import surroundings
from home.tubuh import tubuh
from komoditas.musim import tanam_lagi

register = template.Library()


@register.simple_tag(takes_context=True)
def tubuh_beranda(context: dict[str, Any]) -> SafeString:
    """Return all of the home page below its notices."""
    request, page = context["request"], context["page"]
    return tubuh(page, surroundings(request, page), request)


@register.simple_tag
def nama_bulan(bulan: int) -> str:
    """Return the month's name in the active language."""
    return str(MONTHS[bulan])


@register.simple_tag
def musim_berikut(komoditas: Any, bulan_ini: int) -> str:
    """Say in a few words when the commodity is planted: now, or next in which month."""
    if bulan_ini in komoditas.bulan_tanam:
        return _("planting now")
    month = tanam_lagi(komoditas.bulan_tanam, bulan_ini)
    return _("next planting %(month)s") % {"month": MONTHS[month]} if month else ""
