"""What comes first: fixed for some sixty articles, and the same on every database."""

import datetime as dt
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client

from dinas.search.finding import Temuan
from dinas.search.indexing import rebuild
from dinas.search.query import ask
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
# What is typed, with filters if any, and the first ten that it finds.
URUTAN = dict(
    line.split("\t")
    for line in (Path(__file__).parent / "urutan.txt").read_text("utf-8").splitlines()
)


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
        asked: " ".join(
            row.alamat.strip("/").rpartition("/")[2]
            for row in client.get(f"/cari/?q={quote(asked, safe='=&')}").context.get("hasil") or ()
        )
        for asked in URUTAN
    }

    assert found == URUTAN


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL keeps long texts apart")
def test_sqlite_counts_and_orders_results_without_reading_past_their_texts(
    django_assert_num_queries: Any,
) -> None:
    found = Temuan(ask("padi", "id"), {})
    with django_assert_num_queries(2) as captured:
        assert len(found) == len(found.kepala) == 0

    for query in captured.captured_queries:
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {query['sql']}")
            plan = [row[3] for row in cursor.fetchall()]
        assert any("COVERING INDEX dinas_search_singkat" in step for step in plan), plan
