"""What readers see of the gallery."""

import re
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from dinas.images.models import CustomDocument
from galeri.models import VideoPage
from tests.factories.situs import Pohon, Situs

pytestmark = pytest.mark.django_db


def make_video(pohon: Pohon, **fields: Any) -> VideoPage:
    """Make a video below the tree's gallery."""
    page = VideoPage(
        **{"title": "Jajar legowo", "slug": "jajar-legowo", "locale": pohon.locale, **fields}
    )
    pohon.galeri.add_child(instance=page)
    return page


def test_video_loads_nothing_from_its_host_before_the_reader_asks(
    client: Client, situs: Situs
) -> None:
    make_video(situs.id, youtube_id="abcdefghijk", transkrip="Petani menanam.")

    html = client.get("/galeri/jajar-legowo/").text

    assert "<iframe" not in html
    assert not re.search(r"""(?:src|srcset)="[^"]*youtube""", html)
    assert "https://www.youtube-nocookie.com/embed/abcdefghijk" in html
    assert "Petani menanam." in html


def test_video_without_a_source_says_that_it_is_not_there_yet(client: Client, situs: Situs) -> None:
    make_video(situs.id)

    assert "belum tersedia" in client.get("/galeri/").text


def test_video_has_one_source(situs: Situs) -> None:
    document = CustomDocument.objects.create(title="Video", file="video.mp4")

    with pytest.raises(ValidationError):
        make_video(situs.id, youtube_id="abcdefghijk", berkas=document)


@pytest.mark.parametrize("number", ["https://youtu.be/abcdefghijk", "x", "abc/../defg"])
def test_number_of_a_video_is_eleven_characters(situs: Situs, number: str) -> None:
    with pytest.raises(ValidationError):
        make_video(situs.id, youtube_id=number)


def test_empty_gallery_says_so(client: Client, situs: Situs) -> None:
    assert 'class="empty' in client.get("/galeri/").text
