"""Plain text, addresses and rich text on their way into a document."""

import pytest

from dinas.export.document import Heading, Item, Listing, Paragraph, Run
from dinas.export.rich_text import nodes_from
from dinas.export.text import breakable, full_address, shown_in_pdf

PAGE = "https://dinas.test/berita/satu/"


@pytest.mark.parametrize(
    ("href", "whole"),
    [
        ("/kegiatan/", "https://dinas.test/kegiatan/"),
        ("#bagian", "https://dinas.test/berita/satu/#bagian"),
        ("https://bps.go.id/a?b=1", "https://bps.go.id/a?b=1"),
        ("mailto:a@b.id", "mailto:a@b.id"),
        ("tel:+62292", "tel:+62292"),
        ("javascript:alert(1)", ""),
        (" java\nscript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("data:text/html,x", ""),
        ("http://[", ""),
    ],
)
def test_only_addresses_that_a_reader_may_follow_are_kept(href: str, whole: str) -> None:
    assert full_address(href, PAGE) == whole


def test_joiners_and_selectors_never_become_words() -> None:
    assert "[" not in shown_in_pdf("👨‍🌾 ❤️ a\u00adb")


def test_endless_word_may_be_broken_and_an_address_at_its_slashes() -> None:
    assert "\u200b" in breakable("a" * 100)
    assert "\u200b" not in breakable("https://dinas.test/" + "/".join(["bagian"] * 20))


def test_rich_text_becomes_paragraphs_lists_and_styles() -> None:
    html = (
        '<p>Luas <b>2 m<sup>2</sup></b>, lihat <a href="/peta/">peta</a><br/>lalu</p>'
        "<ul><li>satu<ol><li>anak</li></ol></li><li>dua</li></ul><h3>Sub</h3>"
    )

    assert nodes_from(html, PAGE) == (
        Paragraph(
            (
                Run("Luas "),
                Run("2 m", bold=True),
                Run("2", bold=True, sup=True),
                Run(", lihat "),
                Run("peta", href="https://dinas.test/peta/"),
                Run("\n"),
                Run("lalu"),
            )
        ),
        Listing(
            (
                Item((Run("satu"),), (Listing((Item((Run("anak"),)),), is_ordered=True),)),
                Item((Run("dua"),)),
            )
        ),
        Heading("Sub", 2),
    )


@pytest.mark.parametrize(
    "html",
    ["<p>a<b>b", "</p></ul></b>teks", "<li>lepas</li>", "<ul><p>x</p></ul>", "<p></p><p> </p>", ""],
)
def test_broken_markup_loses_no_word_and_raises_nothing(html: str) -> None:
    told = str(nodes_from(html, PAGE))

    for word in ("teks", "lepas", "x"):
        assert (word in told) >= (word in html)


def test_script_and_style_never_become_text() -> None:
    assert nodes_from("<script>alert(1)</script><style>p{}</style><p>isi</p>", PAGE) == (
        Paragraph((Run("isi"),)),
    )
