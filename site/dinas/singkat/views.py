"""The short address itself, and the sheet that carries it."""

import segno
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.safestring import mark_safe
from django.utils.translation import override
from django.views.decorators.http import require_safe

from dinas.export.registry import origin_of
from dinas.singkat.finding import tujuan

KEPT_S = 300
"""So long may a shared cache keep where a code leads: a taken down page must not lead on."""


@require_safe
def buka(request: HttpRequest, kode: str) -> HttpResponse:
    """Lead to the page, in its own language, wherever it stands now.

    Raises:
        Http404: nothing public has this code.
    """
    response = HttpResponseRedirect(tujuan(kode).alamat)
    response["Cache-Control"] = f"public, max-age={KEPT_S}"
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def lembar_qr(request: HttpRequest, kode: str) -> HttpResponse:
    """Show a sheet for the notice board: title, date, office, a large code and its address.

    Raises:
        Http404: nothing public has this code.
    """
    found = tujuan(kode)
    address = f"{origin_of(request)}/k/{found.kode}"
    with override(found.bahasa):
        response = TemplateResponse(
            request,
            "pages/qr.html",
            {
                "tujuan": found,
                "alamat": address,
                "alamat_lisan": address.split("://", 1)[-1],
                "qr": svg(address),
            },
        ).render()
    response["Content-Language"] = found.bahasa
    response["X-Robots-Tag"] = "noindex"
    return response


def svg(text: str) -> str:
    """Return a QR code as SVG that is sized and coloured by its class alone."""
    code = segno.make(text, error="q", micro=False)
    drawn = code.svg_inline(omitsize=True, border=4, svgclass="qr", lineclass="qr-garis")
    return mark_safe(drawn)  # noqa: S308 (made of an address of ours, which it does not hold as text)
