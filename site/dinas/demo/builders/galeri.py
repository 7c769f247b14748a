"""The gallery: places for videos, and albums of illustrations."""

import datetime as dt

from dinas.demo.builders.terjemahan import Kamus, terjemahkan
from dinas.images.models import CustomImage
from galeri.models import AlbumPage, GaleriPage, VideoPage

VIDEO = (
    ("jajar-legowo", "sawah", "Jajar legowo: cara menata barisan tanam padi",
     "Jajar legowo: how to lay out rows of rice"),
    ("memilih-benih-kedelai", "kedelai", "Memilih benih kedelai Grobogan",
     "Choosing Grobogan soybean seed"),
    ("merawat-traktor-roda-dua", "traktor", "Merawat traktor roda dua sebelum musim tanam",
     "Looking after a two-wheel tractor before planting"),
    ("persemaian-bawang-merah", "bawang-merah", "Persemaian bawang merah asal biji",
     "Nursery for shallots from seed"),
    ("memeriksa-data-e-rdkk", "gudang-pupuk", "Memeriksa data e-RDKK bersama penyuluh",
     "Checking e-RDKK data with an extension worker"),
    ("membersihkan-saluran", "irigasi", "Membersihkan saluran sebelum musim hujan",
     "Clearing channels before the rains"),
)  # fmt: skip

ALBUM = (
    ("panen-dan-pasar", "Panen dan pasar", "Harvest and market", "panen", (
        ("panen", "Panen raya bersama kelompok tani", "Main harvest with farmer groups"),
        ("pasar-tani", "Pasar tani di halaman kantor dinas", "Farmers' market at the office"),
    )),
    ("pelatihan", "Pelatihan dan penyuluhan", "Training and extension", "penyuluhan", (
        ("rapat", "Bimtek statistik petugas kecamatan", "Statistics training for district staff"),
        ("penyuluhan", "Pelatihan pemasaran digital", "Digital marketing course"),
        ("tembakau", "Pelatihan pascapanen tembakau", "Tobacco post-harvest training"),
        ("melon", "Penyuluhan budidaya melon", "Extension session on melons"),
    )),
)  # fmt: skip


def buat_galeri(index: GaleriPage, images: dict[str, CustomImage]) -> list[VideoPage]:
    """Make videos and albums in both languages; return the Indonesian videos."""
    videos = []
    for number, (slug, picture, title, english) in enumerate(VIDEO):
        words = Kamus()
        page = VideoPage(
            locale=index.locale,
            live=False,
            title=words(title, english),
            slug=slug,
            tanggal=dt.date(2026, 11, 20) - dt.timedelta(days=number),
            ringkasan=words(
                "Tempat untuk video penyuluhan; videonya diunggah oleh dinas.",
                "A place for an extension video; the office will upload it.",
            ),
            gambar=images[picture],
            transkrip=words(
                "Transkrip ditulis di sini oleh penyunting.",
                "The editor writes the transcript here.",
            ),
            contoh=True,
        )
        index.add_child(instance=page)
        page.save_revision().publish()
        terjemahkan(page, words)
        videos.append(page)
    for slug, title, english, cover, photos in ALBUM:
        words = Kamus()
        album = AlbumPage(
            locale=index.locale,
            live=False,
            title=words(title, english),
            slug=slug,
            tanggal=dt.date(2026, 11, 1),
            ringkasan=words(
                "Ilustrasi mengisi tempat foto sampai dinas mengunggah foto sendiri.",
                "Illustrations stand in until the office uploads its own photographs.",
            ),
            gambar=images[cover],
            foto=[
                {
                    "type": "foto",
                    "value": {
                        "gambar": {
                            "image": images[name].pk,
                            "alt_text": words(images[name].description, images[name].alt_en),
                            "decorative": False,
                        },
                        "keterangan": words(caption, english_caption),
                    },
                }
                for name, caption, english_caption in photos
            ],
            contoh=True,
        )
        index.add_child(instance=album)
        album.save_revision().publish()
        terjemahkan(album, words)
    return videos
