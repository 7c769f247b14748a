"""What each resource of the API gives."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client

from berita.models import BeritaPage
from kegiatan.models import KegiatanPage
from tests.dinas.api.conftest import Minta
from tests.factories.berita import make_berita
from tests.factories.kegiatan import make_kegiatan, wib
from tests.factories.situs import Situs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("penuh", "jam_wib")]


@pytest.mark.parametrize(
    ("language", "title", "category"), [("id", "Tikus", "Penyuluhan"), ("en", "Rats", "Extension")]
)
def test_articles_come_in_the_language_that_was_asked_for(
    minta: Minta, language: str, title: str, category: str
) -> None:
    (article,) = minta("berita", bahasa=language)["data"]

    assert article["judul"] == title
    assert article["kategori"] == {"kode": "penyuluhan", "nama": category}
    assert article["bahasa"] == language
    whole = minta(f"berita/{article['id']}", bahasa=language)
    assert whole["isi"] == "<p>Isi berita.</p>"
    assert whole["judul"] == title


def test_address_of_an_entry_is_that_of_its_page(client: Client, minta: Minta) -> None:
    for path in ("berita", "kegiatan", "komoditas", "jadwal"):
        for language in ("id", "en"):
            for one in minta(path, bahasa=language)["data"]:
                response = client.get(one["alamat"])
                assert response.status_code == 200
                assert one.get("judul", one.get("nama")) in response.text


def test_articles_are_narrowed_by_what_they_refer_to(minta: Minta, situs: Situs) -> None:
    make_berita(situs.id, title="Lain", tanggal=dt.date(2025, 5, 1))

    for query in (
        {"kategori": "penyuluhan"},
        {"komoditas": "padi"},
        {"kecamatan": "33.15.05"},
        {"tahun": 2026},
    ):
        assert [one["judul"] for one in minta("berita", **query)["data"]] == ["Tikus"], query
    (first, second) = minta("berita")["data"]
    assert (first["komoditas"], first["kecamatan"]) == (["padi"], ["33.15.05"])
    assert (second["komoditas"], second["kecamatan"]) == ([], [])


def test_pages_of_a_list_lead_through_all_of_it_once(
    client: Client, minta: Minta, situs: Situs
) -> None:
    for number in range(6):
        make_berita(situs.id, title=f"Lagi {number}")

    page = minta("berita", per_halaman=3)
    seen = [one["id"] for one in page["data"]]
    while page["berikutnya"]:
        page = client.get(page["berikutnya"]).json()
        seen += [one["id"] for one in page["data"]]
    assert len(seen) == len(set(seen)) == page["jumlah"] == 7
    assert page["sebelumnya"]


def test_repeating_event_is_spelt_out_between_two_days(minta: Minta) -> None:
    dates = minta("jadwal", dari="2026-12-04", sampai="2026-12-24")["data"]

    assert [one["mulai"] for one in dates] == [
        f"2026-12-{day}T09:00:00+07:00" for day in (10, 17, 24)
    ]
    assert {one["judul"] for one in dates} == {"Sekolah lapang"}
    whole = minta(f"kegiatan/{dates[0]['kegiatan']}")
    assert len(whole["jadwal"]) == 5
    assert whole["jenis"] == {"kode": "pelatihan", "nama": "Pelatihan"}


def test_event_that_is_called_off_says_so(minta: Minta, situs: Situs) -> None:
    make_kegiatan(situs.id, title="Batal", mulai=wib(2026, 12, 2, 8), keadaan="batal")

    found = {one["judul"]: one["keadaan"] for one in minta("jadwal")["data"]}
    assert found["Batal"] == "batal"
    assert found["Sekolah lapang"] == "terjadwal"


def test_commodity_tells_words_of_the_language_and_facts_of_the_source(minta: Minta) -> None:
    rice = minta("komoditas/padi", bahasa="en")

    assert (rice["nama"], rice["bahasa"], rice["ringkasan"]) == ("Rice", "en", "About Rice.")
    assert rice["sentra"] == ["33.15.05"]
    assert rice["bulan_tanam"] == [10, 11]


def test_figures_are_exact_and_a_gap_is_null(minta: Minta) -> None:
    told = minta("produksi", komoditas="padi", wilayah="33.15.05")
    (figure,) = told["data"]

    assert figure["produksi_ton"] == 48239.5
    assert figure["luas_panen_ha"] is None
    assert figure["hasil_hitung_ku_ha"] is None
    assert (figure["kecamatan"], figure["status"]) == ("Toroh", "bps-lama")
    assert told["satuan"]["produksi_ton"] == "t"
    assert told["arti_status"]["bps-lama"].startswith("BPS")


@pytest.mark.parametrize(
    ("query", "years"),
    [
        ({"wilayah": "33.15"}, [2015, 2016]),
        ({"dari": 2016}, [2016]),
        ({"sampai": 2015}, [2015, 2015]),
        ({"besaran": "produktivitas"}, [2015, 2016]),
        ({"besaran": "populasi"}, []),
        ({"musim": "mt1"}, []),
    ],
)
def test_figures_are_narrowed(minta: Minta, query: dict[str, object], years: list[int]) -> None:
    assert [one["tahun"] for one in minta("produksi", **query)["data"]] == years


def test_districts_come_as_rows_and_as_geojson(client: Client, minta: Minta) -> None:
    (row,) = minta("kecamatan")["data"]
    response = client.get("/api/v1/kecamatan.geojson")
    (feature,) = response.json()["features"]

    assert response["Content-Type"] == "application/geo+json"
    assert (row["kode"], feature["id"]) == ("33.15.05", "33.15.05")
    assert feature["properties"] == row
    assert feature["geometry"]["type"] == "Polygon"


def test_known_values_of_filters_are_listed(minta: Minta) -> None:
    assert {"kode": "penyuluhan", "nama": "Extension"} in minta("kategori", bahasa="en")["data"]
    assert {"kode": "pelatihan", "nama": "Pelatihan"} in minta("jenis")["data"]


@pytest.mark.parametrize(
    "path",
    ["berita?per_halaman=100", "kegiatan?per_halaman=100", "jadwal?per_halaman=100", "komoditas"],
)
def test_number_of_queries_does_not_grow(
    count_queries: Callable[[str], int], situs: Situs, path: str
) -> None:
    counts = []
    for more in (2, 12):
        for number in range(more):
            make_berita(situs.id, tanggal=dt.date(2026, 11, 1 + number))
            make_kegiatan(situs.id, mulai=wib(2026, 12, 5 + number, 8))
        counts.append(count_queries(f"/api/v1/{path}"))
    assert counts[0] == counts[1]
    assert counts[0] <= 12


def test_single_entry_takes_few_queries(
    count_queries: Callable[[str], int],
) -> None:
    article = BeritaPage.objects.get(title="Tikus").translation_key
    event = KegiatanPage.objects.get(title="Sekolah lapang").translation_key

    for path in (f"berita/{article}", f"kegiatan/{event}", "komoditas/padi?bahasa=en", "produksi"):
        assert count_queries(f"/api/v1/{path}") <= 10
