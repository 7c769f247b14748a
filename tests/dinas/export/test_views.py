"""The addresses of documents: who gets what, and that nothing old or private is ever given."""

import datetime as dt
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.core.cache import cache, caches
from django.test import Client
from django.utils import timezone
from django.utils.html import strip_tags
from wagtail.models import PageViewRestriction

from berita.models import BeritaPage
from dinas.core.models import KontakSetting
from dinas.export import keeping, views
from dinas.export.layout import TooLargeError
from dinas.export.typesetting import CannotMakeError
from halaman.models import HalamanPage
from kegiatan.models import KegiatanPage
from komoditas.models import Produksi
from tests.dinas.export.readers import PdfFile, WordFile, pdf_text, words
from tests.factories.berita import make_berita
from tests.factories.gambar import make_picture
from tests.factories.kegiatan import make_jenis, make_kegiatan, wib
from tests.factories.komoditas import make_kecamatan, make_komoditas
from tests.factories.situs import Situs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("jam_wib")]

KINDS = ["pdf", "docx"]
STORY = [
    {"type": "judul", "value": {"teks": "Syarat meminjam", "tingkat": "h2"}},
    {
        "type": "paragraf",
        "value": "<p>Bawa <b>kartu</b>.</p><ul><li>Luas 2 m<sup>2</sup></li></ul>"
        '<p>Lihat <a href="https://bps.go.id/x">data</a>.</p>',
    },
    {"type": "kutipan", "value": {"kutipan": "Tanam bersama.", "sumber": "Pak Tani"}},
    {"type": "catatan", "value": {"jenis": "penting", "isi": "<p>Datang pagi.</p>"}},
    {
        "type": "tabel",
        "value": {
            "data": [["Musim", "Tanam"], ["MT I", "Oktober"]],
            "first_row_is_table_header": True,
            "first_col_is_header": False,
            "table_caption": "Musim tanam",
        },
    },
    {
        "type": "tanya_jawab",
        "value": {"butir": [{"judul": "Berapa biayanya?", "isi": "<p>Tidak ada.</p>"}]},
    },
    {"type": "tombol", "value": {"teks": "Unduh formulir", "alamat": "https://dinas.test/f"}},
]


def text_of(data: bytes, kind: str) -> str:
    """The text of a document of either kind."""
    return pdf_text(data) if kind == "pdf" else WordFile(data).text


def plain(html: str, start: str, end: str) -> list[str]:
    """The stretches of text that a part of a page shows."""
    part = html[html.index(start) : html.index(end, html.index(start))]
    part = re.sub(r'<(?:nav|svg|span class="vh")\b.*?</(?:nav|svg|span)>', " ", part, flags=re.S)
    part = re.sub(r'<aside class="membantu".*?</aside>', " ", part, flags=re.S)
    return [words(strip_tags(one)) for one in re.split(r"<(?!/?(?:b|i|sup|sub|a)\b)[^>]*>", part)]


@pytest.mark.parametrize("kind", KINDS)
def test_article_can_be_taken_away_with_all_that_its_page_shows(
    client: Client, situs: Situs, kind: str
) -> None:
    picture = make_picture()
    make_berita(
        situs.id,
        title="Meminjam traktor",
        slug="traktor",
        ringkasan="Gratis bagi kelompok tani.",
        oleh="Bidang Sarana",
        gambar=picture,
        keterangan_gambar="Traktor di Toroh",
        isi=STORY,
        tags=["alsintan"],
        kecamatan=[make_kecamatan("Toroh")],
    )
    html = client.get("/berita/traktor/").text
    response = client.get(f"/berita/traktor/unduh.{kind}")

    read = text_of(response.content, kind).replace(" ", "")
    shown = plain(html, '<div class="prose">', "</article>")
    shown += ["Meminjam traktor", "Gratis bagi kelompok tani.", "Bidang Sarana"]
    missing = [one for one in shown if one and one.replace(" ", "") not in read]
    assert missing == []
    file: Any = PdfFile(response.content) if kind == "pdf" else WordFile(response.content)
    assert "Sawah & padi" in file.alts
    assert "https://bps.go.id/x" in file.links


@pytest.mark.parametrize("kind", KINDS)
def test_event_says_when_where_and_that_it_is_cancelled(
    client: Client, situs: Situs, kind: str
) -> None:
    make_kegiatan(
        situs.id,
        slug="pasar",
        title="Pasar Tani",
        mulai=wib(2026, 12, 4, 6, 30),
        selesai=wib(2026, 12, 4, 11),
        tempat="Halaman kantor",
        jenis=make_jenis("Pasar"),
        keadaan="batal",
        keterangan_keadaan="Hujan lebat",
    )

    read = text_of(client.get(f"/kegiatan/pasar/unduh.{kind}").content, kind)

    for told in ("Jumat, 4 Desember 2026", "06.30–11.00 WIB", "Halaman kantor", "Hujan lebat"):
        assert told in read


def test_month_lists_each_date_and_lies_on_its_side(client: Client, situs: Situs) -> None:
    make_kegiatan(situs.id, title="Gerakan Tanam", mulai=wib(2026, 12, 9, 8))

    data = client.get("/kegiatan/2026/12/unduh.pdf").content

    assert pdf_text(data).count("Gerakan Tanam") == 2
    assert "Kegiatan Desember 2026" in pdf_text(data)
    assert set(PdfFile(data).sizes_mm) == {(297, 210)}
    assert client.get("/kegiatan/2026/13/unduh.pdf").status_code == 404
    assert client.get("/kegiatan/1900/01/unduh.pdf").status_code == 404


@pytest.mark.parametrize("kind", KINDS)
def test_commodity_has_its_figures_and_their_gaps(client: Client, situs: Situs, kind: str) -> None:
    padi = make_komoditas("Padi", nama_latin="Oryza sativa", isi=STORY)
    for year, tonnes in ((2015, 574_671), (2017, None)):
        Produksi.objects.create(
            komoditas=padi,
            tahun=year,
            produksi_ton=tonnes,
            luas_panen_ha=100_000,
            status="bps-lama",
            sumber="BPS, https://bps.go.id/padi",
        )

    data = client.get(f"/komoditas/padi/unduh.{kind}").content

    read = text_of(data, kind)
    for told in ("Oryza sativa", "574.671", "2016", "data tidak tersedia", "Syarat meminjam"):
        assert told in read
    file: Any = PdfFile(data) if kind == "pdf" else WordFile(data)
    assert "https://bps.go.id/padi" in file.links


def test_ordinary_page_holds_the_offices_contact_and_the_pages_below(
    client: Client, situs: Situs
) -> None:
    KontakSetting.objects.create(site=situs.site, surel="dinas@grobogan.test")
    page = HalamanPage(title="Profil", slug="profil", isi=[{"type": "kontak", "value": None}])
    situs.id.home.add_child(instance=page)
    page.add_child(instance=HalamanPage(title="Struktur", slug="struktur"))

    data = client.get("/profil/unduh.pdf").content

    read = pdf_text(data)
    assert "dinas@grobogan.test" in read
    assert "belum tersedia" in read
    assert "http://testserver/profil/struktur/" in PdfFile(data).links


def test_english_document_speaks_english(client: Client, situs: Situs) -> None:
    make_berita(situs.en, title="Borrow a tractor", slug="traktor", tanggal=dt.date(2026, 11, 25))

    data = client.get("/en/berita/traktor/unduh.pdf").content

    assert PdfFile(data).language == "en"
    assert "Agriculture Office" in pdf_text(data)
    assert "Wednesday, 25 November 2026" in pdf_text(data)


def test_missing_translation_leads_to_the_indonesian_document(client: Client, situs: Situs) -> None:
    make_berita(situs.id, slug="traktor")
    make_komoditas("Padi")

    for path in ("berita/traktor", "komoditas/padi"):
        response = client.get(f"/en/{path}/unduh.pdf")
        assert response.status_code == 404
        assert f'href="/{path}/unduh.pdf"' in response.text


def test_headers_name_the_file_and_lead_search_engines_to_the_page(
    client: Client, situs: Situs
) -> None:
    make_berita(situs.id, title="Padi – “Ciherang” é", slug="padi")

    response = client.get("/berita/padi/unduh.pdf")

    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == (
        'attachment; filename="padi-ciherang-e.pdf"; '
        "filename*=UTF-8''Padi%20%E2%80%93%20%E2%80%9CCiherang%E2%80%9D%20%C3%A9.pdf"
    )
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Link"] == '<http://testserver/berita/padi/>; rel="canonical"'
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert response["Last-Modified"]
    head = client.head("/berita/padi/unduh.pdf")
    assert (head.status_code, head["ETag"], head.content) == (200, response["ETag"], b"")
    assert client.post("/berita/padi/unduh.pdf").status_code == 405


@pytest.mark.parametrize("change", ["title", "letterhead", "picture"])
def test_document_is_new_as_soon_as_anything_in_it_changes(
    client: Client, situs: Situs, change: str
) -> None:
    picture = make_picture()
    page = make_berita(situs.id, slug="padi", gambar=picture)
    address = "/berita/padi/unduh.pdf"
    old = client.get(address)["ETag"]
    assert client.get(address, headers={"If-None-Match": old}).status_code == 304

    if change == "title":
        BeritaPage.objects.filter(pk=page.pk).update(title="Judul baru")
    elif change == "letterhead":
        KontakSetting.objects.create(site=situs.site, surel="baru@grobogan.test")
    else:
        picture.description = "Keterangan baru"
        picture.save()

    fresh = client.get(address, headers={"If-None-Match": old})
    assert fresh.status_code == 200
    assert fresh["ETag"] != old


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("hidden", ["draft", "unpublished", "expired"])
def test_what_is_not_public_has_no_document(
    client: Client, situs: Situs, kind: str, hidden: str
) -> None:
    page = make_berita(situs.id, slug="padi", live=hidden != "draft")
    address = f"/berita/padi/unduh.{kind}"
    if hidden != "draft":
        assert client.get(address).status_code == 200
        page.expired = hidden == "expired"
        page.expire_at = timezone.now()
        page.unpublish()

    assert client.get(address).status_code == 404


@pytest.mark.parametrize("kind", KINDS)
def test_private_page_is_given_only_to_those_who_may_see_it(
    client: Client, situs: Situs, kind: str
) -> None:
    page = make_berita(situs.id, slug="padi", title="Hanya untuk penyuluh")
    address = f"/berita/padi/unduh.{kind}"
    etag = client.get(address)["ETag"]
    restriction = PageViewRestriction.objects.create(
        page=page, restriction_type="password", password="rahasia"
    )
    for_all = Client()

    asked = for_all.get(address, headers={"If-None-Match": etag})
    assert asked.status_code == 200
    assert asked["Content-Type"].startswith("text/html")
    assert "no-store" in asked["Cache-Control"]
    client.post(
        f"/_util/authenticate_with_password/{restriction.pk}/{page.pk}/",
        {"password": "rahasia", "return_url": address},
    )
    given = client.get(address)
    assert "Hanya untuk penyuluh" in text_of(given.content, kind)
    assert "no-store" in given["Cache-Control"]
    again = for_all.get(address)
    assert again["Content-Type"].startswith("text/html")


def test_page_for_members_leads_to_the_login(client: Client, situs: Situs) -> None:
    make_berita(situs.id, slug="padi")
    PageViewRestriction.objects.create(page=situs.id.berita, restriction_type="login")

    response = client.get("/berita/padi/unduh.pdf")

    assert response.status_code == 302
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize(
    "path", ["/unduh.pdf", "/berita/unduh.pdf", "/komoditas/unduh.pdf", "/tak-ada/unduh.docx"]
)
def test_what_is_only_a_list_has_no_document(client: Client, situs: Situs, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("fault", [CannotMakeError, TooLargeError])
def test_document_that_cannot_be_made_says_so_and_leads_back(
    client: Client, situs: Situs, monkeypatch: pytest.MonkeyPatch, fault: type[Exception]
) -> None:
    def broken(*parts: object) -> bytes:
        calls.append(1)
        raise fault

    calls: list[int] = []
    monkeypatch.setitem(views.KINDS, "pdf", ("application/pdf", broken))
    make_berita(situs.id, slug="padi")

    response = client.get("/berita/padi/unduh.pdf")

    assert response.status_code == 503
    assert "Dokumen tidak dapat dibuat" in response.text
    assert 'href="http://testserver/berita/padi/"' in response.text
    assert response["Cache-Control"] == "no-store"
    client.get("/berita/padi/unduh.pdf")
    assert len(calls) == 1  # it is not tried again at once


def test_twenty_readers_at_once_wait_for_one_document() -> None:
    calls: list[int] = []

    def make() -> bytes:
        calls.append(1)
        return b"isi"

    cache.clear()
    with ThreadPoolExecutor(20) as readers:
        given = list(readers.map(lambda _n: keeping.made("satu", "tanda", make).data, range(20)))

    assert given == [b"isi"] * 20
    assert len(calls) == 1


def test_reader_who_looked_just_before_it_was_kept_does_not_make_it_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    backend = type(caches["default"])
    add = backend.add

    def finished_by_another(self: Any, *args: Any) -> bool:
        monkeypatch.setattr(backend, "add", add)
        keeping.made("satu", "tanda", lambda: b"isi")
        return bool(add(self, *args))

    monkeypatch.setattr(backend, "add", finished_by_another)

    assert keeping.made("satu", "tanda", lambda: b"lagi").data == b"isi"


def test_document_that_is_not_for_all_is_never_kept() -> None:
    keeping.made("satu", "tanda", lambda: b"rahasia", is_kept=False)

    assert keeping.made("satu", "tanda", lambda: b"umum").data == b"umum"


def test_queries_do_not_grow_with_the_text(
    client: Client, situs: Situs, count_queries: Callable[[str], int]
) -> None:
    make_berita(situs.id, slug="pendek", isi=STORY)
    make_berita(situs.id, slug="panjang", isi=[one for one in STORY if one["type"] != "judul"] * 9)

    assert count_queries("/berita/pendek/unduh.docx") == count_queries("/berita/panjang/unduh.docx")


@pytest.mark.parametrize("kind", KINDS)
def test_page_offers_its_documents(client: Client, situs: Situs, kind: str) -> None:
    make_berita(situs.id, slug="padi")
    make_kegiatan(situs.id, slug="rapat")
    make_komoditas("Kedelai")
    situs.id.home.add_child(instance=HalamanPage(title="Profil", slug="profil"))

    for path in ("/berita/padi/", "/kegiatan/rapat/", "/komoditas/kedelai/", "/profil/"):
        assert f'href="{path}unduh.{kind}"' in client.get(path).text
    assert f'href="/kegiatan/unduh.{kind}"' in client.get("/kegiatan/").text


def test_repeating_event_lists_all_coming_dates(client: Client, situs: Situs) -> None:
    page: KegiatanPage = make_kegiatan(
        situs.id,
        slug="pasar",
        mulai=wib(2026, 12, 4, 6, 30),
        selesai=wib(2026, 12, 4, 11),
        ulang="mingguan",
        ulang_sampai=dt.date(2027, 2, 26),
    )

    read = pdf_text(client.get(f"/kegiatan/{page.slug}/unduh.pdf").content)

    assert "Jumat, 26 Februari 2027" in read
    assert read.count("06.30–11.00 WIB") == 14
