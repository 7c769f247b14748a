"""The old tricks, tried on the forms and addresses that anybody can reach."""

import pytest
from django.test import Client

from tests.dinas.accounts.masuk import MASUK, log_in, make_user
from tests.factories.berita import make_berita
from tests.factories.situs import Situs

pytestmark = pytest.mark.django_db

SKRIP = "<script>alert(1)</script>"


@pytest.mark.parametrize("path", [MASUK, "/akun/sandi/", "/akun/keluar/", "/cms/logout/"])
def test_form_of_another_site_is_refused(path: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_user("editor"))

    assert client.post(path, {"username": "editor", "email": "a@b.id"}).status_code == 403
    assert client.get("/cms/").status_code == 200  # and she is still logged in


@pytest.mark.parametrize(
    "path",
    [
        f"/cari/?q={SKRIP}",
        f"/akun/masuk/?next={SKRIP}",
        f"/berita/?kategori={SKRIP}",
        f"/{SKRIP}/",
        f"/cms/login/?next=%22%3E{SKRIP}",
    ],
)
def test_script_in_an_address_comes_back_harmless(situs: Situs, client: Client, path: str) -> None:
    assert SKRIP not in client.get(path, follow=True).text


def test_script_in_a_title_is_text_wherever_it_is_shown(situs: Situs, client: Client) -> None:
    page = make_berita(situs.id, title=SKRIP, slug="judul", ringkasan=SKRIP)
    client.force_login(make_user("admin"))

    for path in ("/berita/judul/", "/berita/", "/", "/cms/pages/", f"/cms/pages/{page.pk}/edit/"):
        assert SKRIP not in client.get(path).text


@pytest.mark.parametrize(
    "path",
    [
        "/static/../../etc/passwd",
        "/media/images/../../db.sqlite3",
        "/media/images/%2e%2e/%2e%2e/secret_key",
        "/media/images/..%5c..%5csecret_key",
        "/media/documents/laporan.pdf",
        "/media/original_images/foto.jpg",
        "/documents/1/..%2f..%2fsecret_key",
    ],
)
def test_no_address_climbs_out_of_its_folder(client: Client, situs: Situs, path: str) -> None:
    assert client.get(path).status_code in (400, 404)


def test_foreign_host_name_gets_no_page(client: Client, situs: Situs) -> None:
    assert client.get("/", headers={"host": "jahat.example"}).status_code == 400
    page = client.get("/", headers={"x-forwarded-host": "jahat.example"}).text
    assert "jahat.example" not in page


@pytest.mark.parametrize(
    "tujuan",
    [
        "https://jahat.example/",
        "//jahat.example",
        "/\\jahat.example",
        "\\\\jahat.example",
        "///jahat.example",
        "/\t/jahat.example",
        "https:jahat.example",
        "http:///jahat.example",
        "http://testserver@jahat.example/",
        "https://testserver.jahat.example/",
        " https://jahat.example",
        "javascript:alert(1)",
    ],
)
@pytest.mark.parametrize("door", ["/akun/masuk/", "/cms/login/", "/akun/keluar/"])
def test_no_door_leads_to_another_site(door: str, tujuan: str) -> None:
    client = Client()
    client.force_login(make_user("editor"))
    chain = client.get(door, {"next": tujuan}, follow=True).redirect_chain
    chain += client.post(door, {"next": tujuan}, follow=True).redirect_chain

    assert not [url for url, _code in chain if not (url.startswith("/") and url[1:2].isalnum())]
    assert not [url for url, _code in chain if "jahat" in url.partition("?")[0]]


def test_line_break_in_an_address_makes_no_header(client: Client) -> None:
    make_user("editor")
    response = client.get(MASUK, {"next": "/cms/\r\nSet-Cookie: jahat=1"})

    assert "jahat" not in response.cookies
    assert log_in(client, "editor\r\nSet-Cookie: jahat=1").status_code == 200
