"""Pictures served from the disk: what has an address and what has none."""

from collections.abc import Iterator

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client

pytestmark = pytest.mark.django_db  # error pages look for the site

PICTURE = b"\x89PNG\r\n\x1a\n and so on"


@pytest.fixture(autouse=True)
def uploads() -> Iterator[None]:
    """Put one file into each folder of the uploads."""
    paths = ["images/padi.width-320.png", "original_images/padi.png", "documents/rahasia.pdf"]
    for path in paths:
        default_storage.save(path, ContentFile(PICTURE))
    yield
    for path in paths:
        default_storage.delete(path)


def test_rendition_is_sent_with_its_type_and_may_be_kept(client: Client) -> None:
    response = client.get("/media/images/padi.width-320.png")
    assert b"".join(response) == PICTURE
    assert response["Content-Type"] == "image/png"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "public, max-age=86400"


def test_unchanged_rendition_is_not_sent_again(client: Client) -> None:
    first = client.get("/media/images/padi.width-320.png")
    first.close()
    again = client.get(
        "/media/images/padi.width-320.png", headers={"If-Modified-Since": first["Last-Modified"]}
    )
    assert again.status_code == 304
    assert not again.content


@pytest.mark.parametrize(
    "path",
    [
        "/media/documents/rahasia.pdf",
        "/media/original_images/padi.png",
        "/media/images/../documents/rahasia.pdf",
        "/media/images/..%2Fdocuments%2Frahasia.pdf",
        "/media/images/..",
        "/media/images/",
        "/media/images/tidak-ada.png",
        "/media/",
    ],
)
def test_nothing_but_renditions_has_an_address(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_rendition_cannot_be_written(client: Client) -> None:
    assert client.post("/media/images/padi.width-320.png").status_code == 405
