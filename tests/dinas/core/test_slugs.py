"""Addresses made from titles, with and without the browser's help."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from wagtail.test.utils.form_data import nested_form_data, streamfield

from berita.models import BeritaPage
from dinas.core.slugs import slug_from
from tests.factories.berita import make_berita, make_kategori
from tests.factories.situs import Situs


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("PADI", "padi"),
        ("Panén Raya", "panen-raya"),
        ("Jum'at & “Bersih”: <b>padi</b>", "jumat-bersih-bpadib"),
        ("a/b/c?d=e#f", "abcdef"),
        ("‮terbalik", "terbalik"),
        ("Harga {{ 7*7 }} %s {0}", "harga-77-s-0"),
    ],
)
def test_title_becomes_a_readable_address(title: str, slug: str) -> None:
    assert slug_from(title, fallback="berita") == slug


@pytest.mark.parametrize("title", ["ꦥꦢꦶ", "تقرير", "照片", "🌾🌾🌾"])
def test_title_in_another_script_becomes_latin_letters(title: str) -> None:
    slug = slug_from(title, fallback="berita")

    assert slug.isascii()
    assert slug.strip("-")


@pytest.mark.parametrize("title", ["....", "---", "!?"])
def test_title_without_letters_takes_the_page_type(title: str) -> None:
    assert slug_from(title, fallback="news article") == "news-article"


def test_long_title_is_cut_at_a_word() -> None:
    slug = slug_from("penyuluhan pertanian " * 20, fallback="x")

    assert len(slug) <= 80
    assert slug.endswith(("penyuluhan", "pertanian"))


def post_article(client: Client, parent: int, title: str, slug: str = "") -> None:
    kategori = make_kategori(f"Kategori {title[:5]}")
    data = nested_form_data(
        {
            "title": title,
            "slug": slug,
            "ringkasan": "Ringkasan",
            "tanggal": "2026-12-01",
            "kategori": kategori.pk,
            "isi": streamfield([]),
            "lampiran": streamfield([]),
            "berita_terkait": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
            "action-publish": "1",
        }
    )
    response = client.post(f"/cms/pages/add/berita/beritapage/{parent}/", data)
    assert response.status_code == 302, response.context["form"].errors


@pytest.fixture
def admin(client: Client, db: None) -> Client:
    client.force_login(get_user_model().objects.create_superuser("kepala", password=None))
    return client


@pytest.mark.django_db
def test_editor_without_script_needs_no_address(admin: Client, situs: Situs) -> None:
    post_article(admin, situs.id.berita.pk, "تقرير")
    post_article(admin, situs.id.berita.pk, "....")

    slugs = set(BeritaPage.objects.values_list("slug", flat=True))

    assert len(slugs) == 2
    assert all(slug.isascii() and slug.strip("-") for slug in slugs)


@pytest.mark.django_db
def test_same_title_gets_an_address_of_its_own(admin: Client, situs: Situs) -> None:
    make_berita(situs.id, title="Padi", slug="padi")

    post_article(admin, situs.id.berita.pk, "PADI")

    assert BeritaPage.objects.filter(slug="padi-2").exists()


@pytest.mark.django_db
def test_title_is_shown_as_it_was_typed(admin: Client, situs: Situs) -> None:
    post_article(admin, situs.id.berita.pk, "Harga {{ 7*7 }} <b>%s</b> {0}")

    html = admin.get("/berita/harga-77-bsb-0/").text

    assert "Harga {{ 7*7 }} &lt;b&gt;%s&lt;/b&gt; {0}" in html


@pytest.mark.django_db
@pytest.mark.parametrize("slug", ["en", "cms", "cari", "documents"])
def test_page_cannot_take_an_address_of_the_site_itself(
    admin: Client, situs: Situs, slug: str
) -> None:
    data = nested_form_data(
        {
            "title": "Bentrok",
            "slug": slug,
            "isi": streamfield([]),
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
            "action-publish": "1",
        }
    )

    response = admin.post(f"/cms/pages/add/halaman/halamanpage/{situs.id.home.pk}/", data)

    assert response.status_code == 200
    assert "slug" in response.context["form"].errors


@pytest.mark.django_db
def test_address_that_the_browser_made_from_a_title_used_before_becomes_free(
    admin: Client, situs: Situs
) -> None:
    make_berita(situs.id, title="Panen raya", slug="panen-raya")

    post_article(admin, situs.id.berita.pk, "Panen raya", slug="panen-raya")

    assert BeritaPage.objects.filter(slug="panen-raya-2").exists()


@pytest.mark.django_db
def test_address_that_the_editor_chose_is_never_changed_behind_her_back(
    admin: Client, situs: Situs
) -> None:
    make_berita(situs.id, title="Panen raya", slug="panen")

    with pytest.raises(AssertionError, match="panen"):
        post_article(admin, situs.id.berita.pk, "Panen raya", slug="panen")


@pytest.mark.django_db
def test_form_still_open_after_the_address_got_its_number_is_saved_all_the_same(
    situs: Situs,
) -> None:
    """Autosave changes the address on the server only; the next title may be another one."""
    make_berita(situs.id, title="Padi", slug="padi")
    draft = make_berita(situs.id, title="Padi", slug="padi-2", live=False)
    kind = BeritaPage.get_edit_handler().get_form_class()
    streams = {"isi": streamfield([]), "lampiran": streamfield([])}
    counts = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0}
    data = nested_form_data(
        {"title": "Padi gogo", "slug": "padi", "berita_terkait": counts, **streams}
    )
    form = kind(data, instance=draft, parent_page=situs.id.berita)
    form.is_valid()

    assert "slug" not in form.errors
    assert form.cleaned_data["slug"] == "padi-gogo"
