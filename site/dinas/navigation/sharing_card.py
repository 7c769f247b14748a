"""Draws the card that chats and social sites show beside a link, where a page has no picture.

`static/img/kartu.jpg`, the card of the site itself, is drawn by it too.
"""

import unicodedata
from functools import cache
from io import BytesIO

from django.conf import settings
from PIL import Image, ImageDraw, ImageFont

WIDTH_PX, HEIGHT_PX = 1200, 630
DESIGN = "1"
"""Change it with the drawing: all cards are then drawn anew when their page is published."""

DEEP, ON_DEEP, MUTED, CORN, BUND = "#0a3a28", "#f3f8ee", "#b9d1bf", "#f2b90f", "#f8f5e3"
FIELDS = ("#2f7d4a", "#5a9c55", "#8fbb62", "#c3d77e", "#e9c54a", "#b98b4e")
EDGE_PX = 72
MARK_PX = 88
FIELDS_PX = 44
TITLE_TOP_PX, TITLE_BOTTOM_PX = 196, 486
SIZES_PX = range(84, 38, -4)
LINE_HEIGHT = 1.16
FONT = settings.BASE_DIR / "site/static/fonts/plus-jakarta-sans-latin-wght.woff2"
MARK = settings.BASE_DIR / "site/static/img/logo.png"


def draw(title: str, *, office: str, region: str, date: str = "") -> bytes:
    """Return the card as a JPEG.

    Args:
        title: what the page is called. Signs that the font lacks are left out; a title of which
            less than half would be left is not shown.
        office: the name of the office, beside the mark.
        region: whose office it is, below its name.
        date: the day in words, or nothing.
    """
    card = Image.new("RGB", (WIDTH_PX, HEIGHT_PX), DEEP)
    pen = ImageDraw.Draw(card)
    _draw_fields(pen)
    with Image.open(MARK) as mark:
        small = mark.convert("RGBA").resize((MARK_PX, MARK_PX), Image.Resampling.LANCZOS)
    card.paste(small, (EDGE_PX, 64), small)
    beside_px = EDGE_PX + MARK_PX + 24
    pen.text((beside_px, 70), _drawable(office, 800), ON_DEEP, font(36, 800))
    pen.text((beside_px, 114), _drawable(region, 500), MUTED, font(28, 500))
    words = readable(title)
    if words:
        _draw_title(pen, words)
    if date:
        pen.text((EDGE_PX, 512), _drawable(date, 600), CORN, font(32, 600))
    output = BytesIO()
    card.save(output, "JPEG", quality=86, optimize=True, progressive=True)
    return output.getvalue()


@cache
def font(size_px: int, weight: int) -> ImageFont.FreeTypeFont:
    """Return the site's font; it holds all weights in one file."""
    found = ImageFont.truetype(FONT, size_px)
    found.set_variation_by_axes([weight])
    return found


def readable(title: str) -> str:
    """Return the part of a title that the font can show; nothing where too much would be lost."""
    text = " ".join(unicodedata.normalize("NFKC", title).split())
    shown = _drawable(text, 800)
    letters = sum(character.isalnum() for character in text)
    kept = sum(character.isalnum() for character in shown)
    return shown if kept * 2 > letters else ""


def _drawable(text: str, weight: int) -> str:
    kept = "".join(sign for sign in text if sign == " " or _has_glyph(sign, weight))
    return " ".join(kept.split())


@cache
def _glyph(sign: str, weight: int) -> bytes:
    return bytes(font(32, weight).getmask(sign))


def _has_glyph(sign: str, weight: int) -> bool:
    # The font's sign for what it lacks is that of a code point that never gets a character.
    return sign.isprintable() and _glyph(sign, weight) != _glyph("\uffff", weight)


def _draw_title(pen: ImageDraw.ImageDraw, title: str) -> None:
    """Write the title as large as it fits; at the smallest size its end is cut off."""
    width_px, room_px = WIDTH_PX - 2 * EDGE_PX, TITLE_BOTTOM_PX - TITLE_TOP_PX
    lines: list[str] = []
    for size_px in SIZES_PX:
        step_px = round(size_px * LINE_HEIGHT)
        most = room_px // step_px
        lines = wrap(title, font(size_px, 800), width_px)
        if len(lines) <= min(most, 4) or (len(lines) <= most and size_px == SIZES_PX[-1]):
            break
    else:
        lines = [*lines[: most - 1], _shortened(lines[most - 1], font(size_px, 800), width_px)]
    top_px = TITLE_TOP_PX + (room_px - len(lines) * step_px) // 2
    for number, line in enumerate(lines):
        pen.text((EDGE_PX, top_px + number * step_px), line, ON_DEEP, font(size_px, 800))


def wrap(text: str, face: ImageFont.FreeTypeFont, width_px: int) -> list[str]:
    """Return the text in lines that fit the width; words longer than a line are broken."""
    lines = [""]
    for word in text.split(" "):
        candidate = f"{lines[-1]} {word}".strip()
        if face.getlength(candidate) <= width_px:
            lines[-1] = candidate
            continue
        if lines[-1]:
            lines.append("")
        for sign in word:
            if face.getlength(lines[-1] + sign) > width_px:
                lines.append("")
            lines[-1] += sign
    return lines


def _shortened(line: str, face: ImageFont.FreeTypeFont, width_px: int) -> str:
    while line and face.getlength(f"{line}…") > width_px:
        line = line[:-1].rstrip()
    return f"{line}…"


def _draw_fields(pen: ImageDraw.ImageDraw) -> None:
    """Close the card with a strip of fields, parted by bunds with one slant."""
    top_px, slant_px = HEIGHT_PX - FIELDS_PX, 28
    pen.rectangle((0, top_px - 4, WIDTH_PX, HEIGHT_PX), BUND)
    edges = (-slant_px, 260, 420, 660, 780, 1010, WIDTH_PX + slant_px)
    for colour, left, right in zip(FIELDS, edges, edges[1:], strict=False):
        pen.polygon(
            (
                (left + slant_px, top_px),
                (right + slant_px - 5, top_px),
                (right - 5, HEIGHT_PX),
                (left, HEIGHT_PX),
            ),
            colour,
        )
