"""Addresses and parameters that no page can use: a helpful 4xx, never a 500."""

import pytest
from django.test import Client

from tests.factories.berita import make_berita
from tests.factories.kegiatan import make_kegiatan
from tests.factories.situs import Situs

pytestmark = pytest.mark.django_db

ODD_TEXTS = ["\x00", "'", '"', "a\x00b", '" OR 1=1 --', "%00", "¿", "x" * 5000, "🌾", "-1", "'\""]


@pytest.fixture(autouse=True)
def _content(situs: Situs, jam_wib: object) -> None:
    make_berita(situs.id, slug="ada")
    make_kegiatan(situs.id, slug="acara")


UNKNOWN = [
    "/tidak-ada/",
    "/berita/tidak-ada/",
    "/berita/ada/lagi/",
    "/kegiatan/2020/13/",
    "/kegiatan/2020/00/",
    "/kegiatan/0000/01/",
    "/kegiatan/9999/12/",
    "/kegiatan/10000/01/",
    "/kegiatan/2026/1/",
    "/kegiatan/２０２６/02/",
    "/kegiatan/+2026/02/",
    "/komoditas/tidak-ada/",
    "/peta/tidak-ada/",
    "/a/" * 60,
    "/berita/99999999999999999999999999/",
]


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_unknown_address_gets_a_helpful_page(client: Client, prefix: str) -> None:
    heading = "Page not found" if prefix else "Halaman tidak ditemukan"
    for path in UNKNOWN:
        response = client.get(prefix + path)

        assert response.status_code == 404, path
        assert heading in response.text
        assert f'action="{prefix}/cari/"' in response.text
        assert response["Content-Language"] == (prefix.strip("/") or "id")


@pytest.mark.parametrize("path", ["/berita/", "/cari/?q=berita"])
def test_page_number_that_is_none_is_refused(client: Client, path: str) -> None:
    numbers = ["0", "-1", "99999", "abc", "1e9", "9" * 30, "１", "", " 1", "1.5", "\x00"]
    joint = "&" if "?" in path else "?"

    answers = {number: client.get(f"{path}{joint}page={number}").status_code for number in numbers}

    assert set(answers.values()) <= {400, 404}, answers


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/cari/", "q"),
        ("/en/cari/", "q"),
        ("/berita/", "kategori"),
        ("/berita/", "tahun"),
        ("/berita/", "kecamatan"),
        ("/kegiatan/", "jenis"),
        ("/peta/", "komoditas"),
        ("/", "x"),
    ],
)
def test_odd_parameter_never_breaks_a_page(client: Client, path: str, name: str) -> None:
    answers = {text: client.get(path, {name: text}).status_code for text in ODD_TEXTS}

    assert all(status < 500 for status in answers.values()), answers


def test_nul_character_is_refused_in_the_language_of_the_address(client: Client) -> None:
    response = client.get("/en/berita/", {"kategori": "a\x00"})

    assert response.status_code == 400
    assert "This request cannot be answered" in response.text


@pytest.mark.parametrize("path", ["/", "/berita/", "/berita/ada/", "/kegiatan/2026/12/", "/cari/"])
def test_page_can_only_be_read(client: Client, path: str) -> None:
    for method in ("post", "put", "patch", "delete"):
        response = getattr(client, method)(path)

        assert response.status_code == 405
        assert "GET" in response["Allow"]


def test_unknown_host_is_refused_with_a_page(client: Client) -> None:
    response = client.get("/", headers={"host": "jahat.example"})

    assert response.status_code == 400


def test_fault_of_ours_is_told_without_asking_the_database(
    client: Client, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: object
) -> None:
    client.raise_request_exception = False

    def broken(*args: object, **kwargs: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("dinas.core.views.resolve", broken)

    with django_assert_num_queries(0):  # type: ignore[operator]  # a pytest fixture
        response = client.get("/en/")

    assert response.status_code == 500
    assert "Something went wrong on our side" in response.text
