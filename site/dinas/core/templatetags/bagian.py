"""Parts of templates that many pages share, as finished text, with gaps for what differs."""

import re
from dataclasses import dataclass
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from dinas.core.keeping import in_key, kept

register = template.Library()

GAP = re.compile("\ue000(\\w+)\ue001")
"""What stands in a finished text where a value belongs: signs that no template or text has."""


@dataclass(frozen=True)
class Isian:
    """A value that a part only writes down, as it is: the part is the same whatever it says."""

    text: str


@register.filter
def isian(value: Any) -> Isian | str:
    """Have `{% bagian %}` leave a gap for a text; an empty one is told like any other value.

    The part may write it (`{{ … }}`) and ask whether there is one, nothing else: filters and
    comparisons would be asked about the gap. Encode what stands in an address beforehand.
    """
    text = "" if value is None else value
    if not isinstance(text, str):
        text = str(text)
    return Isian(text) if text else ""


@register.simple_tag
def bagian(nama: str, **nilai: Any) -> SafeString:
    """Include a template that sees nothing but these values, made once for all who give the same.

    ``{% bagian "components/letterhead.html" kaki=situs.kaki %}``. All that it says comes from
    them and from the language: it must not ask the clock, the request, or whether data is saved.
    What is different on each page is given as ``alamat=page.alamat|isian``.
    """
    gaps = {name: value.text for name, value in nilai.items() if isinstance(value, Isian)}
    if gaps:
        nilai = {name: value for name, value in nilai.items() if name not in gaps}
    names = tuple(gaps)
    key = ("core.bagian", nama, get_language(), in_key(nilai), names)
    pieces = kept(key, lambda: _pieces(nama, nilai, names))
    if len(pieces) == 1:
        return SafeString(pieces[0])
    filled = list(pieces)
    for place in range(1, len(filled), 2):
        filled[place] = conditional_escape(gaps[filled[place]])
    return SafeString("".join(filled))


def _pieces(nama: str, nilai: dict[str, Any], names: tuple[str, ...]) -> list[str]:
    """Return the text of a part, and between its pieces the names of what belongs there.

    Raises:
        LookupError: the part does more with one of these values than to write it, or less.
    """
    marks = {name: f"\ue000{name}\ue001" for name in names}
    pieces: list[str] = GAP.split(render_to_string(nama, {**nilai, **marks}))
    if set(pieces[1::2]) != set(names):
        raise LookupError(f"{nama} does not write each of {names}, or not as it is")
    return pieces
