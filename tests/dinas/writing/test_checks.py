"""What the checks tell an editor before she submits."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from dinas.core.tidy import tidy_html
from dinas.writing import checks
from dinas.writing.checks import Finding, Targets, findings_of
from dinas.writing.draft import Draft, Heading, Link, Picture, Text
from tests.factories.berita import make_berita
from tests.factories.situs import Situs

TITLE = Text("Panen raya padi", "title")
LONG = " ".join(["kata"] * 121)


def draft(**parts: Any) -> Draft:
    """Give a draft that has nothing but a good title and these parts."""
    return Draft(**{"title": TITLE, **parts})


FAULTS = [
    (checks.missing_summary, draft(summary=Text("  ", "ringkasan")), "ringkasan"),
    (checks.missing_lead_picture, draft(lead_picture_place="gambar"), "gambar"),
    (checks.missing_alt_text, draft(pictures=[Picture("isi.a", "", 1600, 800)]), "isi.a"),
    (checks.small_picture, draft(pictures=[Picture("gambar", "Sawah", 640, 1200)]), "gambar"),
    (checks.empty_link_words, draft(links=[Link("Klik di sini.", "isi.b")]), "isi.b"),
    (checks.empty_link_words, draft(links=[Link("Selengkapnya »", "isi.b")]), "isi.b"),
    (checks.heading_jumps, draft(headings=[Heading("Hama", "isi.c.teks", 3)]), "isi.c.teks"),
    (checks.long_paragraphs, draft(paragraphs=[Text(LONG, "isi.d")]), "isi.d"),
    (checks.capitals, draft(title=Text("PANEN RAYA PADI 2026", "title")), "title"),
    (checks.capitals, draft(paragraphs=[Text("HARAP DATANG TEPAT WAKTU", "isi.e")]), "isi.e"),
    (
        checks.missing_alt_text,
        draft(pictures=[Picture("isi.a", "", 1600, 800, alt_place="isi.a.alt_text")]),
        "isi.a.alt_text",
    ),
]
SOUND = [
    (checks.missing_summary, draft(summary=Text("Ringkas.", "ringkasan"))),
    (checks.missing_summary, draft()),
    (checks.missing_lead_picture, draft(lead_picture_place="gambar", has_lead_picture=True)),
    (checks.missing_alt_text, draft(pictures=[Picture("a", "", 1600, 800, is_decorative=True)])),
    (checks.small_picture, draft(pictures=[Picture("a", "Sawah", 1200, 1200)])),
    (checks.empty_link_words, draft(links=[Link("Jadwal tanam di sini", "a")])),
    (checks.heading_jumps, draft(headings=[Heading("A", "a", 2), Heading("B", "b", 3)])),
    (checks.long_paragraphs, draft(paragraphs=[Text("Pendek.", "a")])),
    (checks.capitals, draft(title=Text("PPL dan BPS", "title"))),
    (checks.capitals, draft(title=Text("HPS 2026", "title"))),
]


@pytest.mark.parametrize(("check", "found", "place"), FAULTS)
def test_each_check_says_one_sentence_and_where(check: Any, found: Draft, place: str) -> None:
    (finding,) = check(found)
    assert finding.place == place
    assert finding.sentence.endswith(".")


@pytest.mark.parametrize(("check", "found"), SOUND)
def test_each_check_is_silent_about_what_is_good(check: Any, found: Draft) -> None:
    assert list(check(found)) == []


@pytest.mark.parametrize(
    ("link", "is_dead"),
    [
        (Link("Padi", "a", page_id=1), False),
        (Link("Padi", "a", page_id=2), True),
        (Link("Formulir", "a", document_id=5), False),
        (Link("Formulir", "a", document_id=6), True),
        (Link("BPS", "a"), False),
        (Link("Hilang", "a", is_empty=True), True),
    ],
)
def test_links_to_what_is_not_public_are_named(link: Link, is_dead: bool) -> None:
    found = checks.dead_links(draft(links=[link]), Targets({1}, {5}))
    assert bool(list(found)) is is_dead


def places(findings: list[Finding]) -> set[str]:
    """Give the fields that findings speak of."""
    return {finding.field for finding in findings}


def test_saved_article_is_read_with_blocks_and_links(situs: Situs) -> None:
    hidden = make_berita(situs.id, live=False)
    page = make_berita(
        situs.id,
        title="PANEN RAYA DI GROBOGAN",
        isi=[
            {"type": "judul", "value": {"teks": "Hama", "tingkat": "h3"}},
            {
                "type": "paragraf",
                "value": f'<p>{LONG}</p><p><a linktype="page" id="{hidden.pk}">Jadwal</a> dan '
                '<a href="https://example.test/">di sini</a>.</p>',
            },
        ],
    )
    sentences = [finding.sentence for finding in findings_of(page)]
    assert places(findings_of(page)) == {"title", "gambar", "isi"}
    assert len(sentences) == 7


def test_editor_sees_the_hints_beside_the_form(
    situs: Situs, client: Client, admin_user: Any
) -> None:
    page = make_berita(situs.id, title="PANEN RAYA DI GROBOGAN")
    client.force_login(admin_user)
    html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert 'href="#tempat=title"' in html
    assert 'href="#tempat=gambar"' in html


@pytest.mark.parametrize(
    ("source", "tidied"),
    [
        ("<p>Satu</p><p></p><p>&nbsp;</p><p>Dua</p>", "<p>Satu</p><p>Dua</p>"),
        ('<p data-block-key="a">Satu\u00a0dua\u00ad</p>', '<p data-block-key="a">Satu dua</p>'),
        ("<ul><li>Satu</li><li> </li></ul>", "<ul><li>Satu</li></ul>"),
        ("<ul><li></li></ul><p>m<sup>2</sup></p>", "<p>m<sup>2</sup></p>"),
    ],
)
def test_stored_text_has_no_empty_paragraphs_and_no_hidden_signs(source: str, tidied: str) -> None:
    assert tidy_html(source) == tidied
