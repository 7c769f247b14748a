"""Finished text that many readers get: never another's, and never older than what it shows."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils.safestring import mark_safe
from wagtail.documents import get_document_model
from wagtail.models import PageViewRestriction

from dinas.core.keeping import in_key
from dinas.core.models import KontakSetting
from dinas.pagecache import parts, versions
from galeri.models import VideoPage
from komoditas.models import Produksi
from tests.factories.berita import make_berita, make_kategori
from tests.factories.kegiatan import make_jenis, make_kegiatan, wib
from tests.factories.komoditas import make_kecamatan, make_komoditas
from tests.factories.situs import Situs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("jam_wib")]


@pytest.fixture(autouse=True)
def _kept_parts(situs: Situs, settings: Any) -> Any:
    settings.PART_CACHE, settings.PAGE_CACHE = True, False
    make_berita(situs.id, title="Panen raya", slug="panen")
    home = situs.id.home
    home.bagian = [{"type": name, "value": None} for name in ("agenda", "kontak")]
    home.info = [
        {"type": "info", "value": {"teks": "Jalan ditutup", "selesai": "2026-12-01T03:00:00Z"}}
    ]
    home.save()
    KontakSetting.objects.update_or_create(site=situs.site, defaults={"telepon": "0292 421111"})
    connection.run_on_commit.clear()  # as if that had been committed
    parts.forget()
    versions.bump()
    yield
    parts.forget()


def read(path: str = "/", **extra: Any) -> str:
    """Return what somebody reads who has never been here."""
    return Client().get(path, **extra).text


def test_the_second_reader_of_home_gets_the_same_with_hardly_a_question(
    queries_of: Any,
) -> None:
    first = read()

    assert "Panen raya" in first
    assert queries_of("/") <= 3
    assert read() == first


def test_neither_language_nor_host_nor_saved_data_is_mixed_up(settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    first = read()
    english, elsewhere = read("/en/"), read(HTTP_HOST="lain.example")
    saving = read(HTTP_SAVE_DATA="on")

    assert 'lang="en"' in english and "Panen raya" not in english
    assert "webcal://lain.example/" in elsewhere and "lain.example" not in first
    assert "data-lite" in saving
    assert read() == first
    assert read("/en/") == english


def test_home_shows_what_was_published_and_the_new_telephone_at_once(
    situs: Situs, after_commit: Any
) -> None:
    assert "Sawah baru" not in read()
    with after_commit():
        make_berita(situs.id, title="Sawah baru", slug="sawah", tanggal=dt.date(2026, 12, 1))
        KontakSetting.objects.update(telepon="0292 429999")

    html = read()

    assert "Sawah baru" in html
    assert "0292 429999" in html and "0292 421111" not in html


def test_a_notice_that_ends_leaves_a_home_page_made_of_kept_text(jam_wib: Any) -> None:
    before = read()
    jam_wib.shift(dt.timedelta(minutes=31))
    after = read()

    assert "Jalan ditutup" in before
    assert "Jalan ditutup" not in after
    assert "Panen raya" in after


def test_today_in_the_calendar_is_another_day_after_midnight(jam_wib: Any) -> None:
    before = read()
    jam_wib.shift(dt.timedelta(days=31))
    after = read()

    assert "Desember 2026" in before
    assert "Januari 2027" in after


def test_a_preview_of_home_shows_the_draft_and_leaves_nothing_of_it(situs: Situs) -> None:
    first = read()
    draft = situs.id.home.specific_class.objects.get(pk=situs.id.home.pk)
    draft.semboyan = "Belum terbit"
    shown = draft.make_preview_request().render().content.decode()

    assert "Belum terbit" in shown
    assert not any("Belum terbit" in str(part.value) for part in parts._parts.values())
    assert read() == first


def test_what_a_key_says_of_values_is_the_same_only_if_they_are_shown_the_same() -> None:
    kontak = KontakSetting(telepon="1")
    assert in_key(kontak) == in_key(KontakSetting(telepon="1"))
    assert in_key(kontak) != in_key(KontakSetting(telepon="2"))
    assert in_key("<b>") != in_key(mark_safe("<b>"))
    assert in_key([1]) != in_key([True])
    assert in_key(Decimal("1.0")) != in_key(Decimal("1.00"))
    assert in_key({"a": ["x"]}) == in_key({"a": ["x"]})
    hash(in_key([kontak, None, dt.date(2026, 1, 1)]))
    with pytest.raises(TypeError):
        in_key(object())


def test_the_menu_marks_where_each_reader_is() -> None:
    def marks(path: str) -> list[str]:
        menu = read(path).partition('<ul class="menu-list">')[2].partition("</ul>")[0]
        return [line for line in menu.splitlines() if "aria-current" in line]

    for _time in range(2):
        home, listed, article = marks("/"), marks("/berita/"), marks("/berita/panen/")
        assert ['href="/" aria-current="page"' in line for line in home] == [True]
        assert ['href="/berita/" aria-current="page"' in line for line in listed] == [True]
        assert ['href="/berita/" aria-current="true"' in line for line in article] == [True]


def test_news_beside_an_article_are_never_another_readers_nor_old(
    situs: Situs, after_commit: Any
) -> None:
    kategori = make_kategori("Pangan")
    asal = make_berita(situs.id, slug="asal", kategori=kategori)
    lain = make_berita(situs.id, title="Judul lama", slug="lain", kategori=kategori)
    make_berita(situs.en, slug="asal", translation_key=asal.translation_key, kategori=kategori)
    make_berita(
        situs.en, title="Old", slug="lain", translation_key=lain.translation_key, kategori=kategori
    )
    with after_commit():
        pass

    def beside(path: str = "/berita/asal/", **extra: Any) -> str:
        return read(path, **extra).partition('class="cards"')[2]

    for _time in range(2):
        assert "Judul lama" in beside() and ">Old<" not in beside()
        assert ">Old<" in beside("/en/berita/asal/")
    assert "<picture" not in beside(HTTP_SAVE_DATA="on")
    with after_commit():
        lain.title = "Judul baru"
        lain.save()
    assert "Judul baru" in beside() and "Judul lama" not in beside()
    with after_commit():
        PageViewRestriction.objects.create(page=lain, restriction_type="login")
    assert "Judul baru" not in beside()


def test_the_foot_of_any_page_follows_the_home_page(situs: Situs, after_commit: Any) -> None:
    assert "Hak cipta baru" not in read("/berita/panen/")
    with after_commit():
        situs.id.home.kaki_hak = "Hak cipta baru"
        situs.id.home.save()

    assert "Hak cipta baru" in read("/berita/panen/")
    assert "Hak cipta baru" in read("/")


def test_the_figures_of_a_commodity_follow_what_they_were_made_from(after_commit: Any) -> None:
    with after_commit():
        toroh = make_kecamatan("Toroh")
        padi = make_komoditas("Padi", "Rice", sentra=[toroh])
        make_komoditas("Jagung")
        facts = {"komoditas": padi, "tahun": 2024, "status": "bps-ksa", "sumber": "BPS"}
        whole = Produksi.objects.create(produksi_ton=1234, **facts)
        Produksi.objects.create(kecamatan=toroh, produksi_ton=777, **facts)

    first, english = read("/komoditas/padi/"), read("/en/komoditas/padi/")
    for html in (first, read("/komoditas/padi/")):
        assert "1.234" in html and "777" in html and "Toroh" in html
    assert "1,234" in english and "Rice, Grobogan" in english
    assert "1.234" not in read("/komoditas/jagung/")
    padi.nama = "Padi ladang"
    draft = padi.make_preview_request().render().content.decode()
    assert "Padi ladang, Kabupaten" in draft and "1.234" in draft
    assert read("/komoditas/padi/") == first
    with after_commit():
        whole.produksi_ton = 4321
        whole.save()
        toroh.nama = "Toroh Baru"
        toroh.save()

    after = read("/komoditas/padi/")
    assert "4.321" in after and "1.234" not in after
    assert "Toroh Baru" in after and ">Toroh<" not in after
    assert "4,321" in read("/en/komoditas/padi/")


def test_an_article_is_found_at_its_address_only_while_it_is_public(
    situs: Situs, after_commit: Any, queries_of: Any
) -> None:
    page = make_berita(situs.id, title="Sawah baru", slug="sawah")
    connection.run_on_commit.clear()
    read("/berita/sawah/")
    client = Client()

    assert "Sawah baru" in read("/berita/sawah/")
    assert queries_of("/berita/sawah/") <= 4
    assert client.get("/berita/sawah/lagi/").status_code == 404
    assert client.get("/kegiatan/sawah/").status_code == 404
    with after_commit():
        restriction = PageViewRestriction.objects.create(
            page=page, restriction_type=PageViewRestriction.LOGIN
        )
    assert client.get("/berita/sawah/").status_code == 302
    with after_commit():
        restriction.delete()
        page.unpublish()
    assert client.get("/berita/sawah/").status_code == 404


def test_the_calendar_follows_its_events_the_clock_and_the_filters(
    situs: Situs, after_commit: Any, jam_wib: Any
) -> None:
    with after_commit():
        jenis = make_jenis("Pelatihan", "Training")
        event = make_kegiatan(
            situs.id, title="Latih tani", slug="latih", jenis=jenis, mulai=wib(2026, 12, 9, 13)
        )
        make_kegiatan(situs.id, title="Panen bersama", slug="panen", mulai=wib(2027, 1, 8, 9))

    for _time in range(2):
        december = read("/kegiatan/2026/12/")
        assert "Latih tani" in december and "Panen bersama" in december  # this month, and later
        assert "Panen bersama" not in read("/kegiatan/2026/12/?jenis=pelatihan")
        assert "Latih tani" not in read("/en/kegiatan/2026/12/")
    with after_commit():
        event.title = "Latih petani muda"
        event.save_revision().publish()
    assert "Latih petani muda" in read("/kegiatan/2026/12/")
    jam_wib.shift(dt.timedelta(days=60))

    assert "Panen bersama" not in read("/kegiatan/2026/12/")


def test_the_gallery_follows_the_files_of_its_videos(situs: Situs, after_commit: Any) -> None:
    with after_commit():
        berkas = get_document_model().objects.create(title="Video", file="documents/lama.mp4")
        video = VideoPage(title="Cara tanam", slug="cara-tanam", berkas=berkas)
        situs.id.galeri.add_child(instance=video)
    for _time in range(2):
        assert "/lama.mp4" in read("/galeri/")
    with after_commit():
        berkas.file.name = "documents/baru.mp4"
        berkas.save()

    assert "/baru.mp4" in read("/galeri/")
