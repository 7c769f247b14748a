"""Districts, commodities with their figures, categories of news and kinds of events."""

from decimal import Decimal
from typing import Any

from wagtail.models import Locale

from berita.models import KategoriBerita
from dinas.demo.builders.sumber import baca_csv, baca_json
from dinas.demo.builders.terjemahan import Kamus, terjemahkan
from dinas.images.models import CustomImage
from kegiatan.models import JenisKegiatan
from komoditas.models import Kecamatan, Komoditas, Produksi

TANDA = {
    "gerakan-tanam": "p",
    "panen-raya": "h",
    "temu-lapang": "h",
    "pasar-tani": "h",
    "rapat-koordinasi": "r",
}
"""The calendar's marks; all other kinds are trainings and briefings."""


def buat_kecamatan() -> dict[str, Kecamatan]:
    """Make the 19 districts; return them by their code."""
    outlines = {
        feature["id"]: feature["geometry"] for feature in baca_json("kecamatan.geojson")["features"]
    }
    return {
        row["kode"]: Kecamatan.objects.create(
            kode=row["kode"],
            nama=row["nama"],
            slug=row["slug"],
            jumlah_desa=int(row["jumlah_desa"]),
            jumlah_kelurahan=int(row["jumlah_kelurahan"]),
            luas_km2=Decimal(row["luas_km2_hitung"]),
            lintang=Decimal(row["lat"]),
            bujur=Decimal(row["lon"]),
            is_ibu_kota=row["ibu_kota_kabupaten"] == "ya",
            batas=outlines[row["kode"]],
        )
        for row in baca_csv("kecamatan.csv")
    }


def buat_kategori(locale: Locale) -> dict[str, KategoriBerita]:
    """Make the categories of news in both languages; return the Indonesian ones by code."""
    return {
        row["kode"]: _acuan(KategoriBerita(locale=locale, urutan=number * 10), row)
        for number, row in enumerate(baca_json("kantor.json")["kategori_berita"], 1)
    }


def buat_jenis(locale: Locale) -> dict[str, JenisKegiatan]:
    """Make the kinds of events in both languages; return the Indonesian ones by code."""
    return {
        row["kode"]: _acuan(
            JenisKegiatan(locale=locale, urutan=number * 10, tanda=TANDA.get(row["kode"], "l")),
            row,
        )
        for number, row in enumerate(baca_json("kantor.json")["jenis_kegiatan"], 1)
    }


def _acuan(snippet: Any, row: dict[str, str]) -> Any:
    snippet.nama, snippet.kode = row["id"], row["kode"]
    snippet.save()
    terjemahkan(snippet, {row["id"]: row["en"]})
    return snippet


def buat_komoditas(
    locale: Locale, images: dict[str, CustomImage], kecamatan: dict[str, Kecamatan]
) -> dict[str, Komoditas]:
    """Make the commodities in both languages; return the Indonesian ones by code."""
    facts = {row["id"]: row for row in baca_csv("komoditas.csv")}
    months = {
        season["kode"]: range(season["tanam"]["mulai_bulan"], season["tanam"]["akhir_bulan"] + 1)
        for season in baca_json("kantor.json")["kalender_tanam"]["musim"]
    }
    commodities = {}
    for number, text in enumerate(baca_json("komoditas.json"), 1):
        fact = facts[text["id"]]
        words = Kamus()
        commodity = Komoditas(
            locale=locale,
            live=False,
            nama=words(text["nama"]["id"], text["nama"]["en"]),
            kode=text["slug"],
            nama_latin=fact["nama_latin"],
            kelompok=text["kelompok"],
            ringkasan=words(text["ringkasan"]["id"], text["ringkasan"]["en"]),
            isi=[
                {"type": "paragraf", "value": f"<p>{words(indonesia, english)}</p>"}
                for indonesia, english in zip(
                    text["deskripsi"]["id"], text["deskripsi"]["en"], strict=True
                )
            ],
            gambar=images[text["id"]],
            bulan_tanam=sorted({month for season in text["musim"] for month in months[season]}),
            sumber="\n".join(dict.fromkeys([*text["sumber_fakta"], fact["sumber"]])),
            is_unggulan=True,
            urutan=number * 10,
            contoh=text["contoh"],
        )
        commodity.sentra = [kecamatan[code] for code in fact["sentra_kecamatan"].split(";") if code]
        commodity.save()
        commodity.save_revision().publish()
        terjemahkan(commodity, words)
        commodities[commodity.kode] = commodity
    return commodities


def buat_produksi(
    commodities: dict[str, Komoditas], kecamatan: dict[str, Kecamatan]
) -> list[Produksi]:
    """Make the production figures of the commodities that are there; gaps stay gaps."""

    def number(text: str) -> Decimal | None:
        return Decimal(text) if text else None

    return Produksi.objects.bulk_create(
        Produksi(
            komoditas=commodities[row["komoditas"]],
            kecamatan=kecamatan.get(row["kecamatan_kode"]),  # the regency's own code is no district
            tahun=int(row["tahun"]),
            luas_tanam_ha=number(row["luas_tanam_ha"]),
            luas_panen_ha=number(row["luas_panen_ha"]),
            produksi_ton=number(row["produksi_ton"]),
            hasil_ku_ha=number(row["produktivitas"]),
            status=row["status"],
            sumber=row["sumber"],
            catatan=row["catatan"],
        )
        for row in baca_csv("produksi.csv")
        if row["komoditas"] in commodities
    )
