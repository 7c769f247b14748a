"""Readers who follow an address of the old website arrive at the new page by one hop."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from wagtail.contrib.redirects.models import Redirect

from dinas.navigation.redirect_import import impor
from tests.factories.berita import make_berita
from tests.factories.situs import Situs

pytestmark = pytest.mark.django_db

LONG = "/" + "z/" * 200
OLD_ADDRESSES = {
    "/index.php?option=com_content&view=article&id=106:uji": "/berita/",
    "/halaman/unggulan_tanaman_pangan": "/komoditas/",
    "/berita/panén": "/berita/",
    "/berita/pan%C3%A9n-2": "/berita/",
    "/Berita/Detail/12": "/berita/",
    "/rantai-a/": "/rantai-b/",
    "/rantai-b/": "/berita/",
    LONG: "/berita/",
}


def as_written(url: str) -> str:
    """Give the address as it is."""
    return url


def other_slash(url: str) -> str:
    """Add the last slash of the path, or take it away."""
    path, mark, query = url.partition("?")
    return f"{path[:-1] if path.endswith('/') else path + '/'}{mark}{query}"


def further_parameter(url: str) -> str:
    """Add a parameter that nobody knows."""
    return f"{url}{'&' if '?' in url else '?'}Itemid=5"


@pytest.mark.parametrize("spelling", [as_written, other_slash, further_parameter, str.upper])
@pytest.mark.parametrize("old", OLD_ADDRESSES)
def test_old_address_leads_to_the_new_page_however_it_is_spelt(
    situs: Situs, client: Client, old: str, spelling: Callable[[str], str]
) -> None:
    impor(OLD_ADDRESSES.items())

    response = client.get(spelling(old), follow=True)

    target = "/komoditas/" if "unggulan" in old else "/berita/"
    assert response.redirect_chain == [(target, 301)]
    assert response.status_code == 200


def test_import_refuses_circles_in_words_and_keeps_the_rest(
    situs: Situs, client: Client, tmp_path: Path
) -> None:
    file = tmp_path / "lama.csv"
    file.write_text(
        "from,to\n/putar-a/,/putar-b/\n/putar-b/,/putar-a/\n/lama,/berita/\n/buntu,/tidak-ada/\n",
        encoding="utf-8-sig",
    )

    with pytest.raises(CommandError) as refusal:
        call_command("impor_alamat", str(file))

    said = str(refusal.value)
    assert "3 baris dilewati" in said
    assert "/putar-a/ mengarah ke /putar-b/, lalu dari sana kembali lagi" in said
    assert "/buntu: Tidak ada apa-apa di /tidak-ada/." in said
    assert client.get("/putar-a/").status_code == 404
    assert client.get("/lama/")["Location"] == "/berita/"


def test_file_without_the_columns_is_refused_in_words(tmp_path: Path) -> None:
    file = tmp_path / "lama.csv"
    file.write_text("dari,ke\n/a,/b\n")

    with pytest.raises(CommandError, match="tidak memiliki kolom “from”"):
        call_command("impor_alamat", str(file))


def test_circle_that_an_editor_made_is_a_page_not_found(situs: Situs, client: Client) -> None:
    Redirect.add_redirect("/satu", "/dua/")
    Redirect.add_redirect("/dua", "/satu/")

    assert client.get("/satu/").status_code == 404


def test_chain_that_an_editor_made_is_one_hop(situs: Situs, client: Client) -> None:
    Redirect.add_redirect("/Satu", "/dua/")
    Redirect.add_redirect("/dua", situs.id.berita)

    assert client.get("/satu/", follow=True).redirect_chain == [("/berita/", 301)]


def test_closest_old_address_wins(situs: Situs, client: Client) -> None:
    impor(
        [
            ("/index.php", "/komoditas/"),
            ("/index.php?view=article", "/kegiatan/"),
            ("/index.php?view=article&id=7", "/berita/"),
        ]
    )

    assert client.get("/index.php?id=7&lang=id&view=article")["Location"] == "/berita/"
    assert client.get("/index.php?view=article&id=8")["Location"] == "/kegiatan/"
    assert client.get("/index.php?id=7")["Location"] == "/komoditas/"


def test_imported_address_follows_its_page_to_a_new_name(situs: Situs, client: Client) -> None:
    impor([("/lama", "/berita/")])
    situs.id.berita.slug = "kabar"
    situs.id.berita.save()

    assert client.get("/lama", follow=True).redirect_chain == [("/kabar/", 301)]


def test_draft_is_not_led_to(situs: Situs, client: Client) -> None:
    page = make_berita(situs.id, slug="panen")
    impor([("/lama", "/berita/panen/")])
    page.unpublish()

    assert client.get("/lama/").status_code == 404


@pytest.mark.parametrize(
    ("path", "words"),
    [("/diambil/", "Halaman ini sudah tidak ada"), ("/en/diambil/", "no longer here")],
)
def test_address_without_a_target_says_that_the_page_is_gone(
    situs: Situs, client: Client, path: str, words: str
) -> None:
    impor([(path, "")])

    response = client.get(path)

    assert response.status_code == 410
    assert words in response.text


def test_unknown_old_address_offers_a_search(situs: Situs, client: Client) -> None:
    response = client.get("/index.php?option=com_content&id=999")

    assert response.status_code == 404
    assert 'role="search"' in response.text


@pytest.mark.parametrize("path", ["/tidak-ada/", "/index.php?" + "&".join(f"p{n}=1" for n in "ab")])
def test_unknown_address_costs_few_queries_however_many_redirects_there_are(
    situs: Situs, client: Client, django_assert_max_num_queries: Callable[..., object], path: str
) -> None:
    Redirect.objects.bulk_create(
        Redirect(old_path=f"/index.php?id={n}", redirect_link="/berita/") for n in range(300)
    )
    client.get(path)

    with django_assert_max_num_queries(6):  # type: ignore[attr-defined]  # a context manager
        assert client.get(path).status_code == 404


def test_address_of_very_many_parameters_is_answered(situs: Situs, client: Client) -> None:
    impor([("/index.php", "/berita/")])

    response = client.get("/index.php?" + "&".join(f"p{n}=1" for n in range(200)))

    assert response["Location"] == "/berita/"
