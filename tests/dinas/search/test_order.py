"""What comes first: fixed for some sixty articles, and the same on every database."""

import datetime as dt

import pytest
from django.test import Client

from dinas.search.indexing import rebuild
from tests.factories.berita import make_berita
from tests.factories.komoditas import make_kecamatan, make_komoditas
from tests.factories.situs import Situs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("jam_wib")]

BERITA = [
    # title, summary, text, days before 1 December 2026
    ("Panen raya padi di Purwodadi", "Hasil panen padi naik.", "Petani memanen padi.", 10),
    ("Padi gogo untuk lahan kering", "Cara menanam padi gogo.", "Lahan kering cocok.", 900),
    ("Cara menanam padi di sawah", "Langkah penanaman.", "Tanam padi serempak.", 400),
    ("Penanaman jagung serentak", "Jagung ditanam bersama.", "Warga menanam jagung.", 30),
    ("Harga jagung hari ini", "Harga di pasar.", "Jagung dan padi stabil.", 2),
    ("Pupuk bersubsidi tersedia", "Kuota pupuk cukup.", "Pemupukan padi dan jagung.", 60),
    ("Memupuk padi dengan tepat", "Dosis pupuk padi.", "Pupuk diberikan tiga kali.", 700),
    ("Pengendalian hama wereng", "Wereng menyerang padi.", "Kendalikan wereng.", 20),
    ("Wereng cokelat di Toroh", "Laporan dari Toroh.", "Padi rusak di Toroh.", 5),
    ("Irigasi Toroh diperbaiki", "Saluran irigasi baru.", "Air sampai ke sawah padi.", 90),
    ("Jum’at bersih di kantor", "Kerja bakti.", "Halaman kantor bersih.", 15),
    ("Bawang merah Penawangan", "Panen bawang merah.", "Bawang dijual ke pasar.", 45),
]
URUTAN = {
    "padi": "padi b-24 b-12 b-00 b-48 b-36 b-06 b-01 b-18 b-30",
    "toroh": "toroh b-32 b-20 b-08 b-56 b-44 b-09 b-21 b-33 b-45",
    "menanam padi": "b-26 b-14 b-50 b-02 b-38 b-01 b-13 b-25 b-37 b-49",
    "jagung": "jagung b-27 b-15 b-03 b-51 b-39 b-28 b-16 b-04 b-52",
    "pupuk": "b-29 b-17 b-05 b-53 b-41 b-30 b-18 b-54 b-06 b-42",
    "wereng tor": "b-08 b-32 b-20 b-56 b-44",
    "bawang merah": "b-11 b-35 b-23 b-59 b-47",
    "jumat": "b-10 b-22 b-34 b-46 b-58",
    "panen": "b-24 b-12 b-00 b-48 b-36 b-11 b-23 b-35 b-47 b-59",
}


@pytest.fixture
def isi(situs: Situs) -> None:
    today = dt.date(2026, 12, 1)
    toroh = make_kecamatan("Toroh")
    make_komoditas("Padi", sentra=[toroh])
    make_komoditas("Jagung")
    for number in range(60):
        title, summary, text, days = BERITA[number % len(BERITA)]
        lap = number // len(BERITA)
        make_berita(
            situs.id,
            title=f"{title} {lap}" if lap else title,
            slug=f"b-{number:02}",
            ringkasan=summary,
            isi=[{"type": "paragraf", "value": f"<p>{text * (1 + lap % 3)}</p>"}],
            tanggal=today - dt.timedelta(days=days + 37 * lap),
        )
    rebuild()


@pytest.mark.usefixtures("isi")
def test_first_ten_are_always_the_same(client: Client) -> None:
    found = {
        typed: " ".join(
            row.alamat.strip("/").rpartition("/")[2]
            for row in client.get("/cari/", {"q": typed}).context["hasil"]
        )
        for typed in URUTAN
    }

    assert found == URUTAN
