"""The page for people: what can be asked, made of the API's own description."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from berita.models import BeritaPage
from dinas.api.gate import ROOT
from dinas.api.service import api
from dinas.core.bahasa import SOURCE, active_language
from dinas.export.registry import origin_of
from kegiatan.models import KegiatanPage
from komoditas.models import Komoditas
from statistik.models import StatistikPage


@dataclass(frozen=True)
class Parameter:
    """A parameter in words."""

    nama: str
    arti: str
    bawaan: str
    pilihan: tuple[str, ...]


@dataclass(frozen=True)
class Sumber:
    """One address of the API."""

    pola: str
    """With braces where a name or key stands."""
    arti: str
    parameter: tuple[Parameter, ...]
    contoh: str
    """An address that answers; empty where there is nothing to show yet."""


QUERIES = {
    "/berita": {"tahun": "2026", "per_halaman": "5"},
    "/jadwal": {"dari": "2026-12-01", "sampai": "2026-12-31"},
    "/produksi": {"besaran": "produksi", "wilayah": "33.15"},
}
"""What the examples ask, by resource: only what is known whatever the site holds."""


@require_safe
def untuk_orang(request: HttpRequest) -> HttpResponse:
    """Show what the API answers, with examples, limits and licence."""
    language = active_language()
    groups: dict[str, list[Sumber]] = {}
    names = _examples(language)
    for path, operations in api.get_openapi_schema()["paths"].items():
        told = operations["get"]
        groups.setdefault(told["tags"][0], []).append(_resource(path, told, names, language))
    return TemplateResponse(
        request,
        "pages/api.html",
        {
            "kelompok": list(groups.items()),
            "alamat_api": f"{origin_of(request)}{ROOT}",
            "per_menit": settings.API_PER_MINUTE,
            "statistik": StatistikPage.objects.public_in(language).select_related("locale").first(),
            "kepala_judul": _("Open data for programs (API)"),
            "kepala_keterangan": _(
                "News, events, commodities, figures and districts as JSON, without a key."
            ),
        },
    )


def _examples(language: str) -> dict[str, str]:
    """Return a name or key that exists, by the address whose place it takes."""
    article = BeritaPage.objects.untuk_daftar(language).values_list("translation_key").first()
    event = (
        KegiatanPage.objects.public_in(language)
        .order_by("-mulai", "-pk")
        .values_list("translation_key")
        .first()
    )
    commodity = Komoditas.objects.public_sources().values_list("kode").first()
    found = {"/berita/{id}": article, "/kegiatan/{id}": event, "/komoditas/{kode}": commodity}
    return {path: str(row[0]) for path, row in found.items() if row}


def _resource(path: str, told: Any, names: dict[str, str], language: str) -> Sumber:
    below = path.removeprefix(ROOT.rstrip("/"))
    example = below
    if "{" in below:
        example = f"{below.split('{')[0]}{names[below]}" if below in names else ""
    query = dict(QUERIES.get(below, {}))
    if language != SOURCE:
        query["bahasa"] = language
    asked = "&".join(f"{name}={value}" for name, value in query.items())
    return Sumber(
        pola=path,
        arti=told["summary"],
        parameter=tuple(_parameter(one) for one in told["parameters"]),
        contoh=f"{ROOT.rstrip('/')}{example}{'?' if asked else ''}{asked}" if example else "",
    )


def _parameter(told: Any) -> Parameter:
    schema = told["schema"]
    kinds = [schema, *schema.get("anyOf", ())]
    return Parameter(
        nama=told["name"],
        arti=told.get("description", "") or schema.get("description", "") or _in_path(told["name"]),
        bawaan=str(schema.get("default", "") if schema.get("default") is not None else ""),
        pilihan=tuple(one or "“”" for kind in kinds for one in kind.get("enum", ())),
    )


def _in_path(name: str) -> str:
    return _("Part of the address: %(nama)s, as the list gives it.") % {"nama": name}
