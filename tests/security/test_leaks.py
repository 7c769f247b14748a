"""What is not public is public nowhere: each state of a page, in each place that shows texts."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction

from dinas.singkat.codes import kode_untuk
from tests.factories.berita import make_berita
from tests.factories.gambar import make_picture
from tests.factories.kegiatan import make_kegiatan
from tests.factories.komoditas import make_kecamatan, make_komoditas
from tests.factories.situs import Situs
from tests.security.states import RAHASIA, SLUG, STATES, changed, public, told

pytestmark = [pytest.mark.django_db, pytest.mark.followed, pytest.mark.usefixtures("jam_wib")]

Committed = Callable[..., AbstractContextManager[Any]]

KINDS: dict[str, Callable[..., Any]] = {"berita": make_berita, "kegiatan": make_kegiatan}

SHARED = [
    "{home}/",
    "{home}/{kind}/",
    "{home}/{kind}/rahasia/",
    "{home}/{kind}/rahasia/unduh.pdf",
    "{home}/{kind}/rahasia/unduh.docx",
    "{home}/{kind}/atom.xml",
    "{home}/{kind}/tetangga/",
    "{home}/komoditas/padi/",
    "{home}/peta/toroh/",
    "{home}/cari/?q=" + RAHASIA,
    "{home}/cari/saran?q=" + RAHASIA[:6],
    "/api/v1/{kind}?bahasa={language}",
    "/api/v1/{kind}/{uuid}?bahasa={language}",
    "/k/{code}/qr/",
]
OWN = {
    "berita": ["{home}/berita/rss.xml", "{home}/berita/?komoditas=padi", "{home}/kegiatan/acara/"],
    "kegiatan": [
        "{home}/kegiatan/kalender.ics",
        "{home}/kegiatan/rahasia/acara.ics",
        "{home}/kegiatan/2026/12/",
        "{home}/kegiatan/2026/12/unduh.pdf",
        "/api/v1/jadwal?dari=2026-12-01&sampai=2026-12-31&bahasa={language}",
    ],
}
ADDRESSES_ONLY = ["/sitemap-{kind}-{language}.xml", "/k/{code}"]
"""Places that tell no words, but where there are any."""
COUNTED = "{home}/peta/?lapisan={kind}"
"""A place that tells only how many there are."""
CLOSED = ["/cms/pages/{pk}/view_draft/", "/cms/pages/{pk}/edit/", "/pratinjau/rahasia/"]

CELLS = [
    pytest.param(state, kind, language, id=f"{state.__name__}-{kind}-{language}")
    for number, state in enumerate(STATES)
    for kind, language in [*((kind, "id") for kind in KINDS), ([*KINDS][number % 2], "en")]
]
"""Each state of each kind; in English, which is asked by the same queries, the kinds in turn."""


def _make(situs: Situs, kind: str, language: str) -> Any:
    """Make the page, and beside it what would show it as related; an English one has a source."""
    about = [make_komoditas("Padi", "Rice")]
    toroh = make_kecamatan("Toroh")
    place = {"kecamatan": [toroh] if kind == "berita" else toroh}
    words = {"title": RAHASIA, "ringkasan": RAHASIA}
    make = KINDS[kind]
    tree = situs.id
    if language == "en":
        source = make(tree, slug=SLUG, title="Asli", **place)
        tree, place["translation_key"] = situs.en, source.translation_key
    page = make(tree, slug=SLUG, **words, **place)
    others = [make(tree, slug="tetangga", title="Terbuka")]
    if kind == "berita":
        others.append(make_kegiatan(tree, slug="acara", title="Acara"))
    for row in [page, *others]:
        row.komoditas.set(about)
        row.save()
    return page


def _leaks(client: Client, kind: str, language: str, page: Any) -> list[str]:
    """Return where the page's words, or its address, come out."""
    home = "" if language == "id" else f"/{language}"
    names = {
        "home": home,
        "language": language,
        "kind": kind,
        "pk": page.pk,
        "uuid": page.translation_key,
        "code": kode_untuk("halaman", page.pk),
    }
    found = []
    for place in [*SHARED, *OWN[kind], *ADDRESSES_ONLY, *CLOSED]:
        is_address = "q=" in place or place in ADDRESSES_ONLY
        sign = f"{home}/{kind}/rahasia/" if is_address else RAHASIA
        if sign in told(client, place.format(**names)):
            found.append(place)
    response = client.get(COUNTED.format(**names))
    if any(row.jumlah_lapisan for row in response.context["kecamatan"]):
        found.append(COUNTED)
    return found


@pytest.mark.parametrize(("state", "kind", "language"), CELLS)
def test_words_that_are_not_public_come_out_nowhere(
    state: Callable[[Any], None],
    kind: str,
    language: str,
    situs: Situs,
    client: Client,
    django_capture_on_commit_callbacks: Committed,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # the search index is written then
        page = _make(situs, kind, language)
        state(page)
    leaks = _leaks(client, kind, language, page)

    if state is changed:  # its address is public, and that it is there; its new words are not
        leaks = [place for place in leaks if place not in [*ADDRESSES_ONLY, COUNTED]]
    assert leaks == []


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_the_same_places_do_tell_what_is_public(
    kind: str,
    language: str,
    situs: Situs,
    client: Client,
    django_capture_on_commit_callbacks: Committed,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        page = _make(situs, kind, language)
        public(page)

    places = {*SHARED, *OWN[kind], *ADDRESSES_ONLY, COUNTED}
    assert places - {*_leaks(client, kind, language, page)} == set()


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
