"""The figures that a reader chose, arranged as table, chart and maps: one set for all of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Min, Q, QuerySet
from django.utils.translation import gettext as _

from komoditas.angka_tahunan import Titik, deret, perubahan, uraian
from komoditas.besaran import SEMUA, Besaran
from komoditas.grafik import Grafik, grafik_tahun
from komoditas.models import Kecamatan, Produksi
from komoditas.peta_angka import PetaAngka, peta_angka, tahun_peta
from statistik.grafik_garis import GrafikGaris, grafik_garis
from statistik.permintaan import SEMUA_KECAMATAN, Isi, Permintaan
from statistik.tabel import Asal, DaftarSumber, Tabel, bahasa, tabel_kecamatan, tabel_tahun


@dataclass(frozen=True)
class PetaKomoditas:
    """The districts of one commodity; `peta` is None where no district has a figure."""

    nama: str
    bahasa: str
    judul: str
    peta: PetaAngka | None


@dataclass(frozen=True)
class Tampilan:
    """All that is shown of a choice."""

    judul: str
    kalimat: list[str]
    tabel: list[Tabel]
    sumber: list[Asal]
    batang: Grafik | None
    garis: GrafikGaris | None
    judul_grafik: str
    uraian: str
    peta: list[PetaKomoditas]
    ada_angka: bool
    tahun: tuple[int, int] | None


def isi_komoditas(komoditas: Sequence[Any]) -> dict[int, Isi]:
    """Return what there is of each commodity, in one query."""
    rows: Any = (
        Produksi.objects.filter(komoditas__in=[row.pk for row in komoditas])
        .order_by()
        .values("komoditas_id")
        .annotate(
            awal=Min("tahun"),
            akhir=Max("tahun"),
            musiman=Count("pk", filter=~Q(musim="")),
            **{f"ada_{number}": Count("pk", filter=one.ada) for number, one in enumerate(SEMUA)},
        )
    )
    return {
        row["komoditas_id"]: Isi(
            row["awal"],
            row["akhir"],
            frozenset(one.kode for number, one in enumerate(SEMUA) if row[f"ada_{number}"]),
            ada_musim=bool(row["musiman"]),
        )
        for row in rows
    }


def angka_terpilih(pilihan: Permintaan) -> QuerySet[Produksi]:
    """Return the figures that were chosen, of all areas: maps need the districts, too."""
    figures = Produksi.objects.filter(
        komoditas__in=[row.pk for row in pilihan.komoditas], musim=pilihan.musim
    )
    if pilihan.dari is not None:
        figures = figures.filter(tahun__gte=pilihan.dari)
    if pilihan.sampai is not None:
        figures = figures.filter(tahun__lte=pilihan.sampai)
    return figures.order_by("komoditas__urutan", "komoditas__kode", "kecamatan__kode", "tahun")


def di_wilayah(pilihan: Permintaan, angka: QuerySet[Produksi]) -> QuerySet[Produksi]:
    """Keep the figures of the chosen area that have the chosen measure: those of the table."""
    if pilihan.kecamatan is not None:
        angka = angka.filter(kecamatan=pilihan.kecamatan)
    else:
        angka = angka.filter(kecamatan__isnull=pilihan.wilayah != SEMUA_KECAMATAN)
    return angka.filter(pilihan.besaran.ada)


def tampilkan(pilihan: Permintaan, kecamatan: Sequence[Kecamatan]) -> Tampilan:
    """Arrange what was chosen, in one query for its figures.

    Args:
        kecamatan: all districts, with their outlines as drawn.
    """
    figures = list(angka_terpilih(pilihan))
    by_commodity = {
        row.pk: [figure for figure in figures if figure.komoditas_id == row.pk]
        for row in pilihan.komoditas
    }
    sources = DaftarSumber()
    area = pilihan.kecamatan.pk if pilihan.kecamatan is not None else None
    series: list[tuple[Any, list[Titik]]] = []
    if pilihan.wilayah == SEMUA_KECAMATAN:
        tables = [
            table
            for row in pilihan.komoditas
            if (table := tabel_kecamatan(pilihan, row, by_commodity[row.pk], kecamatan, sources))
        ]
    else:
        series = _series(pilihan, by_commodity, area)
        tables = (
            [
                tabel_tahun(
                    pilihan,
                    series,
                    judul(pilihan, (series[0][1][0].tahun, series[0][1][-1].tahun)),
                    sources,
                )
            ]
            if series
            else []
        )
    several = len(pilihan.komoditas) > 1
    named = [(row.nama_lokal, bahasa(row), points) for row, points in series]
    years = _span(series, tables)
    return Tampilan(
        judul=judul(pilihan, years),
        kalimat=[] if several else _changes(pilihan, series),
        tabel=tables,
        sumber=sources.semua,
        batang=grafik_tahun(series[0][1], pilihan.besaran) if series and not several else None,
        garis=grafik_garis(named, pilihan.besaran) if series and several else None,
        judul_grafik=f"{pilihan.besaran.nama} ({pilihan.besaran.satuan})",
        uraian=" ".join(
            f"{row.nama_lokal}: {uraian(points, pilihan.besaran)}" for row, points in series
        ),
        peta=[_map(pilihan, row, by_commodity[row.pk], kecamatan) for row in pilihan.komoditas],
        ada_angka=bool(tables),
        tahun=years,
    )


def _series(
    pilihan: Permintaan, by_commodity: dict[int, list[Produksi]], area: int | None
) -> list[tuple[Any, list[Titik]]]:
    """Return the points of each commodity over the same years; nothing if no figure is known."""
    chosen = {
        row.pk: [figure for figure in by_commodity[row.pk] if figure.kecamatan_id == area]
        for row in pilihan.komoditas
    }
    known = [
        figure.tahun
        for figures in chosen.values()
        for figure in figures
        if pilihan.besaran.dari(figure) is not None
    ]
    if not known:
        return []
    years = range(min(known), max(known) + 1)
    return [(row, deret(chosen[row.pk], pilihan.besaran, years)) for row in pilihan.komoditas]


def _map(
    pilihan: Permintaan, row: Any, figures: list[Produksi], kecamatan: Sequence[Kecamatan]
) -> PetaKomoditas:
    years = tahun_peta(figures, pilihan.besaran, pilihan.musim)
    words = {"nama": row.nama_lokal, "besaran": pilihan.besaran.nama}
    if not years:
        return PetaKomoditas(row.nama_lokal, bahasa(row), "", None)
    drawn = peta_angka(
        figures,
        kecamatan,
        pilihan.besaran,
        years[0],
        musim=pilihan.musim,
        sorotan=pilihan.kecamatan.pk if pilihan.kecamatan is not None else None,
    )
    title = _("%(nama)s: %(besaran)s by district, %(tahun)s (%(satuan)s)")
    words |= {"tahun": str(years[0]), "satuan": str(pilihan.besaran.satuan)}
    words["besaran"] = str(pilihan.besaran.kalimat)
    return PetaKomoditas(row.nama_lokal, bahasa(row), title % words, drawn)


def _changes(pilihan: Permintaan, series: list[tuple[Any, list[Titik]]]) -> list[str]:
    return [
        sentence
        for _row, points in series
        if (
            sentence := perubahan(
                [point.angka for point in points if point.angka is not None],
                (pilihan.besaran,),
            )
        )
    ]


def _span(series: list[tuple[Any, list[Titik]]], tables: list[Tabel]) -> tuple[int, int] | None:
    if series:
        return series[0][1][0].tahun, series[0][1][-1].tahun
    years = [int(year) for table in tables for year, _language in table.kolom]
    return (min(years), max(years)) if years else None


def judul(pilihan: Permintaan, years: tuple[int, int] | None) -> str:
    """Return the choice as a heading: *Produksi padi dan jagung, Kabupaten Grobogan, 2011-2023*."""
    names = [row.nama_lokal.lower() for row in pilihan.komoditas]
    listed = names[0] if names else ""
    if len(names) > 1:
        listed = _("%(awal)s and %(akhir)s") % {
            "awal": ", ".join(names[:-1]),
            "akhir": names[-1],
        }
    parts = [
        _("%(besaran)s: %(komoditas)s") % {"besaran": pilihan.besaran.nama, "komoditas": listed},
        pilihan.nama_wilayah,
    ]
    if pilihan.musim:
        parts.append(pilihan.nama_musim)
    if years:
        parts.append(str(years[0]) if years[0] == years[1] else f"{years[0]}–{years[1]}")
    return ", ".join(parts)


def besaran_tersedia(isi: dict[int, Isi], dipilih: Besaran) -> list[Besaran]:
    """Return the measures of which any commodity has a figure, and the chosen one."""
    known = {kode for one in isi.values() for kode in one.besaran}
    return [one for one in SEMUA if one.kode in known or one is dipilih]
