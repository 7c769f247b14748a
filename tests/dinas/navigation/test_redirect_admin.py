"""The IT clerk keeps old addresses in the admin: by the form, and from a file."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

from tests.factories.situs import Situs

pytestmark = pytest.mark.django_db


@pytest.fixture
def petugas(admin_client: Client) -> Client:
    """Someone who may keep redirects."""
    return admin_client


def add(petugas: Client, old: str, link: str = "", page: int | str = "", to: str = "add") -> Any:
    """Send the form; give the answer."""
    address = reverse(f"wagtailredirects:{to}") if to == "add" else to
    return petugas.post(
        address,
        {"old_path": old, "redirect_link": link, "redirect_page": page, "is_permanent": "on"},
    )


def test_target_may_be_written_without_the_host(
    petugas: Client, client: Client, situs: Situs
) -> None:
    assert add(petugas, "/lama", "/berita/").status_code == 302

    assert client.get("/Lama/", follow=True).redirect_chain == [("/berita/", 301)]


def test_full_addresses_of_this_site_are_its_own(
    petugas: Client, client: Client, situs: Situs
) -> None:
    assert add(petugas, "http://testserver/lama", "https://testserver/berita/").status_code == 302

    assert client.get("/lama", follow=True).redirect_chain == [("/berita/", 301)]


@pytest.mark.parametrize("back", ["/putar-a/", "http://testserver/Putar-A", "/putar-b"])
def test_form_refuses_a_circle_in_words(petugas: Client, situs: Situs, back: str) -> None:
    add(petugas, "/putar-a", "/putar-b")

    response = add(petugas, "/putar-b", back)

    assert "pembaca akan berputar-putar" in response.text
    assert [row.old_path for row in Redirect.objects.all()] == ["/putar-a"]


def test_changed_redirect_is_not_held_against_itself(petugas: Client, situs: Situs) -> None:
    add(petugas, "/lama", "/berita/")
    row = Redirect.objects.get()
    edit = reverse("wagtailredirects:edit", args=[row.pk])

    assert add(petugas, "/lama", "/komoditas/", to=edit).status_code == 302
    row.refresh_from_db()
    assert row.redirect_link == "/komoditas/"


def test_form_leads_to_the_end_of_a_chain(petugas: Client, client: Client, situs: Situs) -> None:
    add(petugas, "/dua", "/berita/")
    add(petugas, "/satu", "/dua/")

    assert client.get("/satu", follow=True).redirect_chain == [("/berita/", 301)]
    assert Redirect.objects.get(old_path="/satu").redirect_link == "/berita/"


@pytest.mark.parametrize(
    ("old", "link"),
    [("lama", "/berita/"), ("/lama", "berita"), ("/lama", "javascript:alert(1)")],
)
def test_what_is_no_address_is_refused(petugas: Client, situs: Situs, old: str, link: str) -> None:
    assert add(petugas, old, link).status_code == 200

    assert not Redirect.objects.exists()


def test_other_spelling_of_an_old_address_is_the_same(petugas: Client, situs: Situs) -> None:
    add(petugas, "/lama", "/berita/")

    assert add(petugas, "/LAMA/", "/komoditas/").status_code == 200
    assert Redirect.objects.count() == 1


def upload(petugas: Client, text: str) -> Any:
    """Go through both steps of the import; give the last answer."""
    file = SimpleUploadedFile("lama.csv", text.encode(), "text/csv")
    confirm = petugas.post(reverse("wagtailredirects:start_import"), {"import_file": file}).text
    assert "Permanent" not in confirm
    hidden = re.findall(r'name="(import_file_name|input_format)" value="([^"]+)"', confirm)
    choice = {"from_index": "0", "to_index": "1", "permanent": "on", "site": ""}
    return petugas.post(reverse("wagtailredirects:process_import"), {**dict(hidden), **choice})


def test_import_refuses_both_halves_of_a_circle_and_keeps_the_rest(
    petugas: Client, client: Client, situs: Situs
) -> None:
    response = upload(
        petugas,
        "from,to\n/putar-a/,/putar-b/\n/putar-b/,/putar-a/\n/rantai-a/,/rantai-b/\n"
        "/rantai-b/,/berita/\n/buntu/,/tidak-ada/\n",
    )

    assert response.text.count("berputar-putar") == 2
    assert "/tidak-ada/" in response.text
    assert {row.old_path for row in Redirect.objects.all()} == {"/rantai-a", "/rantai-b"}
    assert client.get("/rantai-a/", follow=True).redirect_chain == [("/berita/", 301)]


def test_import_sees_a_circle_with_what_is_kept_already(petugas: Client, situs: Situs) -> None:
    Redirect.add_redirect("/putar-a", "http://testserver/putar-b/")

    upload(petugas, "from,to\n/putar-b/,/putar-a/\n")

    assert Redirect.objects.count() == 1


def test_imported_file_without_fault_leads_back_to_the_list(petugas: Client, situs: Situs) -> None:
    response = upload(petugas, "dari,ke\n/lama,/berita/\n")

    assert response.status_code == 302
    assert Redirect.objects.get().redirect_page_id == situs.id.berita.pk
