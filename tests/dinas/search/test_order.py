"""What comes first: fixed for some sixty articles, and the same on every database."""

import datetime as dt
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client

from dinas.search import counting, finding, indexing
from dinas.search.finding import Temuan
from dinas.search.fulltext import Jalan
from dinas.search.indexing import rebuild
from dinas.search.models import EntriCari
from dinas.search.query import ask
from tests.factories.berita import make_berita
from tests.factories.jam import jam_berdiri
from tests.factories.komoditas import make_kecamatan, make_komoditas
from tests.factories.sekali import Sekali
from tests.factories.situs import Situs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("jam_wib", "isi")]

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


@jam_berdiri()
def make_isi(situs: Situs) -> None:
    """Make the articles, a commodity and the district at which it is grown; write the index."""
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


@pytest.fixture(scope="module")
def isi(sekali: Sekali) -> None:
    sekali(make_isi)


def test_first_ten_are_always_the_same(client: Client) -> None:
    found = {
        asked: " ".join(
            row.alamat.strip("/").rpartition("/")[2]
            for row in client.get(f"/cari/?q={quote(asked, safe='=&')}").context.get("hasil") or ()
        )
        for asked in URUTAN
    }

    assert found == URUTAN


@pytest.mark.parametrize("filters", [{}, {"tahun": "2026"}], ids=["all", "narrowed"])
def test_results_are_the_same_wherever_the_database_begins(
    monkeypatch: pytest.MonkeyPatch, filters: dict[str, str]
) -> None:
    monkeypatch.setattr(finding, "HEAD", 5)
    found = {}
    for way in Jalan:
        monkeypatch.setattr(Temuan, "_way", lambda _self, way=way: way)
        results = Temuan(ask("padi", "id"), filters)
        found[way] = (len(results), [row.alamat for row in results[0 : len(results)]])

    assert found[Jalan.KATA] == found[Jalan.URUTAN] == found[Jalan.SARINGAN]
    assert found[Jalan.KATA][0] == len(set(found[Jalan.KATA][1])) > 5


def test_keys_put_names_first_then_the_newest() -> None:
    rows = list(EntriCari.objects.filter(bahasa="id").order_by("-pk"))

    assert [row.is_nama for row in rows] == sorted((row.is_nama for row in rows), reverse=True)
    dates = [row.tanggal for row in rows if row.tanggal and not row.is_nama]
    assert dates == sorted(dates, reverse=True)


@pytest.mark.parametrize("typed", ["padi", "panen", "toroh", "menanam padi", "2026", "p"])
def test_counts_of_filters_are_those_of_the_results(typed: str) -> None:
    found = Temuan(ask(typed, "id"), {})
    rows = found[0 : len(found) + 10]

    assert len(rows) == len(found)
    assert found.banyak("jenis") == Counter(row.jenis for row in rows)
    assert found.banyak("tahun") == Counter(str(row.tahun) for row in rows if row.tahun)


def test_counts_are_kept_until_the_index_changes(
    situs: Situs, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any
) -> None:
    monkeypatch.setattr(counting, "MANY", 5)
    indexing.rebuild()
    before = len(Temuan(ask("padi", "id"), {}))
    best = Temuan(ask("padi", "id"), {})[0:10]
    with django_assert_num_queries(0):
        assert len(Temuan(ask("padi", "id"), {})) == before
    with django_assert_num_queries(1):
        assert Temuan(ask("padi", "id"), {})[0:10] == best
    assert best == Temuan(ask("padi", "id"), {}).kepala[:10]

    page = make_berita(situs.id, title="Padi", tanggal=dt.date(2026, 11, 30))
    indexing.index_pages([page.pk])

    assert len(Temuan(ask("padi", "id"), {})) == before + 1
    assert page.pk in [row.halaman_id for row in Temuan(ask("padi", "id"), {})[0:10]]
