"""Short addresses lead to the page wherever it stands, and to nothing that is not public."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone
from lxml import html as lxml_html
from wagtail.models import PageViewRestriction

from dinas.singkat.codes import kode_untuk
from tests.factories.berita import make_berita
from tests.factories.kegiatan import make_kegiatan, wib
from tests.factories.komoditas import make_komoditas
from tests.factories.situs import Situs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("jam_wib")]


def test_code_leads_to_the_page_in_its_language(client: Client, situs: Situs) -> None:
    source = make_berita(situs.id, slug="tikus")
    english = make_berita(situs.en, slug="tikus", translation_key=source.translation_key)

    for page, address in ((source, "/berita/tikus/"), (english, "/en/berita/tikus/")):
        response = client.get(f"/k/{kode_untuk('halaman', page.pk)}")
        assert response.status_code == 302
        assert response["Location"] == address
        assert client.get(response["Location"]).status_code == 200


def test_code_leads_to_the_page_after_it_was_renamed(client: Client, situs: Situs) -> None:
    page = make_berita(situs.id, slug="lama")
    code = kode_untuk("halaman", page.pk)
    page.slug = "baru"
    page.save_revision().publish()

    assert client.get(f"/k/{code}")["Location"] == "/berita/baru/"
    assert client.get(f"/k/{code.upper()}/")["Location"] == "/berita/baru/"


def test_commodity_has_a_code_in_each_language(client: Client, situs: Situs) -> None:
    rice = make_komoditas("Padi", "Rice")
    english = rice.get_translation(situs.en.locale)

    for row, address in ((rice, "/komoditas/padi/"), (english, "/en/komoditas/padi/")):
        assert client.get(f"/k/{kode_untuk('komoditas', row.pk)}")["Location"] == address


def draft(page: Any) -> None:
    page.unpublish()


def private(page: Any) -> None:
    PageViewRestriction.objects.create(
        page=page.get_parent(), restriction_type=PageViewRestriction.LOGIN
    )


def ended(page: Any) -> None:
    type(page).objects.filter(pk=page.pk).update(expire_at=timezone.now() - dt.timedelta(hours=1))


@pytest.mark.parametrize("hide", [draft, private, ended], ids=lambda way: way.__name__)
def test_what_is_not_public_is_not_found(
    client: Client, situs: Situs, hide: Callable[[Any], None]
) -> None:
    page = make_berita(situs.id, title="RAHASIA")
    code = kode_untuk("halaman", page.pk)
    assert client.get(f"/k/{code}/qr/").status_code == 200

    hide(page)

    for address in (f"/k/{code}", f"/k/{code}/qr/"):
        response = client.get(address)
        assert response.status_code == 404
        assert "RAHASIA" not in response.text


def test_unknown_code_gets_the_page_that_helps_on(client: Client, situs: Situs) -> None:
    response = client.get("/k/salah")

    assert response.status_code == 404
    assert 'role="search"' in response.text


def test_commodity_that_is_a_draft_is_not_found(client: Client, situs: Situs) -> None:
    rice = make_komoditas("Padi")
    rice.unpublish()

    assert client.get(f"/k/{kode_untuk('komoditas', rice.pk)}").status_code == 404


def test_sheet_carries_title_date_office_code_and_address(client: Client, situs: Situs) -> None:
    page = make_kegiatan(
        situs.id, title="Pasar tani", mulai=wib(2026, 12, 5, 8), tempat="Alun-alun Purwodadi"
    )
    code = kode_untuk("halaman", page.pk)
    response = client.get(f"/k/{code}/qr/")
    sheet = lxml_html.fromstring(response.content)
    text = " ".join(sheet.text_content().split())

    for words in (
        "Pasar tani",
        "5 Desember 2026, 08.00",
        "Alun-alun Purwodadi",
        "Dinas Pertanian Kabupaten Grobogan",
        f"testserver/k/{code}",
    ):
        assert words in text, words
    (drawing,) = sheet.xpath("//*[local-name()='svg'][contains(@class, 'qr')]")
    assert drawing.get("viewbox") or drawing.get("viewBox")
    assert sheet.xpath("//*[@role='img']/@aria-label")[0].endswith(f"testserver/k/{code}")
    assert not sheet.xpath("//@style | //style | //script[not(@src)]")
    assert not response.cookies


def test_sheet_of_an_english_page_is_english(client: Client, situs: Situs) -> None:
    page = make_berita(situs.en, title="Rats in the fields")
    response = client.get(f"/k/{kode_untuk('halaman', page.pk)}/qr/")

    assert response["Content-Language"] == "en"
    assert 'lang="en"' in response.text
    assert "Point your phone" in response.text


def test_pages_offer_their_sheet_beside_pdf_and_word(client: Client, situs: Situs) -> None:
    make_berita(situs.id, slug="satu")
    make_kegiatan(situs.id, slug="dua")
    make_komoditas("Padi", "Rice")

    for path in ("/berita/satu/", "/kegiatan/dua/", "/komoditas/padi/", "/en/komoditas/padi/"):
        sheets = re.findall(r"/k/[a-z0-9]+/qr/", client.get(path).text)
        assert len(sheets) == 1, path
        code = sheets[0].split("/")[2]
        assert client.get(f"/k/{code}")["Location"] == path


def test_short_addresses_take_the_same_few_queries(
    count_queries: Callable[[str], int], situs: Situs
) -> None:
    page = make_berita(situs.id)
    address = f"/k/{kode_untuk('halaman', page.pk)}/qr/"
    before = count_queries(address)
    for _number in range(5):
        make_berita(situs.id)

    assert count_queries(address) == before <= 4


def test_page_behind_a_login_offers_no_code_that_would_lead_nowhere(
    client: Client, situs: Situs
) -> None:
    page = make_berita(situs.id, slug="rapat")
    client.force_login(get_user_model().objects.create_user("warga", "w@example.org"))
    assert re.search(r"/k/[a-z0-9]+/qr/", client.get("/berita/rapat/").text)

    private(page)

    text = client.get("/berita/rapat/").text
    assert 'href="/berita/rapat/unduh.pdf"' in text
    assert "/qr/" not in text
