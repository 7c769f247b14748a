"""The events: four of February 2020 as on the former home page, ten that are still to come."""

import datetime as dt
import html
from typing import Any

from django.utils import timezone

from dinas.demo.builders.sumber import baca_json
from dinas.demo.builders.terjemahan import Kamus, terjemahkan
from kegiatan.enums import Keadaan, Tindakan, Ulang
from kegiatan.models import JenisKegiatan, KegiatanIndexPage, KegiatanKecuali, KegiatanPage
from komoditas.models import Kecamatan, Komoditas

NAMA_NETRAL = {
    "kegiatan-06": (
        "gerakan-tanam-padi-serempak",
        "Gerakan Tanam Padi Serempak",
        "Simultaneous Rice Planting Drive",
    ),
    "kegiatan-07": ("pasar-tani-jumat", "Pasar Tani Jumat", "Friday Farmers' Market"),
    "kegiatan-10": ("temu-lapang-bawang-merah", "Temu Lapang Bawang Merah", "Shallot Field Day"),
    "kegiatan-13": (
        "penyuluhan-budidaya-tembakau",
        "Penyuluhan Persiapan Budidaya Tembakau",
        "Extension Session on Preparing for Tobacco",
    ),
    "kegiatan-14": ("panen-raya-jagung", "Panen Raya Jagung", "Maize Harvest Event"),
}
"""Names without a month or season, for events that move with the day of seeding."""

DIUBAH, BATAL, BERULANG = "kegiatan-08", "kegiatan-11", "kegiatan-07"


def geser() -> dt.timedelta:
    """Return by how many whole weeks the coming events move, so that the next is within a week."""
    first = min(
        start
        for row in baca_json("kegiatan.json")
        if (start := dt.datetime.fromisoformat(row["mulai"])).year > 2020
    )
    weeks = -((first - timezone.now()) // dt.timedelta(weeks=1))
    return dt.timedelta(weeks=weeks)


def buat_kegiatan(
    index: KegiatanIndexPage,
    kinds: dict[str, JenisKegiatan],
    commodities: dict[str, Komoditas],
    kecamatan: dict[str, Kecamatan],
) -> None:
    """Make the events in both languages."""
    shift = geser()
    for row in baca_json("kegiatan.json"):
        words = Kamus()
        slug, title, english = NAMA_NETRAL.get(
            row["id"], (row["slug"], row["judul"]["id"], row["judul"]["en"])
        )
        start = dt.datetime.fromisoformat(row["mulai"])
        moved = shift if start.year > 2020 else dt.timedelta()
        summary = words(row["deskripsi"]["id"], row["deskripsi"]["en"])
        page = KegiatanPage(
            locale=index.locale,
            live=False,
            title=words(title, english),
            slug=slug,
            jenis=kinds[row["jenis"]],
            mulai=start + moved,
            selesai=dt.datetime.fromisoformat(row["selesai"]) + moved,
            ringkasan=summary,
            tempat=words(row["lokasi"]["id"], row["lokasi"]["en"]),
            kecamatan=kecamatan[row["kecamatan_kode"]],
            penyelenggara=words(row["penyelenggara"]["id"], row["penyelenggara"]["en"]),
            isi=[{"type": "paragraf", "value": f"<p>{_ajakan(words)}</p>"}],
            contoh=row["contoh"],
            **_keadaan(row["id"], start + moved, words),
        )
        index.add_child(instance=page)
        page.komoditas = [commodities[code] for code in row["komoditas"] if code in commodities]
        if row["id"] == BERULANG:
            page.kecuali.add(
                KegiatanKecuali(
                    tanggal=(page.mulai + dt.timedelta(weeks=4)).date(),
                    tindakan=Tindakan.DITIADAKAN,
                )
            )
        page.save()
        page.save_revision().publish()
        terjemahkan(page, words)


def _ajakan(words: Kamus) -> str:
    return html.escape(
        words(
            "Syarat peserta, cara mendaftar, dan narahubung diisi oleh dinas.",
            "Who may take part, how to register and whom to ask is filled in by the office.",
        ),
        quote=False,
    )


def _keadaan(number: str, start: dt.datetime, words: Kamus) -> dict[str, Any]:
    if number == DIUBAH:
        return {
            "keadaan": Keadaan.DIUBAH,
            "keterangan_keadaan": words(
                "Contoh: semula direncanakan sehari lebih awal.",
                "Example: it was first planned for one day earlier.",
            ),
        }
    if number == BATAL:
        return {
            "keadaan": Keadaan.BATAL,
            "keterangan_keadaan": words(
                "Contoh: dibatalkan karena tempat dipakai kegiatan lain.",
                "Example: cancelled because the place is needed for something else.",
            ),
        }
    if number == BERULANG:
        return {
            "ulang": Ulang.MINGGUAN,
            "ulang_sampai": (start + dt.timedelta(weeks=12)).date(),
        }
    return {}
