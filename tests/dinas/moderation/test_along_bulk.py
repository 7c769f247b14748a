"""Many pages at once: their translations follow or stay, and what is left alone is named."""

from collections.abc import Iterable
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils import WagtailTestUtils

from berita.models import BeritaIndexPage
from tests.dinas.moderation import pintu
from tests.dinas.moderation.conftest import Komit, Orang, Peran
from tests.dinas.moderation.terjemahan import (
    make_english_draft,
    make_english_live,
    translate_segments,
    translation_for,
)
from tests.factories.berita import make_berita
from tests.factories.situs import Situs

STAY = {"terjemahan": "tinggal"}


def _url(action: str, pages: Iterable[Page]) -> str:
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    return f"{url}?{'&'.join(f'id={page.pk}' for page in pages)}"


def _do(orang: Orang, action: str, pages: Iterable[Page], komit: Komit, **data: Any) -> Any:
    with komit():
        return orang.client.post(_url(action, pages), data)


def _words(response: Any) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


@pytest.fixture
def pasangan(situs: Situs, komit: Komit) -> list[tuple[Page, Page]]:
    """Two public articles, each with its public translation."""
    sources = [make_berita(situs.id, title=f"Panen {number}") for number in (1, 2)]
    return [(page, make_english_live(page, komit)) for page in sources]


def _sources(pasangan: list[tuple[Page, Page]]) -> list[Page]:
    return [source for source, _english in pasangan]


def _live(pasangan: list[tuple[Page, Page]], place: int) -> list[bool]:
    return [Page.objects.get(pk=pair[place].pk).live for pair in pasangan]


@pytest.mark.parametrize("action", ["unpublish", "delete", "move"])
def test_the_question_stands_on_the_screen_for_many_pages(
    action: str, pasangan: list[tuple[Page, Page]], situs: Situs, peran: Peran
) -> None:
    html = peran.moderator.client.get(_url(action, _sources(pasangan))).content
    group = WagtailTestUtils.get_soup(html).select_one("fieldset:has(input[name=terjemahan])")
    assert "2 terjemahan" in group.get_text()
    assert group.select_one("input[checked]")["value"] == "ikut"


@pytest.mark.parametrize(("choice", "stay_live"), [({}, False), (STAY, True)])
def test_translations_are_unpublished_or_stay(
    choice: dict[str, str],
    stay_live: bool,
    pasangan: list[tuple[Page, Page]],
    peran: Peran,
    komit: Komit,
) -> None:
    _do(peran.moderator, "unpublish", _sources(pasangan), komit, **choice)
    assert _live(pasangan, 0) == [False, False]
    assert _live(pasangan, 1) == [stay_live, stay_live]


@pytest.mark.parametrize(("choice", "left"), [({}, 0), (STAY, 2)])
def test_translations_are_deleted_or_stay(
    choice: dict[str, str],
    left: int,
    pasangan: list[tuple[Page, Page]],
    peran: Peran,
    komit: Komit,
) -> None:
    _do(peran.moderator, "delete", _sources(pasangan), komit, **choice)
    assert not Page.objects.filter(pk__in=[page.pk for page in _sources(pasangan)]).exists()
    kept = Page.objects.filter(pk__in=[english.pk for _source, english in pasangan])
    assert kept.count() == left
    for english in kept:
        html = peran.penerjemah.client.get(pintu.edit_url(english)).content
        assert WagtailTestUtils.get_soup(html).select("#page-edit-form")
    assert Page.find_problems() == ([], [], [], [], [])


def test_a_page_that_holds_others_is_left_and_named(
    pasangan: list[tuple[Page, Page]], situs: Situs, peran: Peran, komit: Komit
) -> None:
    chosen = [*_sources(pasangan), situs.id.berita]
    for orang in (peran.moderator, peran.admin):
        html = orang.client.get(_url("delete", chosen)).content.decode()
        assert situs.id.berita.title in html
    response = _do(peran.admin, "delete", chosen, komit)
    assert f"1 halaman dibiarkan: {situs.id.berita.title}" in _words(response)
    left = Page.objects.filter(pk__in=[page.pk for page in chosen])
    assert [page.pk for page in left] == [situs.id.berita.pk]


@pytest.mark.parametrize(("typed", "left"), [("", 10), ("9", 10), ("10", 0)])
def test_ten_pages_are_deleted_only_when_their_number_was_typed(
    typed: str, left: int, situs: Situs, peran: Peran, komit: Komit
) -> None:
    pages = [make_berita(situs.id) for _number in range(10)]
    response = _do(peran.moderator, "delete", pages, komit, jumlah=typed)
    assert Page.objects.filter(pk__in=[page.pk for page in pages]).count() == left
    if left:
        soup = WagtailTestUtils.get_soup(response.content)
        assert soup.select_one("#id_jumlah[aria-invalid=true]")


def test_untranslated_draft_is_not_published_among_others(
    situs: Situs, peran: Peran, komit: Komit
) -> None:
    source = make_berita(situs.id, title="Panen raya")
    draft = make_english_draft(source)
    other = make_berita(situs.id, live=False)
    response = _do(peran.moderator, "publish", [draft, other], komit)
    assert Page.objects.get(pk=other.pk).live
    assert not Page.objects.get(pk=draft.pk).live
    assert "Panen raya" in _words(response)


def test_draft_is_published_with_the_texts_that_were_typed_but_never_submitted(
    situs: Situs, peran: Peran, komit: Komit
) -> None:
    source = make_berita(situs.id, title="Padi")
    english = make_english_draft(source)
    translate_segments(translation_for(source))
    _do(peran.moderator, "publish", [english], komit)
    english.refresh_from_db()
    assert (english.live, english.title) == (True, "EN Padi")


def test_drafts_of_many_published_pages_are_left_to_the_worker(
    situs: Situs, peran: Peran, komit: Komit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dinas.moderation.along.bulk.FEW", 1)
    left: list[Page] = []
    monkeypatch.setattr("dinas.moderation.tasks.keep_in_step", left.append)
    pages = [make_berita(situs.id, title=f"Panen {number}", live=False) for number in (1, 2)]
    _do(peran.moderator, "publish", pages, komit)
    assert [page.title for page in left] == ["Panen 1", "Panen 2"]
    assert [page.has_translation(situs.en.locale) for page in pages] == [False, False]


def test_untranslated_draft_below_a_published_page_is_not_published(
    situs: Situs, peran: Peran, komit: Komit
) -> None:
    draft = make_english_draft(make_berita(situs.id, title="Panen raya"))
    response = _do(peran.moderator, "publish", [situs.en.berita], komit, include_descendants="on")
    assert not Page.objects.get(pk=draft.pk).live
    assert "Panen raya" in _words(response)


def _archive(situs: Situs, language: str, **fields: Any) -> Any:
    tree = getattr(situs, language)
    page = BeritaIndexPage(title="Arsip", slug="arsip", locale=tree.locale, **fields)
    return tree.home.add_child(instance=page)


@pytest.mark.parametrize(("choice", "place"), [({}, "arsip"), (STAY, "berita")])
def test_translations_move_along_or_stay(
    choice: dict[str, str],
    place: str,
    pasangan: list[tuple[Page, Page]],
    situs: Situs,
    peran: Peran,
    komit: Komit,
) -> None:
    archive = _archive(situs, "id")
    _archive(situs, "en", translation_key=archive.translation_key)
    _do(peran.moderator, "move", _sources(pasangan), komit, chooser=archive.pk, **choice)
    for source, english in pasangan:
        assert Page.objects.get(pk=source.pk).get_parent().slug == "arsip"
        assert Page.objects.get(pk=english.pk).get_parent().slug == place
    assert Page.find_problems() == ([], [], [], [], [])


def test_translations_that_cannot_follow_are_named_with_the_reason(
    pasangan: list[tuple[Page, Page]], situs: Situs, peran: Peran, komit: Komit
) -> None:
    archive = _archive(situs, "id")
    response = _do(peran.moderator, "move", _sources(pasangan), komit, chooser=archive.pk)
    words = _words(response)
    assert "2 halaman dibiarkan" in words
    assert words.count("Arsip") == 1
    assert all(english.title in words for _source, english in pasangan)


def test_nothing_is_done_when_one_of_many_fails(
    pasangan: list[tuple[Page, Page]],
    peran: Peran,
    komit: Komit,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    source, _english = pasangan[1]
    unpublish = type(source).unpublish

    def fail(page: Page, *args: Any, **kwargs: Any) -> None:
        if page.pk == source.pk:
            raise RuntimeError
        unpublish(page, *args, **kwargs)

    monkeypatch.setattr(Page, "unpublish", fail)
    with pytest.raises(RuntimeError):
        _do(peran.moderator, "unpublish", _sources(pasangan), komit)
    assert _live(pasangan, 0) == _live(pasangan, 1) == [True, True]


def test_a_selection_that_is_none_is_not_found(situs: Situs, peran: Peran) -> None:
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    for query in ("", "?id=abc", "?id=99999999"):
        assert peran.moderator.client.get(url + query).status_code == 404
