"""What readers see of the site map."""

from collections.abc import Callable

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from halaman.models import HalamanPage
from tests.factories.berita import make_berita
from tests.factories.situs import Pohon, Situs
from tests.halaman.test_views import make_halaman

pytestmark = pytest.mark.django_db


def make_site_map(pohon: Pohon) -> HalamanPage:
    """Make the page that shows the site map."""
    page = HalamanPage(
        title="Peta situs",
        slug="peta-situs",
        locale=pohon.locale,
        isi=[{"type": "peta_situs", "value": None}],
    )
    pohon.home.add_child(instance=page)
    return page


def shown(client: Client, path: str = "/peta-situs/") -> str:
    """Return the page's own part, without menu and footer."""
    html = client.get(path).text
    return html[html.index("<main") : html.index("</main>")]


def test_site_map_nests_pages_as_the_tree_does(client: Client, situs: Situs) -> None:
    make_site_map(situs.id)
    services = make_halaman(situs, title="Layanan", slug="layanan")
    make_halaman(situs, services, title="Pupuk & benih", slug="pupuk")

    assert (
        '<li><a href="/layanan/">Layanan</a><ul>'
        '<li><a href="/layanan/pupuk/">Pupuk &amp; benih</a></li></ul></li>'
    ) in "".join(line.strip() for line in shown(client).splitlines())


def test_site_map_begins_at_home_and_has_the_menu(client: Client, situs: Situs) -> None:
    make_site_map(situs.id)

    html = shown(client)

    assert html.index('href="/"') < html.index('href="/berita/"') < html.index('href="/galeri/"')


def test_articles_are_left_to_their_own_list(client: Client, situs: Situs) -> None:
    make_site_map(situs.id)
    make_berita(situs.id, slug="panen", title="Panen raya")

    assert "Panen raya" not in shown(client)


def test_drafts_and_private_pages_are_not_in_the_site_map(client: Client, situs: Situs) -> None:
    make_site_map(situs.id)
    make_halaman(situs, title="Rancangan", slug="rancangan", live=False)
    private = make_halaman(situs, title="Intern", slug="intern")
    make_halaman(situs, private, title="Di bawah intern", slug="bawah")
    PageViewRestriction.objects.create(page=private, restriction_type="login")

    html = shown(client)

    assert "Rancangan" not in html
    assert "intern" not in html.lower()


def test_each_language_has_a_site_map_of_its_own(client: Client, situs: Situs) -> None:
    make_site_map(situs.id)
    make_site_map(situs.en)

    english = shown(client, "/en/peta-situs/")

    assert 'href="/en/berita/">News' in english
    assert 'href="/berita/"' not in english.replace('lang="id"', "")


def test_page_of_the_open_api_is_in_the_site_map_of_each_language(
    client: Client, situs: Situs
) -> None:
    make_site_map(situs.id)
    make_site_map(situs.en)

    assert '<a href="/api/">Data terbuka' in shown(client)
    assert '<a href="/en/api/">Open data' in shown(client, "/en/peta-situs/")


def test_queries_do_not_grow_with_the_site(
    client: Client, situs: Situs, count_queries: Callable[[str], int]
) -> None:
    make_site_map(situs.id)
    parent = make_halaman(situs, title="Layanan", slug="layanan")
    few = count_queries("/peta-situs/")
    for number in range(12):
        child = make_halaman(situs, parent, title=f"L {number}", slug=f"l-{number}")
        make_halaman(situs, child, title=f"M {number}", slug=f"m-{number}")

    assert count_queries("/peta-situs/") == few
