"""Figures and data sets as files."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase

from komoditas.besaran import HASIL, LUAS_PANEN, LUAS_TANAM, POPULASI, PRODUKSI
from komoditas.ekspor import BENTUK, KOLOM, as_response, figures_rows, write_csv
from komoditas.models import Kecamatan, Komoditas, Produksi
from komoditas.unduhan import NUMBERS, keterangan
from statistik import katalog
from statistik.katalog import Dataset
from statistik.permintaan import Permintaan
from statistik.tampilan import angka_terpilih, di_wilayah

COLUMNS = {
    PRODUKSI: ("produksi_ton",),
    LUAS_PANEN: ("luas_panen_ha",),
    LUAS_TANAM: ("luas_tanam_ha",),
    HASIL: ("hasil_ku_ha", "hasil_hitung_ku_ha"),
    POPULASI: ("populasi_ekor",),
}
"""The columns of a file for each measure."""


def unduh_pilihan(
    pilihan: Permintaan, bentuk: str, language: str, address: str
) -> HttpResponseBase:
    """Answer with exactly the figures of the table that the choice shows.

    Args:
        bentuk: one of `komoditas.ekspor.BENTUK`.
        address: the full address of the page that shows the same.
    """
    wanted = set(COLUMNS[pilihan.besaran])
    columns = [name for name in KOLOM if name not in NUMBERS or name in wanted]
    names = "-".join(row.kode for row in pilihan.komoditas)
    return _answer(
        figures_rows(di_wilayah(pilihan, angka_terpilih(pilihan)), language),
        bentuk,
        f"{pilihan.besaran.kode}-{names}"[:80],
        columns,
        title=f"{pilihan.besaran.nama}, {pilihan.nama_wilayah}",
        address=address,
    )


def unduh_dataset(dataset: Dataset, bentuk: str, language: str) -> HttpResponseBase:
    """Answer with a whole data set, in a form that it has."""
    if dataset.kode == katalog.KECAMATAN:
        return _districts(dataset, bentuk)
    if dataset.kode == katalog.KALENDER:
        return _calendar(dataset, bentuk, language)
    figures: QuerySet[Produksi] = Produksi.objects.filter(
        komoditas__in=Komoditas.objects.public_sources()
    )
    if dataset.komoditas is not None:
        figures = figures.filter(komoditas=dataset.komoditas.pk)
    figures = figures.order_by("komoditas__urutan", "komoditas__kode", "tahun", "musim", "pk")
    return _answer(
        figures_rows(figures, language),
        bentuk,
        dataset.kode,
        tuple(KOLOM),
        title=dataset.judul,
        address=dataset.alamat,
    )


def _answer(
    rows: Iterable[dict[str, Any]],
    bentuk: str,
    name: str,
    columns: Sequence[str],
    *,
    title: str,
    address: str,
) -> HttpResponseBase:
    response = as_response(
        rows,
        bentuk,
        name,
        columns,
        about=keterangan(bentuk, title, address),
        bom=bentuk == "csv",
    )
    return _headed(response, address)


def _headed(response: HttpResponseBase, address: str) -> HttpResponseBase:
    response.headers["Link"] = f'<{address}>; rel="canonical"'
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _districts(dataset: Dataset, bentuk: str) -> HttpResponseBase:
    rows: list[dict[str, Any]] = [
        {
            "kode": row.kode,
            "nama": row.nama,
            "jumlah_desa": row.jumlah_desa,
            "jumlah_kelurahan": row.jumlah_kelurahan,
            "luas_km2": row.luas_km2,
            "lintang": row.lintang,
            "bujur": row.bujur,
        }
        for row in Kecamatan.objects.defer("batas", "jalur_svg")
    ]
    if bentuk != "geojson":
        return _plain(dataset, bentuk, rows)
    outlines = dict(Kecamatan.objects.values_list("kode", "batas"))
    features = [
        {
            "type": "Feature",
            "id": row["kode"],
            "geometry": outlines[row["kode"]] or None,
            "properties": _numbers(row),
        }
        for row in rows
    ]
    text = json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)
    return _file(dataset, "geojson", katalog.GEOJSON, text.encode())


def _calendar(dataset: Dataset, bentuk: str, language: str) -> HttpResponseBase:
    rows = [
        {
            "komoditas": row.kode,
            "komoditas_nama": row.nama_lokal,
            "kegiatan": kind,
            "bulan": month,
        }
        for row in Komoditas.objects.public_sources().told_in(language).defer("isi")
        for kind, months in (("tanam", row.bulan_tanam), ("panen", row.bulan_panen))
        for month in sorted(months)
    ]
    return _plain(dataset, bentuk, rows)


def _plain(dataset: Dataset, bentuk: str, rows: list[dict[str, Any]]) -> HttpResponseBase:
    """Answer with rows that are no figures of production."""
    if bentuk == "csv":
        columns = list(rows[0]) if rows else []
        data = b"".join(write_csv(rows, columns, bom=True))
    else:
        about = {"judul": dataset.judul, "alamat": dataset.alamat}
        told = {**about, "data": [_numbers(row) for row in rows]}
        data = json.dumps(told, ensure_ascii=False, indent=1).encode()
    return _file(dataset, bentuk, BENTUK[bentuk], data)


def _numbers(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row for JSON: decimals as numbers."""
    return {
        name: float(value) if value is not None and not isinstance(value, str | int) else value
        for name, value in row.items()
    }


def _file(dataset: Dataset, bentuk: str, media_type: str, data: bytes) -> HttpResponseBase:
    response = HttpResponse(data, content_type=media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{dataset.kode}.{bentuk}"'
    return _headed(response, dataset.alamat)
