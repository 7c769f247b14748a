"""What readers see of a photo album."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from galeri.models import AlbumPage
from tests.factories.gambar import make_picture
from tests.factories.situs import Pohon, Situs

pytestmark = pytest.mark.django_db


def make_album(pohon: Pohon, count: int, *, is_decorative: bool = False) -> AlbumPage:
    """Make an album with so many photos."""
    photos = [
        {
            "type": "foto",
            "value": {
                "gambar": {
                    "image": make_picture(number).pk,
                    "alt_text": "" if is_decorative else f"Petani {number}",
                    "decorative": is_decorative,
                },
                "keterangan": f"Panen {number}",
            },
        }
        for number in range(1, count + 1)
    ]
    page = AlbumPage(title="Panen", slug=f"panen-{count}", locale=pohon.locale, foto=photos)
    pohon.galeri.add_child(instance=page)
    return page


def links(html: str) -> list[str]:
    """Return the addresses behind the album's photos."""
    return re.findall(r'<figure><a href="([^"]+)">', html)


def test_each_photo_leads_to_its_large_size_without_script(client: Client, situs: Situs) -> None:
    make_album(situs.id, 2)

    found = links(client.get("/galeri/panen-2/").text)

    assert len(set(found)) == 2
    for address in found:
        assert client.get(address).headers["Content-Type"] == "image/webp"


def test_link_of_a_decorative_photo_has_a_name_all_the_same(client: Client, situs: Situs) -> None:
    make_album(situs.id, 1, is_decorative=True)

    assert "Perbesar foto 1</span></a>" in client.get("/galeri/panen-1/").text


def test_frame_speaks_the_language_of_the_page(client: Client, situs: Situs) -> None:
    make_album(situs.id, 1)
    make_album(situs.en, 1)

    assert 'aria-label="Foto berikutnya"' in client.get("/galeri/panen-1/").text
    assert 'aria-label="Next photo"' in client.get("/en/galeri/panen-1/").text


def test_album_without_photos_says_so(client: Client, situs: Situs) -> None:
    make_album(situs.id, 0)

    html = client.get("/galeri/panen-0/").text

    assert 'class="empty' in html
    assert "<dialog" not in html


def test_queries_do_not_grow_with_the_photos(
    client: Client, situs: Situs, count_queries: Callable[[str], int]
) -> None:
    make_album(situs.id, 1)
    make_album(situs.id, 6)

    assert count_queries("/galeri/panen-1/") == count_queries("/galeri/panen-6/")
