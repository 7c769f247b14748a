"""Commodities and their figures: what is not public is on no page, in no file and on no map."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.test import Client

from dinas.singkat.codes import kode_untuk
from komoditas.models import Komoditas
from tests.factories.angka import make_angka
from tests.factories.berita import make_berita
from tests.factories.komoditas import make_kecamatan, make_komoditas
from tests.factories.situs import Situs
from tests.factories.statistik import make_halaman_data
from tests.security.states import RAHASIA, SLUG, STATES, changed, draft, private, told, unpublished

pytestmark = [pytest.mark.django_db, pytest.mark.followed, pytest.mark.usefixtures("jam_wib")]

Committed = Callable[..., AbstractContextManager[Any]]

LISTED = [
    "{home}/komoditas/",
    "{home}/komoditas/rahasia/",
    "{home}/komoditas/rahasia/unduh.csv",
    "{home}/komoditas/rahasia/unduh.json",
    "{home}/komoditas/rahasia/unduh.docx",
    "{home}/cari/?q=" + RAHASIA,
    "/api/v1/komoditas?bahasa={language}",
    "/api/v1/komoditas/rahasia?bahasa={language}",
    "/k/{code}",
    "/k/{code}/qr/",
    "/sitemap-komoditas-{language}.xml",
]
"""Places that go with the list of the commodities."""
ELSEWHERE = [
    "{home}/",
    "{home}/data/",
    "{home}/data/unduh.csv",
    "{home}/data/unduh.xlsx",
    "{home}/data/katalog/produksi/unduh.csv",
    "{home}/data/katalog/kalender-tanam/unduh.json",
    "{home}/data/katalog.jsonld",
    "{home}/kalender-tanam/",
    "{home}/peta/",
    "{home}/peta/?komoditas=rahasia",
    "{home}/peta/toroh/",
    "{home}/berita/tentang/",
    "/api/v1/produksi?bahasa={language}",
]
"""Places that show commodities, and are public by themselves."""
PLACES = [*LISTED, *ELSEWHERE]

CELLS = [
    pytest.param(state, language, id=f"{state.__name__}-{language}")
    for state, language in [
        *((state, "id") for state in STATES),
        *((state, "en") for state in (draft, unpublished, changed)),
    ]
]


def _make(situs: Situs, language: str) -> Komoditas:
    """Make a commodity with a figure and an article; in English its own words are the secret."""
    make_halaman_data(situs)
    row = make_komoditas(
        RAHASIA if language == "id" else "Asli",
        RAHASIA if language == "en" else None,
        kode=SLUG,
        sentra=[make_kecamatan("Toroh")],
    )
    make_angka(row, 2020, produksi_ton=777)
    tree = situs.id if language == "id" else situs.en
    make_berita(tree, slug="tentang", komoditas=[row])
    return Komoditas.objects.get(nama=RAHASIA)


def _tells_addresses(place: str) -> bool:
    return "q=" in place or place.endswith((".xml", "{code}"))


def _leaks(client: Client, language: str, row: Komoditas) -> list[str]:
    home = "" if language == "id" else f"/{language}"
    names = {"home": home, "language": language, "code": kode_untuk("komoditas", row.pk)}
    found = []
    for place in PLACES:
        sign = f"{home}/komoditas/rahasia/" if _tells_addresses(place) else RAHASIA
        if sign in told(client, place.format(**names)):
            found.append(place)
    return found


@pytest.mark.parametrize(("state", "language"), CELLS)
def test_commodity_that_is_not_public_comes_out_nowhere(
    state: Callable[[Any], None],
    language: str,
    situs: Situs,
    client: Client,
    django_capture_on_commit_callbacks: Committed,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # the search index is written then
        row = _make(situs, language)
        state(row)
    leaks = _leaks(client, language, row)

    if state is changed:  # its address is public; its new words are not
        leaks = [place for place in leaks if not _tells_addresses(place)]
    if state is private:  # of the list; the statistics are a page of their own
        leaks = [place for place in leaks if place in LISTED]
    assert leaks == []


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_same_places_do_tell_what_is_public(
    language: str, situs: Situs, client: Client, django_capture_on_commit_callbacks: Committed
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        row = _make(situs, language)

    assert _leaks(client, language, row) == PLACES


def test_english_words_go_with_their_source(
    situs: Situs, client: Client, django_capture_on_commit_callbacks: Committed
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        row = _make(situs, "en")
        Komoditas.objects.get(nama="Asli").unpublish()

    assert _leaks(client, "en", row) == []
