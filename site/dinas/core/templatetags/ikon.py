"""The site's icons: drawings of 24 by 24 units, in the colour of the words beside them."""

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

GAMBAR = {
    "cari": '<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5"/>',
    "menu": '<path d="M3 6h18M3 12h18M3 18h18"/>',
    "tutup": '<path d="m5 5 14 14M19 5 5 19"/>',
    "kiri": '<path d="m15 5-7 7 7 7"/>',
    "kanan": '<path d="m9 5 7 7-7 7"/>',
    "jeda": '<path class="ps" d="M8 5v14M16 5v14"/><path class="pl" d="M7 4.5v15l12-7.5z"/>',
    "cetak": '<path d="M7 8V3h10v5M7 17H4V9h16v8h-3M7 14h10v7H7z"/>',
    "traktor": (
        '<circle cx="7" cy="16" r="4"/><circle cx="18" cy="18" r="2"/><path d="M5 12V5h6l2 '
        '7h6v4M11 16h5"/>'
    ),
    "pupuk": (
        '<path d="M7 7c-3 5-3 10-1 13h12c2-3 2-8-1-13zM7 7l2-3h6l2 3z"/><path d="M12 11c-2 '
        '2-2 4 0 6 2-2 2-4 0-6z"/>'
    ),
    "daun": '<path d="M5 19C4 10 10 4 20 4c0 10-6 16-15 15zM5 19 13 11"/>',
    "pasar": (
        '<path d="M3 9l2-5h14l2 5M3 9a3 3 0 0 0 6 0 3 3 0 0 0 6 0 3 3 0 0 0 6 0M5 12v8h14v-8"/>'
    ),
    "informasi": '<circle cx="12" cy="12" r="9"/><path d="M12 11v6M12 7.500v.1"/>',
    "telepon": (
        '<path d="M5 4h4l2 5-2.5 1.500a11 11 0 0 0 5 5L15 13l5 2v4a1 1 0 0 1-1 1A15 15 0 0 1 '
        '4 5a1 1 0 0 1 1-1z"/>'
    ),
    "data": '<path d="M4 20h16M7 16V9M12 16V4M17 16v-5"/>',
    "titik": (
        '<path d="M12 21s7-6.2 7-11a7 7 0 0 0-14 0c0 4.8 7 11 7 11z"/><circle cx="12" '
        'cy="10" r="2.5"/>'
    ),
    "berkas": '<path d="M6 3h8l5 5v13H6zM14 3v5h5"/><path d="M9 16h6M9 12.5h6"/>',
    "kalender": '<path d="M4 6h16v14H4zM4 10h16M8 3v4M16 3v4"/>',
    "surel": '<path d="M3 6h18v12H3zM3 7l9 7 9-7"/>',
    "salin": '<path d="M9 9h11v11H9zM15 9V4H4v11h5"/>',
    "whatsapp": (
        '<path d="M4 20l1.2-4A8 8 0 1 1 8 18.8z"/><path d="M9.2 9.2c0 3 2.6 5.6 5.6 '
        '5.6l.9-1.6-2-1-1 .9a5 5 0 0 1-1.8-1.8l.9-1-1-2z"/>'
    ),
    "putar": '<path d="M7 4.5v15l12-7.5z"/>',
    "awas": '<path d="M12 3 2.500 20h19zM12 10v5M12 17.500v.1"/>',
    "kirim": '<path d="M21 4 3 11l6 2.500L20 5 11 15v5l3-4 4 3z"/>',
    "silang": '<path d="m6 6 12 12M18 6 6 18"/>',
    "umpan": '<path d="M5 11a8 8 0 0 1 8 8M5 5a14 14 0 0 1 14 14"/><circle cx="6" cy="18" r="1"/>',
    "facebook": (
        '<path d="M10 21v-8H7V9h3V7a4 4 0 0 1 4-4h3v4h-2a1 1 0 0 0-1 1v1h3l-.700 4H14v8z"/>'
    ),
    "x": '<path d="M4 4h4l12 16h-4zM19 4l-6 6.800M11 13.200 5 20"/>',
    "bagikan": (
        '<circle cx="6" cy="12" r="2.500"/><circle cx="18" cy="6" r="2.500"/><circle cx="18" '
        'cy="18" r="2.500"/><path d="m8 11 8-4M8 13l8 4"/>'
    ),
}


@register.simple_tag
def ikon(nama: str) -> SafeString:
    """Draw an icon and end the line, so that words beside it stand apart from it.

    Of a name that nobody drew it is empty.
    """
    lines = GAMBAR.get(nama, "")
    return mark_safe(  # noqa: S308 (drawings of ours)
        f'<svg class="i" viewBox="0 0 24 24" aria-hidden="true">{lines}</svg>\n'
    )
