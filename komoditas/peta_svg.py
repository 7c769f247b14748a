"""From boundaries in degrees to paths in a drawing.

Equirectangular with the cosine of the middle latitude: exact enough for a regency 60 km wide. The
frame is fixed, so that every district is computed by itself and all of them fit together.
"""

import math
from collections.abc import Iterable, Sequence
from typing import Any

# The regency's frame in degrees (WGS84), with a small margin.
BARAT, TIMUR = 110.53, 111.26
SELATAN, UTARA = -7.295, -6.918
LEBAR = 1000
_KOSINUS = math.cos(math.radians((SELATAN + UTARA) / 2))
_SKALA = LEBAR / ((TIMUR - BARAT) * _KOSINUS)
TINGGI = round((UTARA - SELATAN) * _SKALA)
VIEWBOX = f"0 0 {LEBAR} {TINGGI}"


def titik(lon: float, lat: float) -> tuple[float, float]:
    """Return the place of a point in the drawing, in its units."""
    return (lon - BARAT) * _KOSINUS * _SKALA, (UTARA - lat) * _SKALA


def _ring(points: Iterable[Sequence[float]]) -> str:
    steps = []
    before = (0, 0)
    for index, (lon, lat, *_rest) in enumerate(points):
        x, y = (round(value) for value in titik(lon, lat))
        if index == 0:
            steps.append(f"M{x} {y}")
        elif (x, y) != before:
            steps.append(f"l{x - before[0]} {y - before[1]}")
        before = (x, y)
    return "".join(steps) + "z"


def jalur(geometry: dict[str, Any]) -> str:
    """Return the SVG path of a GeoJSON Polygon or MultiPolygon, in whole units.

    Raises:
        ValueError: another kind of geometry.
    """
    if geometry["type"] == "Polygon":
        polygons = [geometry["coordinates"]]
    elif geometry["type"] == "MultiPolygon":
        polygons = geometry["coordinates"]
    else:
        raise ValueError(f"{geometry['type']} is not an area")
    return "".join(_ring(ring) for polygon in polygons for ring in polygon)
