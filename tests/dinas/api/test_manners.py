"""How the API behaves towards programs: faults, caches, other sites, limits."""

from typing import Any

import pytest
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("penuh", "jam_wib")]


@pytest.mark.parametrize(
    ("path", "name", "words"),
    [
        ("berita?kategori=tidak-ada", "kategori", "penyuluhan"),
        ("berita?komoditas=pdi", "komoditas", "padi"),
        ("berita?tahun=dua", "tahun", "bilangan"),
        ("berita?thn=2026", "thn", "tahun"),
        ("berita?halaman=0", "halaman", "1"),
        ("berita?per_halaman=101", "per_halaman", "100"),
        ("berita?bahasa=jv", "bahasa", "id, en"),
        ("produksi?besaran=berat", "besaran", "luas-panen"),
        ("produksi?wilayah=33.15.99", "wilayah", "33.15.05"),
        ("produksi?dari=2020&sampai=2010", "sampai", "tahun"),
        ("jadwal?dari=besok", "dari", "2026-12-31"),
        ("jadwal?dari=2026-01-01&sampai=2027-12-31", "sampai", "366"),
        ("jadwal?dari=9999-12-31", "dari", "2100-12-31"),
    ],
)
def test_wrong_parameter_is_named_with_what_it_takes(
    client: Client, path: str, name: str, words: str
) -> None:
    response = client.get(f"/api/v1/{path}")
    told = response.json()

    assert response.status_code == told["status"] == 422
    assert response["Content-Type"].startswith("application/problem+json")
    (fault,) = told["galat"]
    assert fault["nama"] == name
    assert words in fault["pesan"]


def test_faults_are_told_in_the_language_that_was_asked_for(client: Client) -> None:
    source, english = (
        client.get(f"/api/v1/berita?halaman=x&bahasa={language}").json()
        for language in ("id", "en")
    )

    assert english["title"] == "The request cannot be answered"
    assert source["title"] != english["title"]
    assert source["galat"][0]["pesan"] != english["galat"][0]["pesan"]


@pytest.mark.parametrize(
    "path",
    [
        "",
        "tidak-ada",
        "berita/",
        "berita/00000000-0000-4000-8000-000000000000",
        "komoditas/tidak-ada",
        "berita/bukan-kunci",
    ],
)
def test_unknown_address_is_a_problem_document(client: Client, path: str) -> None:
    response = client.get(f"/api/v1/{path}")

    assert response.status_code == 404
    assert response.json()["status"] == 404
    assert "/api/" in response.json()["detail"]


def test_nul_in_the_address_is_refused_as_json(client: Client) -> None:
    response = client.get("/api/v1/berita", {"kategori": "a\x00"})

    assert response.status_code == response.json()["status"] == 400


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(client: Client, method: str) -> None:
    response = getattr(client, method)("/api/v1/berita")

    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD, OPTIONS"
    assert response.json()["status"] == 405


def test_what_has_not_changed_is_answered_by_304(client: Client) -> None:
    first = client.get("/api/v1/berita")
    again = client.get("/api/v1/berita", headers={"If-None-Match": first["ETag"]})

    assert again.status_code == 304
    assert not again.content
    assert again["Access-Control-Allow-Origin"] == "*"
    assert first["Cache-Control"] == "max-age=0, public, must-revalidate" or (
        "must-revalidate" in first["Cache-Control"]
    )


def test_head_tells_what_get_would(client: Client) -> None:
    whole, head = client.get("/api/v1/kecamatan"), client.head("/api/v1/kecamatan")

    assert head.status_code == 200
    assert head.content == b""
    assert head["ETag"] == whole["ETag"]
    assert head["Content-Length"] == str(len(whole.content))


def test_scripts_of_any_site_may_read_and_no_cookie_is_set(client: Client) -> None:
    response = client.get("/api/v1/berita", headers={"Origin": "https://contoh.id"})
    preflight = client.options(
        "/api/v1/berita",
        headers={"Origin": "https://contoh.id", "Access-Control-Request-Method": "GET"},
    )

    for one in (response, preflight):
        assert one["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in one
        assert not one.cookies
    assert preflight.status_code == 204
    assert "POST" not in preflight["Access-Control-Allow-Methods"]
    assert "Cookie" not in response.get("Vary", "")


def test_pages_of_the_site_stay_closed_to_scripts_of_others(client: Client) -> None:
    assert "Access-Control-Allow-Origin" not in client.get("/berita/")


def test_who_asks_too_often_is_told_when_to_come_again(client: Client, settings: Any) -> None:
    settings.API_PER_MINUTE = 3
    statuses = [client.get("/api/v1/kategori").status_code for _number in range(4)]
    refused = client.get("/api/v1/kategori")

    assert statuses == [200, 200, 200, 429]
    assert 1 <= int(refused["Retry-After"]) <= 60
    assert refused.json()["status"] == 429
    assert refused["Access-Control-Allow-Origin"] == "*"
    other = client.get("/api/v1/kategori", REMOTE_ADDR="192.0.2.7")
    assert other.status_code == 200
    forged = client.get("/api/v1/kategori", headers={"X-Forwarded-For": "192.0.2.9"})
    assert forged.status_code == 429
    assert client.get("/berita/").status_code == 200


def test_maintenance_is_told_as_json_too(client: Client, settings: Any) -> None:
    settings.MAINTENANCE = True
    response = client.get("/api/v1/berita")

    assert response.status_code == response.json()["status"] == 503
    assert int(response["Retry-After"]) > 0
