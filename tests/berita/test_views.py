"""What readers see of the news."""

import datetime as dt
import re
from typing import Any

import pytest
import time_machine
from django.test import Client
from wagtail.models import PageViewRestriction

from berita.models import BeritaTerkait
from tests.factories.berita import make_berita, make_kategori
from tests.factories.komoditas import make_kecamatan, make_komoditas
from tests.factories.situs import Situs

pytestmark = pytest.mark.django_db


def test_article_shows_its_date_in_words_in_both_languages(client: Client, situs: Situs) -> None:
    source = make_berita(situs.id, title="Bimtek", slug="bimtek", tanggal=dt.date(2018, 7, 7))
    make_berita(
        situs.en,
        title="Training",
        slug="bimtek",
        tanggal=dt.date(2018, 7, 7),
        translation_key=source.translation_key,
    )

    assert "Sabtu, 7 Juli 2018" in client.get("/berita/bimtek/").text
    assert "Saturday, 7 July 2018" in client.get("/en/berita/bimtek/").text


def test_article_offers_its_other_language_only_when_there_is_one(
    client: Client, situs: Situs
) -> None:
    both = make_berita(situs.id, slug="dua")
    make_berita(situs.en, slug="dua", translation_key=both.translation_key)
    make_berita(situs.id, slug="satu")

    assert (
        'hreflang="en" href="http://testserver/en/berita/dua/"' in client.get("/berita/dua/").text
    )
    assert 'rel="alternate" hreflang="en"' not in client.get("/berita/satu/").text


def test_missing_translation_says_so_in_english_and_offers_the_indonesian(
    client: Client, situs: Situs
) -> None:
    make_berita(situs.id, title="Panen raya", slug="panen", ringkasan="Petani memanen.")

    response = client.get("/en/berita/panen/")

    assert response.status_code == 200
    assert response["Content-Language"] == "en"
    assert "noindex" in response["X-Robots-Tag"]
    assert "available in Indonesian only" in response.text
    assert 'href="/berita/panen/"' in response.text
    assert '<blockquote lang="id"' in response.text


@pytest.mark.parametrize("hidden", ["draft", "private"])
def test_missing_translation_does_not_reveal_a_hidden_source(
    client: Client, situs: Situs, hidden: str
) -> None:
    page = make_berita(situs.id, slug="rahasia", live=hidden != "draft")
    if hidden == "private":
        PageViewRestriction.objects.create(page=page, restriction_type="login")

    assert client.get("/en/berita/rahasia/").status_code == 404


def test_copy_of_an_untranslated_parent_is_not_shown_as_english(
    client: Client, situs: Situs
) -> None:
    source = make_berita(situs.id, title="Hanya Indonesia", slug="salinan")
    alias = source.copy_for_translation(situs.en.locale, alias=True)
    alias.slug = "salinan"
    alias.save()

    response = client.get("/en/berita/salinan/")

    assert "available in Indonesian only" in response.text


def test_chosen_category_commodity_and_district_narrow_the_list_together(
    client: Client, situs: Situs
) -> None:
    kategori = make_kategori("Penyuluhan")
    padi, toroh = make_komoditas("Padi"), make_kecamatan("Toroh")
    make_berita(situs.id, title="Cocok", kategori=kategori, komoditas=[padi], kecamatan=[toroh])
    make_berita(situs.id, title="Tanpa kecamatan", kategori=kategori, komoditas=[padi])

    html = client.get("/berita/?kategori=penyuluhan&komoditas=padi&kecamatan=toroh").text

    assert "Cocok" in html
    assert "Tanpa kecamatan" not in html


def test_english_list_names_categories_in_english_and_keeps_the_address(
    client: Client, situs: Situs
) -> None:
    kategori = make_kategori("Penyuluhan", "Extension")
    make_berita(situs.en, title="Field school", kategori=kategori)

    html = client.get("/en/berita/?kategori=penyuluhan").text

    assert "Field school" in html
    assert "Extension" in html
    assert "Penyuluhan" not in html


def test_empty_result_names_the_filters_and_offers_to_drop_one(
    client: Client, situs: Situs
) -> None:
    make_kategori("Perkebunan")
    make_komoditas("Padi")

    html = client.get("/berita/?kategori=perkebunan&komoditas=padi").text

    assert "<strong>Perkebunan</strong>" in html
    assert 'href="?komoditas=padi"' in html


def test_related_news_are_the_hand_picked_then_the_likest(client: Client, situs: Situs) -> None:
    padi = make_komoditas("Padi")
    article = make_berita(situs.id, slug="asal", komoditas=[padi], tags=["hama"])
    make_berita(situs.id, title="Lain sekali", kategori=make_kategori("Pasar"))
    alike = make_berita(situs.id, title="Mirip", komoditas=[padi], tags=["hama"])
    picked = make_berita(situs.id, title="Pilihan penyunting")
    BeritaTerkait.objects.create(page=article, berita=picked)

    html = client.get("/berita/asal/").text
    html = html[html.index("Berita terkait") :]

    assert html.index(picked.title) < html.index(alike.title)
    assert "Lain sekali" not in html


def test_sample_article_says_that_it_is_one(client: Client, situs: Situs) -> None:
    make_berita(situs.id, slug="contoh", contoh=True)

    assert "Isi contoh" in client.get("/berita/contoh/").text


@pytest.mark.parametrize("hidden", ["draft", "private"])
def test_hidden_article_is_in_no_list(client: Client, situs: Situs, hidden: str) -> None:
    page = make_berita(situs.id, title="Belum boleh dibaca", slug="tutup", live=hidden != "draft")
    other = make_berita(situs.id, title="Boleh", slug="buka")
    BeritaTerkait.objects.create(page=other, berita=page)
    if hidden == "private":
        PageViewRestriction.objects.create(page=page, restriction_type="login")

    for path in ("/", "/berita/", "/berita/buka/", "/cari/?q=belum+boleh"):
        assert "Belum boleh dibaca" not in client.get(path).text, path


def test_hand_picked_article_without_english_stays_and_says_its_language(
    client: Client, situs: Situs
) -> None:
    both, single = make_berita(situs.id, slug="dua"), make_berita(situs.id, slug="satu")
    make_berita(situs.en, title="Both", slug="dua", translation_key=both.translation_key)
    article = make_berita(situs.en, slug="asal", kategori=make_kategori("Pasar"))
    for picked in (both, single):
        BeritaTerkait.objects.create(page=article, berita=picked)

    html = client.get("/en/berita/asal/").text
    related = html[html.index("Related news") :]

    assert '<a href="/en/berita/dua/">Both</a>' in related
    assert f'<a href="/berita/satu/" lang="id" hreflang="id">{single.title}</a>' in related


def test_long_article_begins_with_its_contents_a_short_one_does_not(
    client: Client, situs: Situs
) -> None:
    def body(*titles: str) -> list[dict[str, object]]:
        return [{"type": "judul", "value": {"teks": title, "tingkat": "h2"}} for title in titles]

    make_berita(situs.id, slug="panjang", isi=body("Tanam", "Rawat", "Panen"))
    make_berita(situs.id, slug="pendek", isi=body("Tanam", "Rawat"))

    assert '<a href="#rawat">Rawat</a>' in client.get("/berita/panjang/").text
    assert "#rawat" not in client.get("/berita/pendek/").text


def test_article_leads_to_the_one_before_and_the_one_after(client: Client, situs: Situs) -> None:
    for day in (1, 2, 2, 3):
        make_berita(situs.id, title=f"Hari {day}", tanggal=dt.date(2026, 5, day))
    make_berita(situs.id, title="Konsep", tanggal=dt.date(2026, 5, 2), live=False)
    middle = make_berita(situs.id, slug="tengah", tanggal=dt.date(2026, 5, 2))

    html = client.get("/berita/tengah/").text

    assert middle.pk
    assert re.search(r'rel="prev"[^>]*><span[^>]*>[^<]*</span> Hari 2<', html)
    assert re.search(r'rel="next"[^>]*><span[^>]*>[^<]*</span> Hari 3<', html)
    assert "Konsep" not in html


def test_change_long_after_publication_is_dated(client: Client, situs: Situs) -> None:
    page = make_berita(situs.id, slug="lama", tanggal=dt.date(2026, 5, 1))
    with time_machine.travel("2026-05-01T02:00:00Z"):
        page.save_revision().publish()
    assert "Diperbarui" not in client.get("/berita/lama/").text

    page.refresh_from_db()
    with time_machine.travel("2026-06-09T02:00:00Z"):
        page.save_revision().publish()

    assert "9 Juni 2026" in client.get("/berita/lama/").text


def test_each_choice_tells_how_many_articles_it_would_leave(client: Client, situs: Situs) -> None:
    padi, jagung = make_komoditas("Padi"), make_komoditas("Jagung")
    pangan, pasar = make_kategori("Pangan"), make_kategori("Pasar")
    make_berita(situs.id, kategori=pangan, komoditas=[padi], tanggal=dt.date(2026, 1, 1))
    make_berita(situs.id, kategori=pangan, komoditas=[padi, jagung], tanggal=dt.date(2025, 1, 1))
    make_berita(situs.id, kategori=pasar, komoditas=[jagung], tanggal=dt.date(2025, 2, 1))
    make_berita(situs.id, kategori=pasar, komoditas=[padi], live=False)

    def options(path: str) -> list[str]:
        return re.findall(r"<option[^>]*>([^<]+ \(\d+\))</option>", client.get(path).text)

    assert options("/berita/") == [
        "Pangan (2)", "Pasar (1)", "Jagung (2)", "Padi (2)", "2026 (1)", "2025 (2)",
    ]  # fmt: skip
    assert options("/berita/?komoditas=padi&tahun=2025") == [
        "Pangan (1)", "Jagung (2)", "Padi (1)", "2026 (1)", "2025 (1)",
    ]  # fmt: skip


def test_choices_of_a_language_count_neither_the_other_nor_what_is_private_or_a_copy(
    client: Client, situs: Situs
) -> None:
    padi, toroh = make_komoditas("Padi"), make_kecamatan("Toroh")
    shown = make_berita(situs.id, komoditas=[padi], kecamatan=[toroh])
    hidden = make_berita(situs.id, komoditas=[padi], kecamatan=[toroh])
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    shown.copy_for_translation(situs.en.locale, alias=True)
    make_berita(situs.en, komoditas=[padi])

    assert "Padi (1)" in client.get("/berita/").text
    assert "Toroh (1)" in client.get("/berita/").text
    english = client.get("/en/berita/").text
    assert "Padi (1)" in english
    assert "Toroh (" not in english


def test_pages_of_a_narrowed_list_follow_one_another_newest_first(
    client: Client, situs: Situs
) -> None:
    padi, kinds = make_komoditas("Padi"), [make_kategori("Pasar"), make_kategori("Pangan")]
    days = [dt.date(2026, 1, 1 + (number * 7) % 12) for number in range(24)]
    for number, day in enumerate(days):
        make_berita(
            situs.id,
            title=f"Judul {number:02}",
            tanggal=day,
            kategori=kinds[number % 2],
            komoditas=[padi],
        )

    def titles(path: str) -> list[str]:
        pages = (client.get(f"{path}page={number}").text for number in (1, 2))
        return [title for page in pages for title in re.findall(r"(Judul \d\d)</a>", page)]

    newest = sorted(range(24), key=lambda number: (days[number], number), reverse=True)
    assert titles("/berita/?") == [f"Judul {number:02}" for number in newest[:20]]
    assert titles("/berita/?kategori=pangan&komoditas=padi&") == [
        f"Judul {number:02}" for number in newest if number % 2
    ]


def test_published_article_counts_at_once(client: Client, situs: Situs, settings: Any) -> None:
    settings.PART_CACHE = True
    pangan = make_kategori("Pangan")
    for count in (1, 2):
        make_berita(situs.id, kategori=pangan)
        assert f"Pangan ({count})" in client.get("/berita/").text


@pytest.mark.parametrize("tahun", ["0000", "20266", "-202", "2026.0", "２０２６", "1999"])
def test_year_without_articles_is_no_address(client: Client, situs: Situs, tahun: str) -> None:
    make_berita(situs.id)

    assert client.get("/berita/", {"tahun": tahun}).status_code == 404


def test_topic_that_a_commodity_names_already_is_offered_once(client: Client, situs: Situs) -> None:
    padi = make_komoditas("Padi")
    make_berita(situs.id, slug="asal", komoditas=[padi], tags=["padi", "hama"])

    html = client.get("/berita/asal/").text
    topics = re.findall(r"<li><a [^>]+>([^<]+)</a></li>", html[html.index('class="tags"') :])

    assert topics[:2] == ["Padi", "hama"]
    assert "padi" not in topics


@pytest.mark.parametrize(
    ("articles", "said"), [(1, "1 berita<"), (11, "11 berita, halaman 1 dari")]
)
def test_list_tells_its_page_only_where_there_are_several(
    client: Client, situs: Situs, articles: int, said: str
) -> None:
    for _article in range(articles):
        make_berita(situs.id)

    assert said in client.get("/berita/").text
