"""What goes with each answer: policies, caches, no cookies for readers."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from tests.factories.berita import make_berita
from tests.factories.situs import Situs

pytestmark = pytest.mark.django_db

PUBLIC = ["/", "/en/", "/berita/", "/berita/satu/", "/kegiatan/", "/cari/?q=x", "/tidak-ada/"]


@pytest.fixture(autouse=True)
def _content(situs: Situs) -> None:
    make_berita(situs.id, slug="satu")


@pytest.mark.parametrize("path", PUBLIC)
def test_reader_gets_no_cookie(client: Client, path: str) -> None:
    assert not client.get(path).cookies


@pytest.mark.parametrize("path", PUBLIC)
def test_public_page_allows_nothing_inline_and_only_its_own_host(client: Client, path: str) -> None:
    policy = client.get(path)["Content-Security-Policy"]

    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy


def test_admin_has_a_policy_of_its_own(client: Client) -> None:
    assert "'unsafe-inline'" in client.get("/cms/login/")["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/", "/berita/satu/"])
def test_address_means_one_language_whatever_the_browser_asks_for(
    client: Client, path: str
) -> None:
    response = client.get(path, headers={"accept-language": "en-GB,en"})

    assert '<html lang="id">' in response.text
    assert "accept-language" not in response.get("Vary", "").lower()


def test_page_seen_with_a_session_is_kept_by_no_cache(client: Client) -> None:
    client.force_login(get_user_model().objects.create_superuser("kepala", password=None))

    assert "no-store" in client.get("/")["Cache-Control"]


def test_unchanged_page_is_answered_without_its_body(client: Client) -> None:
    first = client.get("/")

    again = client.get("/", headers={"if-none-match": first["ETag"]})

    assert again.status_code == 304


def test_unprefixed_indonesian_has_no_second_address(client: Client) -> None:
    assert client.get("/id/").status_code == 404
