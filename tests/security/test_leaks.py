"""What is not public is public nowhere: each state of a page, in each place that shows texts."""

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from dinas.singkat.codes import kode_untuk
from tests.factories.berita import make_berita
from tests.factories.gambar import make_picture
from tests.factories.kegiatan import make_kegiatan
from tests.factories.situs import Situs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("jam_wib")]

Committed = Callable[..., AbstractContextManager[Any]]

RAHASIA = "Rahasiadinas"
"""A word of its own, that no template and no other page has."""


def public(page: Any) -> None:
    """Open to everybody."""
    page.save_revision().publish()


def draft(page: Any) -> None:
    """Never published."""
    type(page).objects.filter(pk=page.pk).update(live=False)


def private(page: Any) -> None:
    """Open to people with an account only."""
    public(page)
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def unpublished(page: Any) -> None:
    """Public once, taken down."""
    public(page)
    page.unpublish()


def changed(page: Any) -> None:
    """Public, with new words that wait for a moderator."""
    page.title = page.ringkasan = "Lama"
    public(page)
    page.title = page.ringkasan = RAHASIA
    page.save_revision()


def scheduled(page: Any) -> None:
    """Approved for tomorrow."""
    draft(page)
    page.refresh_from_db()
    page.go_live_at = timezone.now() + dt.timedelta(days=1)
    page.save_revision(approved_go_live_at=page.go_live_at).publish()


def expired(page: Any) -> None:
    """Its time is over, and the clock has been there."""
    public(page)
    page.live, page.expired = False, True
    page.expire_at = timezone.now() - dt.timedelta(days=1)
    page.save()


STATES: list[Callable[[Any], None]] = [draft, private, unpublished, changed, scheduled, expired]
KINDS: dict[str, Callable[..., Any]] = {"berita": make_berita, "kegiatan": make_kegiatan}

SHARED = [
    "/",
    "/{kind}/",
    "/{kind}/rahasia/",
    "/{kind}/rahasia/unduh.pdf",
    "/{kind}/rahasia/unduh.docx",
    "/{kind}/atom.xml",
    "/cari/?q=" + RAHASIA,
    "/cari/saran?q=" + RAHASIA[:6],
    "/api/v1/{kind}",
    "/api/v1/{kind}/{uuid}",
    "/k/{code}/qr/",
]
OWN = {
    "berita": ["/berita/rss.xml"],
    "kegiatan": [
        "/kegiatan/kalender.ics",
        "/kegiatan/rahasia/acara.ics",
        "/kegiatan/2026/12/",
        "/api/v1/jadwal?dari=2026-12-01&sampai=2026-12-31",
    ],
}
ADDRESSES_ONLY = ["/sitemap.xml", "/sitemap-{kind}-id.xml", "/k/{code}"]
"""Places that tell no words, but where there are any."""
CLOSED = ["/cms/pages/{pk}/view_draft/", "/cms/pages/{pk}/edit/", "/pratinjau/rahasia/"]


def _told(client: Client, place: str) -> str:
    """Return what a place answers, without the words that were asked for."""
    response = client.get(place)
    body = b"".join(response) if response.streaming else response.content
    asked = f'value="{RAHASIA}"'
    return body.decode(errors="replace").replace(asked, "") + response.get("Location", "")


def _leaks(client: Client, kind: str, page: Any) -> list[str]:
    """Return where the page's words, or its address, come out."""
    names = {
        "kind": kind,
        "pk": page.pk,
        "uuid": page.translation_key,
        "code": kode_untuk("halaman", page.pk),
    }
    found = []
    for place in [*SHARED, *OWN[kind], *ADDRESSES_ONLY, *CLOSED]:
        told = _told(client, place.format(**names))
        signs = f"{kind}/rahasia/" if "q=" in place or place in ADDRESSES_ONLY else RAHASIA
        if signs in told or (place.endswith(("pdf", "docx")) and told.startswith(("%PDF", "PK"))):
            found.append(place)
    return found


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_words_that_are_not_public_come_out_nowhere(
    state: Callable[[Any], None],
    kind: str,
    situs: Situs,
    client: Client,
    django_capture_on_commit_callbacks: Committed,
) -> None:
    make = KINDS[kind]
    make(situs.id, title="Terbuka")
    with django_capture_on_commit_callbacks(execute=True):  # the search index is written then
        page = make(situs.id, title=RAHASIA, slug="rahasia", ringkasan=RAHASIA)
        state(page)
    leaks = _leaks(client, kind, page)

    if state is changed:  # its address is public; its new words are not
        leaks = [p for p in leaks if p not in ADDRESSES_ONLY and "unduh" not in p]
    assert leaks == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_places_do_tell_what_is_public(
    kind: str, situs: Situs, client: Client, django_capture_on_commit_callbacks: Committed
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        page = KINDS[kind](situs.id, title=RAHASIA, slug="rahasia", ringkasan=RAHASIA)
        public(page)
    silent = {*SHARED, *OWN[kind], *ADDRESSES_ONLY} - {*_leaks(client, kind, page)}

    assert silent == {"/sitemap.xml"}  # which names the parts of the map


def test_file_of_a_private_collection_comes_out_nowhere(situs: Situs, client: Client) -> None:
    place = Collection.get_first_root_node().add_child(name="Dalam")
    CollectionViewRestriction.objects.create(collection=place, restriction_type="login")
    paper = get_document_model().objects.create(
        title=RAHASIA, collection=place, file=ContentFile(RAHASIA.encode(), name="rahasia.pdf")
    )
    picture = make_picture()
    picture.title, picture.collection = RAHASIA, place
    picture.save()
    places = [
        paper.url,
        f"/documents/{paper.pk}/",
        f"/documents/{paper.pk}/lain.pdf",
        f"/media/{paper.file.name}",
        f"/media/{picture.file.name}",
        f"/media/images/../{paper.file.name}",
        f"/cms/documents/edit/{paper.pk}/",
        f"/cms/api/main/documents/{paper.pk}/",
        f"/cms/api/main/images/{picture.pk}/",
        f"/cms/images/{picture.pk}/preview/width-100/",
        f"/cari/?q={RAHASIA}",
        "/sitemap.xml",
    ]
    answers = {place: client.get(place) for place in places}

    for place, response in answers.items():
        body = b"".join(response) if response.streaming else response.content
        assert b"rahasia.pdf" not in body, place
        assert RAHASIA.encode() not in body or "?q=" in place, place
        assert not response["Content-Type"].startswith("image/"), place
