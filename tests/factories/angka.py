"""Production figures, and the files that they are taken away in."""

from typing import Any

from komoditas.models import Komoditas, Produksi


def make_angka(komoditas: Komoditas, tahun: int, **fields: Any) -> Produksi:
    """Make a figure of the whole regency and year by the old method; only `sumber` is filled."""
    figure = Produksi.objects.create(
        **{
            "komoditas": komoditas,
            "tahun": tahun,
            "status": "bps-lama",
            "sumber": "BPS Grobogan",
            **fields,
        }
    )
    figure.refresh_from_db()
    return figure


def make_deret(
    komoditas: Komoditas, nilai: dict[int, Any], field: str = "produksi_ton", **fields: Any
) -> list[Produksi]:
    """Make one figure a year; the values are those of one field."""
    return [
        make_angka(komoditas, year, **{field: value}, **fields) for year, value in nilai.items()
    ]


def isi_berkas(response: Any) -> bytes:
    """Return a file that a view streams, and close it as a server would."""
    assert response.status_code == 200
    data: bytes = response.getvalue()
    for close in response._resource_closers:  # `close()` would end the database connection too
        close()
    return data
