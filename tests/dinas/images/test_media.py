"""Pictures served from the disk: what has an address and what has none."""

from collections.abc import Iterator

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from wagtail.models import Collection, CollectionViewRestriction

from dinas.images.models import CustomImage
from tests.dinas.images.pictures import jpeg

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
    assert b"".join(first) == PICTURE
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


def in_a_collection_for_colleagues(parent: Collection) -> str:
    """Put a picture into a private collection, and return the address of its rendition."""
    colleagues = parent.add_child(name="Rapat")
    CollectionViewRestriction.objects.create(collection=parent, restriction_type="login")
    picture = CustomImage.objects.create(
        title="Rapat", file=SimpleUploadedFile("rapat.jpg", jpeg()), collection=colleagues
    )
    return str(picture.get_rendition("width-320").url)


def test_picture_of_a_private_collection_is_for_those_whom_it_lets_in(
    client: Client, admin_client: Client
) -> None:
    address = in_a_collection_for_colleagues(
        Collection.get_first_root_node().add_child(name="Dalam")
    )

    assert client.get(address).status_code == 404
    seen = admin_client.get(address)
    assert b"".join(seen)
    assert seen["Cache-Control"] == "private, no-store"
    assert b"".join(client.get("/media/images/padi.width-320.png")) == PICTURE


def test_picture_is_public_again_when_its_collection_is(client: Client) -> None:
    inner = Collection.get_first_root_node().add_child(name="Dalam")
    address = in_a_collection_for_colleagues(inner)

    CollectionViewRestriction.objects.all().delete()

    seen = client.get(address)
    assert b"".join(seen)
    assert seen["Cache-Control"] == "public, max-age=86400"
