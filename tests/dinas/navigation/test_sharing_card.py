"""The card that is drawn for pages without a picture."""

import datetime as dt
from io import BytesIO
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from PIL import Image, ImageChops
from wagtail.models import PageViewRestriction

from dinas.navigation.models import CARD_FOLDER, KartuBagikan
from dinas.navigation.sharing_card import draw, font, readable, wrap
from dinas.navigation.tasks import buat_kartu
from tests.dinas.navigation.kepala import baca, buat_gambar
from tests.factories.berita import make_berita
from tests.factories.situs import Situs

LONG = ("Petani Kecamatan Toroh mengikuti pelatihan pengendalian hama tikus terpadu " * 4)[:180]
OFFICE = {"office": "Dinas Pertanian", "region": "Kabupaten Grobogan"}


@pytest.fixture
def pesanan(settings: Any, db: None) -> None:
    """Cards are ordered as on the running site; the storage holds none of another test."""
    settings.IMAGES_PRERENDER = True
    for name in kartu():
        default_storage.delete(f"{CARD_FOLDER}/{name}")


def kartu() -> list[str]:
    """The stored cards."""
    return default_storage.listdir(CARD_FOLDER)[1] if default_storage.exists(CARD_FOLDER) else []


@pytest.mark.parametrize(
    "title",
    [LONG, "x" * 180, "🚜 Panen 🌾 raya", "農業の日", "زراعة", "", "\u200b\u202e\x07", "½ ﬁ é ₂"],
)
def test_any_title_gives_a_card(title: str) -> None:
    with Image.open(BytesIO(draw(title, date="1 Januari 2027", **OFFICE))) as card:
        assert (card.format, card.size) == ("JPEG", (1200, 630))


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("🚜 Panen 🌾 raya", "Panen raya"),
        ("農業の日", ""),
        ("Padi “Inpari” – 32 ton/ha…", "Padi “Inpari” – 32 ton/ha..."),
        ("Latihan 農業", "Latihan"),
        ("🚜🌾", ""),
    ],
)
def test_card_shows_no_signs_that_the_font_lacks(title: str, shown: str) -> None:
    assert readable(title) == shown


@pytest.mark.parametrize("title", [LONG, "x" * 180, f"a {'y' * 90} b"])
def test_no_line_of_a_title_runs_out_of_the_card(title: str) -> None:
    lines = wrap(title, font(40, 800), 1056)

    assert all(font(40, 800).getlength(line) <= 1056 for line in lines)
    assert "".join(lines).replace(" ", "") == title.replace(" ", "")


def test_title_keeps_clear_of_office_date_and_edges() -> None:
    cards = [Image.open(BytesIO(draw(title, **OFFICE))) for title in ("", "Mg " * 60)]

    left, top, right, bottom = (
        ImageChops.difference(*cards).point(lambda value: 255 if value > 60 else 0).getbbox()
    )

    assert (left >= 60, top >= 180, right <= 1140, bottom <= 500) == (True, True, True, True)


@pytest.mark.usefixtures("pesanan")
def test_published_page_without_a_picture_gets_a_card(
    client: Client, situs: Situs, django_capture_on_commit_callbacks: Any
) -> None:
    page = make_berita(situs.id, slug="b", title="Panen raya")
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()

    head = baca(client, "/berita/b/")

    assert head.satu("og:image").startswith(f"http://testserver/media/{CARD_FOLDER}/id-")
    assert head.satu("og:image:alt") == "Panen raya"
    assert len(kartu()) == 1
    assert client.get(head.satu("og:image"))["Content-Type"] == "image/jpeg"


@pytest.mark.usefixtures("pesanan")
@pytest.mark.parametrize("change", [{"title": "Lain"}, {"tanggal": dt.date(2027, 1, 1)}])
def test_another_title_or_date_gives_another_name_and_the_old_card_goes(
    situs: Situs, change: dict[str, Any], django_capture_on_commit_callbacks: Any
) -> None:
    page = make_berita(situs.id, slug="b")
    first = buat_kartu.call(page.pk)
    for name, value in change.items():
        setattr(page, name, value)
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()

    assert len(kartu()) == 1
    assert not default_storage.exists(first)


@pytest.mark.usefixtures("pesanan")
def test_card_that_still_holds_is_not_drawn_again(situs: Situs) -> None:
    page = make_berita(situs.id)

    assert buat_kartu.call(page.pk) == buat_kartu.call(page.pk)
    assert len(kartu()) == 1


@pytest.mark.usefixtures("pesanan")
@pytest.mark.parametrize("way", ["unpublish", "private", "private above", "delete", "picture"])
def test_card_goes_when_the_page_is_no_longer_shown_by_it(
    client: Client, situs: Situs, way: str, django_capture_on_commit_callbacks: Any
) -> None:
    page = make_berita(situs.id)
    address = default_storage.url(buat_kartu.call(page.pk))
    assert client.get(address).status_code == 200

    with django_capture_on_commit_callbacks(execute=True):
        if way == "unpublish":
            page.unpublish()
        elif way == "delete":
            page.delete()
        elif way == "picture":
            page.gambar = buat_gambar()
            page.save_revision().publish()
        else:
            owner = page if way == "private" else situs.id.berita
            PageViewRestriction.objects.create(page=owner, restriction_type="login")

    assert kartu() == []
    assert client.get(address).status_code == 404
    assert not KartuBagikan.objects.exists()


@pytest.mark.usefixtures("pesanan")
def test_page_that_is_public_again_has_its_card_again(
    situs: Situs, django_capture_on_commit_callbacks: Any
) -> None:
    make_berita(situs.id)
    restriction = PageViewRestriction.objects.create(page=situs.id.berita, restriction_type="login")
    with django_capture_on_commit_callbacks(execute=True):
        restriction.delete()

    assert kartu() != []


@pytest.mark.usefixtures("pesanan")
def test_draft_has_no_card(situs: Situs) -> None:
    assert buat_kartu.call(make_berita(situs.id, live=False).pk) == ""
    assert buat_kartu.call(999_999) == ""
    assert kartu() == []


@pytest.mark.usefixtures("pesanan")
def test_page_whose_picture_is_lost_gets_a_card(situs: Situs) -> None:
    picture = buat_gambar()
    picture.file.storage.delete(picture.file.name)

    assert buat_kartu.call(make_berita(situs.id, gambar=picture).pk)
