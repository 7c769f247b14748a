"""The ordinary pages, from profile to site map. Facts come from the content files alone."""

import html
from typing import Any
from uuid import uuid4

from dinas.core.models import BasePage
from dinas.demo.builders.sumber import baca_json
from dinas.demo.builders.terjemahan import Kamus, terjemahkan
from halaman.models import HalamanPage
from home.models import HomePage

KABAR_LAYANAN = {
    "alsintan": (
        "Gudang Brigade Alsintan ada di Kecamatan Wirosari dan Kecamatan Godong (sumber 2017).",
        "The machinery brigade has depots in Wirosari and Godong districts (source of 2017).",
    ),
    "rkg": (
        "Rumah Kedelai Grobogan ada di Desa Krangganharjo, Kecamatan Toroh, "
        "dan diresmikan pada Maret 2017.",
        "The Grobogan Soybean House is in Krangganharjo, Toroh District, "
        "and was opened in March 2017.",
    ),
    "pasar-tani": (
        "Menurut situs lama dinas (2018), pasar tani digelar tiap Jumat di depan kantor dinas.",
        "According to the office's former website (2018), the market is held every Friday in "
        "front of the office.",
    ),
}
BELUM_DIISI = (
    "Syarat, waktu, biaya, dan cara mengadu untuk layanan ini diisi oleh dinas.",
    "Requirements, time, cost and how to complain about this service are filled in by the office.",
)


def buat_halaman(home: HomePage) -> dict[str, HalamanPage]:
    """Make the ordinary pages in both languages; return the Indonesian ones by slug."""
    office = baca_json("kantor.json")
    pages = {}
    words = Kamus()
    pages["profil"] = _page(
        home,
        words,
        slug="profil",
        title=words("Profil", "About"),
        ringkasan=words(office["tugas"]["id"], office["tugas"]["en"]),
        isi=_profil(office, words),
        show_in_menus=True,
    )
    words = Kamus()
    pages["layanan"] = _page(
        home,
        words,
        slug="layanan",
        title=words("Layanan", "Services"),
        ringkasan=words(
            "Layanan dinas bagi petani, kelompok tani, dan masyarakat.",
            "What the office does for farmers, farmer groups and the public.",
        ),
        isi=[],
    )
    for service in office["layanan"]:
        pages[service["slug"]] = _layanan(pages["layanan"], service)
    pages["privasi"] = _privasi(home)
    pages["aksesibilitas"] = _aksesibilitas(home)
    pages["peta-situs"] = _peta_situs(home)
    return pages


def _page(parent: BasePage, words: Kamus, **fields: Any) -> HalamanPage:
    page = HalamanPage(locale=parent.locale, live=False, **fields)
    parent.add_child(instance=page)
    page.save_revision().publish()
    terjemahkan(page, words)
    return page


def _judul(words: Kamus, text: str, english: str) -> dict[str, Any]:
    return {"type": "judul", "value": {"teks": words(text, english), "tingkat": "h2"}}


def _paragraf(words: Kamus, text: str, english: str) -> dict[str, Any]:
    return {
        "type": "paragraf",
        "value": f"<p>{html.escape(words(text, english), quote=False)}</p>",
    }


def _catatan(words: Kamus, text: str, english: str) -> dict[str, Any]:
    value = f"<p>{html.escape(words(text, english), quote=False)}</p>"
    return {"type": "catatan", "value": {"jenis": "info", "isi": value}}


def _daftar(words: Kamus, pairs: list[tuple[str, str]]) -> dict[str, Any]:
    items = "".join(f"<li>{html.escape(words(*pair), quote=False)}</li>" for pair in pairs)
    return {"type": "paragraf", "value": f"<ul>{items}</ul>"}


def _profil(office: dict[str, Any], words: Kamus) -> list[dict[str, Any]]:
    # The titles of regulations are names: English pages keep them.
    laws = [(law["teks"], law["teks"]) for law in office["dasar_hukum"]]
    return [
        _judul(words, "Kontak", "Contact"),
        {"type": "kontak", "value": None},
        _judul(words, "Tugas", "Duties"),
        _paragraf(words, office["tugas"]["id"], office["tugas"]["en"]),
        _judul(words, "Fungsi", "Functions"),
        _daftar(words, [(row["id"], row["en"]) for row in office["fungsi"]]),
        _judul(words, "Susunan organisasi", "Structure"),
        _bagan(words, office["struktur"]),
        _judul(words, "Dasar hukum", "Legal basis"),
        _daftar(words, laws),
        _catatan(
            words,
            "Tugas, fungsi, dan dasar hukum berasal dari satu sumber dan menunggu konfirmasi "
            "dinas.",
            "Duties, functions and legal basis come from one source and await confirmation by the "
            "office.",
        ),
        _judul(words, "Batas urusan", "What belongs elsewhere"),
        _paragraf(words, office["batas_urusan"]["id"], office["batas_urusan"]["en"]),
        _judul(words, "Data terbuka", "Open data"),
        _paragraf(
            words,
            "Angka produksi pada halaman komoditas disertai tahun, sumber, dan statusnya. Sel "
            "kosong berarti data tidak ditemukan, bukan nol.",
            "Production figures on the pages of commodities come with year, source and status. An "
            "empty cell means that no figure was found, not zero.",
        ),
    ]


def _bagan(words: Kamus, structure: dict[str, Any]) -> dict[str, Any]:
    units = [structure["sekretariat"], *structure["bidang"], *structure["uptd"]]
    head = structure["pimpinan"]
    return {
        "type": "bagan",
        "value": {
            "pimpinan": words(head["id"], head["en"]),
            "unit": [
                _butir(
                    {
                        "nama": words(unit["id"], unit["en"]),
                        "bawahan": [
                            _butir(words(one["id"], one["en"]))
                            for one in unit.get("sub_bagian", [])
                        ],
                    }
                )
                for unit in units
            ],
            "keterangan": words(
                "Bagan contoh, bukan salinan bagan resmi: disusun dari nama jabatan pada sumber "
                "publik 2017–2026. Nama lengkap Bidang PSP perlu konfirmasi.",
                "A sample, not the official chart: put together from titles in public sources of "
                "2017–2026. The full name of the division for extension (PSP) awaits confirmation.",
            ),
        },
    }


def _butir(value: Any) -> dict[str, Any]:
    """Return an item of a list block with an id, by which its translation is kept."""
    return {"type": "item", "value": value, "id": str(uuid4())}


def _layanan(parent: HalamanPage, service: dict[str, str]) -> HalamanPage:
    words = Kamus()
    body = [_paragraf(words, *BELUM_DIISI)]
    if service["slug"] in KABAR_LAYANAN:
        body.insert(0, _paragraf(words, *KABAR_LAYANAN[service["slug"]]))
    return _page(
        parent,
        words,
        slug=service["slug"],
        title=words(service["id"], service["en"]),
        isi=body,
        contoh=True,
    )


def _privasi(home: HomePage) -> HalamanPage:
    words = Kamus()
    return _page(
        home,
        words,
        slug="privasi",
        title=words("Privasi", "Privacy"),
        ringkasan=words(
            "Apa yang dicatat tentang Anda ketika membaca situs ini, dan apa yang tidak.",
            "What is recorded about you when you read this site, and what is not.",
        ),
        isi=[
            _judul(words, "Yang tidak kami lakukan", "What we don't do"),
            _daftar(
                words,
                [
                    (
                        "Situs ini tidak memasang kuki untuk mengenali atau mengikuti pembaca.",
                        "This site sets no cookies that recognise or follow readers.",
                    ),
                    (
                        "Tidak ada huruf, peta, skrip, atau penghitung dari pihak lain.",
                        "No fonts, maps, scripts or counters come from anybody else.",
                    ),
                    (
                        "Video dari penyedia lain dimuat hanya setelah Anda menekan Putar.",
                        "Videos from another provider load only after you press Play.",
                    ),
                ],
            ),
            _judul(words, "Yang tersimpan di perangkat Anda", "What stays on your device"),
            _paragraf(
                words,
                "Pilihan tampilan terang atau gelap disimpan di peramban Anda saja. Jika Anda "
                "memilih hemat data, peramban menyimpan satu kuki (hemat) yang hanya berisi "
                "pilihan itu.",
                "Your choice of light or dark is kept in your browser alone. If you choose to save "
                "data, your browser keeps one cookie (hemat) that holds nothing but that choice.",
            ),
        ],
    )


def _aksesibilitas(home: HomePage) -> HalamanPage:
    words = Kamus()
    return _page(
        home,
        words,
        slug="aksesibilitas",
        title=words("Aksesibilitas", "Accessibility"),
        ringkasan=words(
            "Situs ini dibuat agar dapat dipakai semua orang, dengan tolok ukur WCAG 2.2 AA.",
            "This site is made for everybody to use; its measure is WCAG 2.2 AA.",
        ),
        isi=[
            _judul(words, "Yang dapat Anda harapkan", "What you can expect"),
            _daftar(
                words,
                [
                    (
                        "Semua halaman dapat dibaca tanpa skrip dan dijalankan dengan papan ketik.",
                        "Every page can be read without script and used by keyboard.",
                    ),
                    (
                        "Peta selalu disertai daftar yang sama isinya.",
                        "Every map has a list beside it that says the same.",
                    ),
                    (
                        "Teks yang berganti sendiri dapat dijeda dan diam bila perangkat Anda "
                        "meminta gerak dikurangi.",
                        "Text that changes by itself can be paused, and stands still where your "
                        "device asks for less motion.",
                    ),
                    (
                        "Gambar yang bermakna mempunyai teks alternatif.",
                        "Pictures that carry meaning have alternative text.",
                    ),
                ],
            ),
            _judul(words, "Bagaimana diperiksa", "How it is checked"),
            _paragraf(
                words,
                "Tiap jenis halaman diperiksa secara otomatis dengan axe pada dua lebar layar, "
                "terang dan gelap. Pemeriksaan oleh pengguna pembaca layar belum dilakukan.",
                "Every page type is checked automatically by axe at two widths, light and dark. "
                "It has not been tested by users of screen readers yet.",
            ),
            _judul(words, "Menemui hambatan?", "Met an obstacle?"),
            _paragraf(
                words,
                "Beri tahu kami lewat telepon atau datang ke kantor; kontak ada di halaman Profil.",
                "Tell us by telephone or at the office; the contact is on the About page.",
            ),
        ],
    )


def _peta_situs(home: HomePage) -> HalamanPage:
    words = Kamus()
    return _page(
        home,
        words,
        slug="peta-situs",
        title=words("Peta situs", "Site map"),
        ringkasan=words(
            "Semua halaman situs ini dalam satu daftar.", "All pages of this site in one list."
        ),
        isi=[{"type": "peta_situs", "value": None}],
    )
