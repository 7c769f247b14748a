"""The news: twelve sample articles, and the text of the office's former home page."""

import datetime as dt
import html
from typing import Any

from berita.models import BeritaIndexPage, BeritaPage, BeritaTerkait, KategoriBerita
from dinas.demo.builders.sumber import baca_json
from dinas.demo.builders.terjemahan import Kamus, terjemahkan
from dinas.images.models import CustomImage
from komoditas.models import Kecamatan, Komoditas

GAMBAR = {
    "berita-01": "penyuluhan",
    "berita-02": "irigasi",
    "berita-03": "pasar-tani",
    "berita-04": "sawah",
    "berita-05": "rapat",
    "berita-06": "kedelai",
    "berita-07": "rubuha",
    "berita-08": "gudang-pupuk",
    "berita-09": "traktor",
    "berita-10": "bawang-merah",
    "berita-11": "tembakau",
    "berita-12": "melon",
    "berita-13": "rapat",
}
OLEH = {
    "tanaman-pangan": ("Bidang Tanaman Pangan", "Food Crops Division"),
    "hortikultura": ("Bidang Hortikultura", "Horticulture Division"),
    "perkebunan": ("Bidang Perkebunan", "Estate Crops Division"),
}
"""The division that answers for a category, where a source names it."""
TERKAIT = {"berita-01": ("berita-03", "berita-05")}
"""Articles that an editor would put beside another; for the rest the site chooses."""
TANPA_INGGRIS = "berita-11"
"""Left untranslated, so that the page which says so can be seen."""


def buat_berita(
    index: BeritaIndexPage,
    images: dict[str, CustomImage],
    categories: dict[str, KategoriBerita],
    commodities: dict[str, Komoditas],
    kecamatan: dict[str, Kecamatan],
) -> None:
    """Make the articles in both languages."""
    made: dict[str, BeritaPage] = {}
    for row in reversed(baca_json("berita.json")):  # the oldest first: later ones refer to it
        words = Kamus()
        page = BeritaPage(
            locale=index.locale,
            live=False,
            title=words(row["judul"]["id"], row["judul"]["en"]),
            slug=row["slug"],
            tanggal=dt.date.fromisoformat(row["tanggal"]),
            kategori=categories[row["kategori"]],
            ringkasan=words(row["ringkasan"]["id"], row["ringkasan"]["en"]),
            gambar=images[GAMBAR[row["id"]]],
            oleh=words(*OLEH[row["kategori"]]) if row["kategori"] in OLEH else "",
            isi=_isi(row, words, images),
            contoh=row["contoh"],
        )
        index.add_child(instance=page)
        page.tags.add(*row["tag"])
        page.komoditas = [commodities[code] for code in row["komoditas"] if code in commodities]
        page.kecamatan = [kecamatan[code] for code in row["kecamatan_kode"]]
        page.berita_terkait = [
            BeritaTerkait(berita=made[number]) for number in TERKAIT.get(row["id"], ())
        ]
        page.save()
        page.save_revision().publish()
        made[row["id"]] = page
        if row["id"] != TANPA_INGGRIS:
            terjemahkan(page, words)


def _paragraphs(row: dict[str, Any], words: Kamus) -> list[dict[str, Any]]:
    pairs = zip(row["isi"]["id"], row["isi"]["en"], strict=True)
    return [
        {"type": "paragraf", "value": f"<p>{html.escape(words(text, english), quote=False)}</p>"}
        for text, english in pairs
    ]


def _isi(row: dict[str, Any], words: Kamus, images: dict[str, CustomImage]) -> list[dict[str, Any]]:
    paragraphs = _paragraphs(row, words)
    if row["id"] != "berita-06":
        return paragraphs

    def heading(text: str, english: str) -> dict[str, Any]:
        return {"type": "judul", "value": {"teks": words(text, english), "tingkat": "h2"}}

    table = [
        [words("Fase", "Stage"), words("Yang diamati", "What is looked at"),
         words("Tindakan", "Action")],
        [words("Vegetatif", "Vegetative"),
         words("Ciri tanaman menurut deskripsi varietas", "Traits in the variety description"),
         words("Buang tanaman menyimpang", "Remove off-types")],
        [words("Berbunga", "Flowering"),
         words("Penyimpangan yang belum terlihat sebelumnya", "Off-types not seen before"),
         words("Ulangi roguing", "Rogue again")],
        [words("Menjelang masak", "Near maturity"),
         words("Keseragaman masak dan polong", "Even ripening and pods"), "Ulangi roguing"],
        [words("Pascapanen", "After harvest"),
         words("Daya tumbuh benih", "Germination of the seed"),
         words("Keringkan perlahan, simpan kedap udara", "Dry slowly, store airtight")],
    ]  # fmt: skip
    picture = {
        "type": "gambar",
        "value": {
            "gambar": {
                "image": images["kedelai"].pk,
                "alt_text": words(
                    "Gambar tanaman kedelai dengan polong berisi tiga biji",
                    "Drawing of a soybean plant with pods of three seeds",
                ),
                "decorative": False,
            },
            "keterangan": words(
                "Ciri yang diamati: bentuk daun, warna bunga, dan bentuk polong.",
                "What is looked at: the shape of leaves, the colour of flowers, the shape of pods.",
            ),
        },
    }
    quote = {
        "type": "kutipan",
        "value": {
            "kutipan": words(
                "Sekolah lapang tidak mengenal ceramah panjang.",
                "A field school knows no long lectures.",
            ),
            "sumber": "",
        },
    }
    rows = {
        "type": "tabel",
        "value": {
            "data": table,
            "first_row_is_table_header": True,
            "first_col_is_header": True,
            "table_caption": words("Yang diperiksa pada tiap fase", "What each stage needs"),
            "cell": [],
            "mergeCells": [],
        },
    }
    return [
        paragraphs[0],
        heading("Mengenali tanaman yang menyimpang", "Recognising off-types"),
        paragraphs[1],
        picture,
        rows,
        heading("Penanganan benih sesudah panen", "Handling seed after harvest"),
        paragraphs[2],
        heading("Belajar bersama di lahan", "Learning together in the field"),
        quote,
        *paragraphs[3:],
    ]
