"""The day of a moderator: compare, send back, approve, publish together, take down, plan."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.akun import Enter
from tests.browser.hari import (
    SETTLED_MS,
    article_in_moderation,
    choose_action,
    decide,
    line_of,
    plan,
    submit,
    translate_next,
    unique,
)

pytestmark = pytest.mark.browser

ENGLISH = ("Cocos nucifera Tanggungharjo", "Binae plantae.", "Plantae sunt in aula.")


def open_form(page: Page, server: str, number: str) -> None:
    """Open a page's form and let it come to rest."""
    page.goto(f"{server}/cms/pages/{number}/edit/")
    page.wait_for_timeout(SETTLED_MS)


def change_and_submit(page: Page, server: str, number: str, summary: str) -> None:
    """Give a page another summary, as its author, and hand it in again."""
    open_form(page, server, number)
    page.get_by_role("textbox", name=re.compile("Ringkasan")).fill(summary)
    submit(page)


def publish_together(page: Page, server: str, number: str, name: str) -> None:
    """Put a page and its translation into a new bundle, from its menu, and publish both."""
    open_form(page, server, number)
    page.get_by_role("button", name="Tindakan", exact=True).first.click()
    page.get_by_role("link", name="Masukkan ke kumpulan terbit").click()
    page.get_by_label("Nama kumpulan baru").fill(name)
    page.get_by_role("button", name="Masukkan").click()
    expect(page.get_by_text("Semua isi siap terbit.")).to_be_visible()
    page.get_by_role("button", name="Terbitkan semuanya sekarang").click()
    expect(page.get_by_text(f"Semua isi “{name}” sudah terbit.")).to_be_visible()


def test_moderator_compares_sends_back_approves_publishes_both_languages_takes_down_and_plans(
    as_role: Enter, server: str
) -> None:
    editor, moderator, reader = (as_role(name) for name in ("editor", "moderator", ""))
    title, slug = unique("Bibit kelapa untuk Tanggungharjo")
    number = article_in_moderation(editor, server, title, "Bibit ada di balai desa.")

    # What is new can only be looked at; it is approved with a note.
    moderator.goto(f"{server}/cms/")
    waiting = moderator.get_by_role("listitem").filter(has_text=title)
    expect(waiting).to_contain_text("diajukan oleh Penyunting Contoh")
    waiting.get_by_role("link", name="Pratinjau").click()
    expect(moderator.get_by_role("heading", level=1)).to_have_text(title)
    decide(moderator, server, number, title, "Setujui", "Bagus, terima kasih.")

    # What is public already stands beside the draft, and is sent back from there.
    change_and_submit(editor, server, number, "Dua bibit untuk setiap rumah.")
    line = line_of(moderator, server, "persetujuan", number, title)
    line.get_by_role("link", name="Lihat yang berubah").click()
    row = moderator.get_by_role("row").filter(has_text="Ringkasan")
    expect(row.get_by_role("cell").first).to_have_text(f"Ringkasan: {title}.", use_inner_text=True)
    expect(row.get_by_role("cell").last).to_have_text(
        "Dua bibit untuk setiap rumah.", use_inner_text=True
    )
    moderator.get_by_role("button", name="Kembalikan").click()
    window = moderator.get_by_role("dialog").filter(visible=True)
    window.get_by_role("textbox", name="Komentar").fill("Sebutkan tanggalnya.")
    with moderator.expect_navigation():
        window.get_by_role("button", name=re.compile("^Kembalikan")).click()
    expect(line_of(editor, server, "dikembalikan", number, title)).to_contain_text(
        "Sebutkan tanggalnya."
    )

    # Article and translation become public at once.
    moderator.goto(f"{server}/cms/terjemahan/?q={title}")
    found = moderator.get_by_role("row").filter(has_text=title)
    found.get_by_role("link", name="Terjemahkan").click()
    english_title, _slug = unique(ENGLISH[0])
    for words in (english_title, *ENGLISH[1:]):
        translate_next(moderator, words)
    publish_together(moderator, server, number, title)
    reader.goto(f"{server}/en/berita/{slug}/")
    expect(reader.get_by_role("heading", level=1)).to_have_text(english_title)

    # Taken down, the Indonesian page takes its translation along.
    open_form(moderator, server, number)
    moderator.locator("footer").first.get_by_role("button", name="Tindakan lain").click()
    moderator.get_by_role("link", name="Tarik dari situs").click()
    question = moderator.get_by_role("group", name="Apa yang terjadi dengan terjemahannya?")
    expect(question).to_contain_text(english_title)
    question.get_by_label("Ikut ditarik dari situs").check()
    moderator.get_by_role("button", name="Ya, tarik dari situs").click()
    expect(moderator.get_by_text("telah ditarik dari situs")).to_be_visible()
    for address in (f"/berita/{slug}/", f"/en/berita/{slug}/"):
        assert reader.request.get(server + address).status == 404

    # It appears again at a time of the moderator's.
    open_form(moderator, server, number)
    plan(moderator, "01/03/2031 07:00")
    choose_action(moderator, "Jadwalkan terbit")
    expect(line_of(moderator, server, "jadwal", number, title)).to_contain_text("2031")
