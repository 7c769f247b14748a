"""The day of a translator: what is new in Indonesian, in English words, and approved."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.akun import Enter
from tests.browser.hari import article_in_moderation, decide, line_of, translate_next, unique

pytestmark = pytest.mark.browser


def test_news_is_found_on_the_board_translated_approved_and_read_in_english(
    as_role: Enter, server: str
) -> None:
    editor, moderator, translator = (as_role(n) for n in ("editor", "moderator", "penerjemah"))
    title, slug = unique("Bibit kelapa dibagikan di Wirosari")
    number = article_in_moderation(editor, server, title, "Setiap keluarga mendapat dua bibit.")
    decide(moderator, server, number, title, "Setujui")

    translator.goto(f"{server}/cms/terjemahan/?q={title}")
    row = translator.get_by_role("row").filter(has_text=title)
    expect(row).to_contain_text("Draf")
    row.get_by_role("link", name="Terjemahkan").click()
    # In Latin: others look for English words on the same site's screens.
    english_title, _slug = unique("Cocos nucifera Wirosari")
    translate_next(translator, english_title)
    translate_next(translator, "Duae plantae cuique familiae.")
    translate_next(translator, "Quaeque familia duas plantas accipit.")
    translator.reload()
    translator.get_by_role("button", name=re.compile("^Ajukan ke moderator")).click()
    expect(translator.get_by_text("Terjemahan telah diajukan")).to_be_visible()
    english = re.search(r"/pages/(\d+)/", translator.url)
    assert english

    found = line_of(moderator, server, "persetujuan", english[1], english_title)
    expect(found).to_contain_text("diajukan oleh Penerjemah Contoh")
    decide(moderator, server, english[1], english_title, "Setujui")
    reader = as_role("")
    reader.goto(f"{server}/berita/{slug}/")
    reader.get_by_role("link", name="English").first.click()
    expect(reader).to_have_url(f"{server}/en/berita/{slug}/")
    expect(reader.get_by_role("heading", level=1)).to_have_text(english_title)
    expect(reader.get_by_text("Quaeque familia duas plantas accipit.").first).to_be_visible()
