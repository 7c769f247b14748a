"""What machines are told of the site: sitemap, robots, manifest, icons."""

import datetime as dt
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.utils import timezone
from lxml import etree
from PIL import Image
from wagtail.models import Page, PageViewRestriction, get_page_models

from dinas.navigation import sitemaps
from tests.factories.berita import make_berita
from tests.factories.kegiatan import make_kegiatan, wib
from tests.factories.komoditas import make_kecamatan, make_komoditas
from tests.factories.situs import Situs

pytestmark = pytest.mark.django_db

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
HOST = "http://testserver"
MOST_IN_A_FILE = 50_000
MOST_BYTES = 50 * 1024 * 1024

Told = dict[str, tuple[str | None, dict[str, str]]]


@cache
def schema(root: str) -> etree.XMLSchema:
    """The schema of the sitemap protocol for the index, or for a section."""
    name = "siteindex.xsd" if root == "sitemapindex" else "sitemap.xsd"
    return etree.XMLSchema(file=Path(__file__).parent / "schemas" / name)


def parse(client: Client, address: str, root: str) -> list[ElementTree.Element]:
    """The rows of one file of the sitemap, which keeps to the protocol."""
    response = client.get(address)
    assert response.status_code == 200, address
    assert response["Content-Type"] == "application/xml"
    schema(root).assertValid(etree.fromstring(response.content))
    tree = ElementTree.fromstring(response.content)  # noqa: S314 (our own sitemap)
    assert tree.tag == f"{SITEMAP}{root}"
    assert 0 < len(tree) <= MOST_IN_A_FILE, address
    assert len(response.content) <= MOST_BYTES
    return list(tree)


def sections(client: Client) -> dict[str, str | None]:
    """The sections that the index names, with the date of each."""
    rows = parse(client, "/sitemap.xml", "sitemapindex")
    return {row.findtext(f"{SITEMAP}loc", ""): row.findtext(f"{SITEMAP}lastmod") for row in rows}


def told(client: Client) -> Told:
    """Every address of the sitemap, with its date and its alternates."""
    found: Told = {}
    for section in sections(client):
        for row in parse(client, section, "urlset"):
            address = row.findtext(f"{SITEMAP}loc", "")
            assert address not in found
            alternates = {a.attrib["hreflang"]: a.attrib["href"] for a in row.findall(LINK)}
            found[address] = (row.findtext(f"{SITEMAP}lastmod"), alternates)
    return found


@pytest.fixture
def filled(situs: Situs) -> Situs:
    """One thing of each kind in both languages, and one in Indonesian only."""
    both = make_berita(situs.id, slug="dua")
    make_berita(situs.en, slug="dua", translation_key=both.translation_key)
    make_berita(situs.id, slug="satu")
    make_kegiatan(situs.id, slug="rapat", mulai=wib(2026, 10, 5, 9))
    make_komoditas("Padi", "Rice")
    make_komoditas("Jagung")
    make_kecamatan("Toroh")
    return situs


@pytest.mark.usefixtures("filled", "jam_wib")
def test_every_address_of_the_sitemap_answers_and_wants_to_be_found(client: Client) -> None:
    addresses = told(client)

    for address in addresses:
        response = client.get(address)
        assert response.status_code == 200, address
        assert "noindex" not in response.get("X-Robots-Tag", ""), address
        assert 'content="noindex' not in response.text, address
    paths = {address.removeprefix(HOST) for address in addresses}
    assert {
        "/",
        "/en/",
        "/berita/",
        "/berita/dua/",
        "/en/berita/dua/",
        "/berita/satu/",
        "/kegiatan/rapat/",
        "/kegiatan/2026/10/",
        "/komoditas/padi/",
        "/en/komoditas/padi/",
        "/komoditas/jagung/",
        "/peta/toroh/",
        "/en/peta/toroh/",
    } <= paths
    assert not {"/en/berita/satu/", "/en/komoditas/jagung/", "/en/kegiatan/2026/10/"} & paths


@pytest.mark.usefixtures("filled", "jam_wib")
def test_alternates_name_each_other_and_agree_with_the_pages(client: Client) -> None:
    addresses = told(client)

    pair = {"id": f"{HOST}/berita/dua/", "en": f"{HOST}/en/berita/dua/"}
    assert addresses[pair["id"]][1] == {**pair, "x-default": pair["id"]}
    assert addresses[f"{HOST}/berita/satu/"][1] == {}
    for address, (_date, alternates) in addresses.items():
        for other in alternates.values():
            assert addresses[other][1] == alternates
            assert (
                f'hreflang="{"en" if "/en/" in other else "id"}" href="{other}"'
                in client.get(address).text
            )


@pytest.mark.usefixtures("filled", "jam_wib")
@pytest.mark.parametrize(
    "fault",
    [
        ("<loc>http", "<loc>ftp"),
        ("<loc>", "<loc></loc><loc>"),
        ('rel="alternate"', 'rel="stylesheet"'),
        ('href="http://', 'href="//'),
        ("<url>", "<url><lastmod>kemarin</lastmod>"),
        ("<url>", "<url><priority>2</priority>"),
    ],
)
def test_schema_sees_what_is_wrong(client: Client, fault: tuple[str, str]) -> None:
    text = client.get("/sitemap-berita-id.xml").text
    assert fault[0] in text

    assert not schema("urlset").validate(etree.fromstring(text.replace(*fault, 1).encode()))


HIDDEN = ["draft", "unpublished", "expired", "private", "below private", "alias"]


@pytest.mark.parametrize("hidden", HIDDEN)
def test_sitemap_never_names_what_the_public_may_not_see(
    client: Client, situs: Situs, hidden: str
) -> None:
    page = make_berita(situs.id, slug="rahasia", live=hidden != "draft")
    if hidden == "unpublished":
        page.unpublish()
    if hidden == "expired":  # and the clock has not taken it down yet
        Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - dt.timedelta(seconds=9))
    if hidden == "private":
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    if hidden == "below private":
        PageViewRestriction.objects.create(page=situs.id.berita, restriction_type="login")
    if hidden == "alias":
        page.copy_for_translation(situs.en.locale, alias=True)

    named = [address for address in told(client) if "rahasia" in address]

    assert named == ([f"{HOST}/berita/rahasia/"] if hidden == "alias" else [])


def test_hidden_commodity_map_and_calendar_take_their_addresses_along(
    client: Client, filled: Situs
) -> None:
    make_komoditas("Tembakau", live=False)
    for page in (filled.id.peta, filled.id.kegiatan, filled.en.komoditas):
        page.unpublish()

    paths = {address.removeprefix(HOST) for address in told(client)}

    assert "/komoditas/padi/" in paths
    assert not {"/komoditas/tembakau/", "/en/komoditas/padi/", "/peta/toroh/"} & paths
    assert not {path for path in paths if path.startswith("/kegiatan/2026")}


@pytest.mark.usefixtures("jam_wib")
def test_months_of_the_sitemap_are_those_with_events(client: Client, situs: Situs) -> None:
    make_kegiatan(situs.id, mulai=wib(2020, 2, 10, 9))
    make_kegiatan(situs.id, mulai=wib(2026, 12, 10, 9))
    make_kegiatan(situs.id, mulai=wib(2027, 3, 31, 9), selesai=wib(2027, 4, 2, 9))

    months = {a for a in told(client) if a.startswith(f"{HOST}/kegiatan/2")}

    assert months == {f"{HOST}/kegiatan/{month}/" for month in ("2020/02", "2027/03", "2027/04")}


def test_list_and_home_are_as_new_as_the_newest_below_them(client: Client, situs: Situs) -> None:
    page = make_berita(situs.id, slug="baru")
    # 00.30 WIB is the day before in UTC.
    moment = dt.datetime(2026, 10, 31, 17, 30, tzinfo=dt.UTC)
    Page.objects.filter(pk=page.pk).update(last_published_at=moment)

    addresses = told(client)

    for path in ("/berita/baru/", "/berita/", "/"):
        assert addresses[f"{HOST}{path}"][0] == "2026-11-01", path
    assert addresses[f"{HOST}/en/"][0] is None
    assert (sections(client)[f"{HOST}/sitemap-berita-id.xml"] or "").startswith("2026-11-01T00:30")


def test_large_section_is_spread_over_files_that_name_each_address_once(
    client: Client, filled: Situs, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_kecamatan("Geyer")
    whole = told(client)
    monkeypatch.setattr(sitemaps, "MOST_ADDRESSES", 2)

    assert told(client) == whole
    files = [address for address in sections(client) if "peta-id" in address]
    assert files == [f"{HOST}/sitemap-peta-id.xml", f"{HOST}/sitemap-peta-id.xml?p=2"]


@pytest.mark.usefixtures("situs")
@pytest.mark.parametrize("number", ["", "0", "2", "-1", "x", "²", "9" * 5000])
def test_file_of_the_sitemap_that_is_none_is_not_there(client: Client, number: str) -> None:
    assert client.get("/sitemap-berita-id.xml", {"p": number}).status_code == 404


def test_pages_of_an_app_lie_below_their_own_kind_or_a_home_page() -> None:
    """So each section of the sitemap knows by itself when one of its lists last changed."""
    for model in get_page_models():
        above = {parent._meta.app_label for parent in model.allowed_parent_page_models()}
        assert above <= {model._meta.app_label, "home", "wagtailcore"}, model


@pytest.mark.usefixtures("situs")
@pytest.mark.parametrize("name", ["berita", "tidak-ada-id", "halaman-en"])
def test_section_that_holds_nothing_is_not_there(client: Client, name: str) -> None:
    assert client.get(f"/sitemap-{name}.xml").status_code == 404


@pytest.mark.usefixtures("jam_wib")
@pytest.mark.parametrize("address", ["/sitemap.xml", "/sitemap-berita-id.xml"])
def test_queries_of_the_sitemap_do_not_grow_with_the_pages(
    filled: Situs, count_queries: Callable[[str], int], address: str
) -> None:
    few = count_queries(address)
    for number in range(20):
        make_berita(filled.id)
        make_kegiatan(filled.id, mulai=wib(2020 + number % 5, 1 + number % 12, 3, 9))
        make_kecamatan()

    assert count_queries(address) == few <= 12


@pytest.mark.usefixtures("situs")
def test_crawlers_are_led_to_the_sitemap_and_away_from_admin_and_searches(client: Client) -> None:
    response = client.get("/robots.txt", headers={"host": "localhost"})

    lines = response.text.splitlines()
    assert response["Content-Type"].startswith("text/plain")
    assert lines[0] == "User-agent: *"
    assert {"Disallow: /cms/", "Disallow: /cari/", "Disallow: /en/cari/"} <= set(lines)
    assert "Sitemap: http://localhost/sitemap.xml" in lines


@pytest.mark.usefixtures("situs")
@pytest.mark.parametrize(("home", "language"), [("/", "id"), ("/en/", "en")])
def test_page_names_a_manifest_in_its_language_with_icons_of_the_stated_sizes(
    client: Client, home: str, language: str
) -> None:
    address = f"{home}manifest.webmanifest"
    assert f'<link rel="manifest" href="{address}">' in client.get(home).text

    response = client.get(address)

    facts = json.loads(response.content)
    assert response["Content-Type"] == "application/manifest+json"
    assert (facts["lang"], facts["start_url"]) == (language, home)
    assert facts["short_name"] in facts["name"]
    assert {icon["purpose"] for icon in facts["icons"]} == {"any", "maskable"}
    for icon in facts["icons"]:
        with Image.open(finders.find(icon["src"].removeprefix("/static/"))) as picture:
            assert icon["sizes"] == f"{picture.width}x{picture.height}"


def test_icon_is_found_under_its_old_name(client: Client) -> None:
    response = client.get("/favicon.ico")

    assert response.status_code == 302
    with Image.open(finders.find(response["Location"].removeprefix("/static/"))) as icon:
        assert icon.format == "ICO"
