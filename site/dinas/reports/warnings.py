"""What the panel of checks says before approving: a warning, never a barrier."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from dinas.reports.enums import Arah
from dinas.reports.inside import direction, host_of, own_hosts
from dinas.reports.models import SitusLuar
from dinas.reports.pieces import pieces_of
from dinas.reports.spam import suspicious


def warnings_of(instance: Any) -> Iterator[tuple[str, str]]:
    """Give a sentence and its place for suspicious words, and for sites never linked to before."""
    hosts = own_hosts()
    places: dict[str, str] = {}
    for piece in pieces_of(instance):
        for found in suspicious(piece.teks, piece.html):
            yield (
                _("%(finding)s: “%(words)s”. Don't publish this before it is cleared up.")
                % {"finding": _(found.sebab), "words": found.kutipan},
                piece.jalur,
            )
        for target in piece.tautan:
            name = host_of(target.alamat)
            if name and direction(target, hosts) == Arah.LUAR:
                places.setdefault(name.removeprefix("www."), piece.jalur)
    known = set(SitusLuar.objects.filter(nama__in=places).values_list("nama", flat=True))
    for name in sorted(places.keys() - known):
        yield (
            _("The site %(site)s was never linked to before. Is the address right?")
            % {"site": name},
            places[name],
        )
