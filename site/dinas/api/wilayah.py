"""The districts, as rows and with their boundaries."""

import json
from typing import Any, Literal

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_noop
from ninja import Query, Router, Schema

from dinas.api import asking
from dinas.api.problems import Masalah
from komoditas.models import Kecamatan

router = Router(tags=[gettext_noop("Districts")])

GEOJSON = "application/geo+json"
SOURCE = "cahyadsn/wilayah_boundaries (MIT), https://github.com/cahyadsn/wilayah_boundaries"


class Wilayah(Schema):
    """A district with its official code."""

    kode: str
    nama: str
    jumlah_desa: int
    jumlah_kelurahan: int
    luas_km2: float | None
    lintang: float
    bujur: float
    is_ibu_kota: bool


class DaftarWilayah(Schema):
    """All districts."""

    data: list[Wilayah]
    sumber: str


class Fitur(Schema):
    """A district as GeoJSON tells it."""

    type: Literal["Feature"]
    id: str
    geometry: dict[str, Any] | None
    properties: Wilayah


class Kumpulan(Schema):
    """All districts with their boundaries (RFC 7946, WGS84)."""

    type: Literal["FeatureCollection"]
    features: list[Fitur]


@router.get(
    "/kecamatan",
    response={200: DaftarWilayah, 422: Masalah, 429: Masalah},
    summary=gettext_noop("Districts with their official codes"),
)
def daftar_wilayah(request: HttpRequest, asal: Query[asking.Asal]) -> Any:
    """Give all districts."""
    asking.periksa(request, asal)
    rows = Kecamatan.objects.defer("batas", "jalur_svg")
    return {"data": [_told(row) for row in rows], "sumber": SOURCE}


@router.get(
    "/kecamatan.geojson",
    response={200: Kumpulan, 422: Masalah, 429: Masalah},
    summary=gettext_noop("Districts with their simplified boundaries as GeoJSON"),
)
def batas_wilayah(request: HttpRequest, asal: Query[asking.Asal]) -> HttpResponse:
    """Give all districts with their boundaries, which have no legal force."""
    asking.periksa(request, asal)
    features = [
        {
            "type": "Feature",
            "id": row.kode,
            "geometry": row.batas or None,
            "properties": _told(row),
        }
        for row in Kecamatan.objects.defer("jalur_svg")
    ]
    told = {"type": "FeatureCollection", "features": features}
    return HttpResponse(json.dumps(told, ensure_ascii=False), content_type=GEOJSON)


def _told(row: Kecamatan) -> dict[str, Any]:
    return {
        "kode": row.kode,
        "nama": row.nama,
        "jumlah_desa": row.jumlah_desa,
        "jumlah_kelurahan": row.jumlah_kelurahan,
        "luas_km2": float(row.luas_km2) if row.luas_km2 is not None else None,
        "lintang": float(row.lintang),
        "bujur": float(row.bujur),
        "is_ibu_kota": row.is_ibu_kota,
    }
