"""What the panel of checks says before approving: a warning, never a barrier."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from dinas.reports.enums import Arah
from dinas.reports.inside import Dalam, direction, host_of, own_hosts
from dinas.reports.models import SitusLuar
from dinas.reports.pieces import Sasaran, pieces_of
from dinas.reports.spam import suspicious

MOST_OWN_ADDRESSES = 10
"""Each is asked of the site itself after every saving; the weekly report looks at all."""


def warnings_of(instance: Any) -> Iterator[tuple[str, str]]:
    """Give a sentence and its place for spam, unknown sites, and our addresses without a page."""
    hosts = own_hosts()
    places: dict[str, str] = {}
    own: dict[str, str] = {}
    for piece in pieces_of(instance):
        for found in suspicious(piece.teks, piece.html):
            yield (
                _("%(finding)s: “%(words)s”. Don't publish this before it is cleared up.")
                % {"finding": _(found.sebab), "words": found.kutipan},
                piece.jalur,
            )
        for target in piece.tautan:
            name = host_of(target.alamat)
            way = direction(target, hosts)
            if way == Arah.ALAMAT and len(own) < MOST_OWN_ADDRESSES:
                own.setdefault(target.alamat, piece.jalur)
            if name and way == Arah.LUAR:
                places.setdefault(name.removeprefix("www."), piece.jalur)
    yield from _missing_addresses(own)
    known = set(SitusLuar.objects.filter(nama__in=places).values_list("nama", flat=True))
    for name in sorted(places.keys() - known):
        yield (
            _("The site %(site)s was never linked to before. Is the address right?")
            % {"site": name},
            places[name],
        )


def _missing_addresses(own: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Name pasted addresses of our own where a reader finds nothing."""
    site = Dalam(())
    for address, place in own.items():
        if site.fault(Sasaran(alamat=address)):
            yield (
                _("At %(address)s there is nothing to read. Correct it, or choose the page anew.")
                % {"address": address},
                place,
            )
