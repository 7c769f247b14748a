"""The day of an editor: she writes, is asked for changes, improves, and plans ahead."""

import re
import secrets
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.akun import Enter
from tests.browser.hari import (
    SETTLED_MS,
    article_in_moderation,
    begin_article,
    decide,
    line_of,
    paste,
    plan,
    saved,
    submit,
    unique,
)

pytestmark = pytest.mark.browser

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><body lang=IN><!--StartFragment-->
<h1>Cara mengenali wereng<o:p></o:p></h1>
<p class=MsoNormal>Periksa <b>pangkal batang</b> setiap pagi.<o:p></o:p></p>
<!--EndFragment--></body></html>"""


def picture(folder: Path) -> Path:
    """Make a photograph that is like no other."""
    path = folder / "wereng di batang padi.jpg"
    # Not Pillow's own noise, which is the same in each process: it would be a picture known before.
    Image.frombytes("L", (8, 5), secrets.token_bytes(40)).resize((1600, 1000)).save(path)
    return path


def upload_picture(page: Page, folder: Path, alt: str) -> None:
    """Give the chooser that is open a new file, with the words for those who cannot see it."""
    chooser = page.get_by_role("dialog")
    chooser.get_by_role("tab", name="Unggah").click()
    chooser.locator("input[type=file]").set_input_files(picture(folder))
    chooser.get_by_label("Teks alternatif", exact=False).first.fill(alt)
    chooser.get_by_label("Orang di gambar").select_option(index=1)
    chooser.get_by_role("button", name="Unggah").click()
    expect(chooser).to_be_hidden()


def test_article_is_written_from_the_first_screen_with_a_new_picture_and_submitted(
    as_role: Enter, server: str, tmp_path: Path
) -> None:
    editor = as_role("editor")
    title, _slug = unique("Wereng muncul di Toroh bagian utara")
    begin_article(editor, server, title, "Petani diminta memeriksa sawahnya setiap pagi.")
    paste(editor, "Periksa pangkal batang", WORD)

    editor.get_by_role("button", name="Pilih gambar").first.click()
    upload_picture(editor, tmp_path, "Wereng cokelat di pangkal batang padi.")
    number = saved(editor)

    with editor.context.expect_page() as opened:
        editor.get_by_role("button", name="Buka/tutup pratinjau").click()
        editor.get_by_role("link", name="Pratinjau di tab baru").click()
    preview = opened.value
    expect(preview.get_by_role("heading", level=1)).to_have_text(title)
    expect(preview.get_by_role("heading", name="Cara mengenali wereng")).to_be_visible()
    expect(preview.get_by_alt_text("Wereng cokelat di pangkal batang padi.")).to_be_visible()
    preview.close()

    submit(editor)
    expect(line_of(editor, server, "moderasi", number, title)).to_contain_text("menunggu moderator")


def test_reason_of_the_moderator_stands_above_the_form_and_the_improved_text_is_submitted_again(
    as_role: Enter, server: str
) -> None:
    editor, moderator = as_role("editor"), as_role("moderator")
    title, slug = unique("Pupuk datang lebih awal di Penawangan")
    number = article_in_moderation(editor, server, title)
    expect(line_of(moderator, server, "persetujuan", number, title)).to_contain_text(
        "diajukan oleh Penyunting Contoh"
    )
    decide(moderator, server, number, title, "Kembalikan", "Sebutkan nama kiosnya.")

    line = line_of(editor, server, "dikembalikan", number, title)
    expect(line).to_contain_text("Sebutkan nama kiosnya.")
    line.get_by_role("link", name="Perbaiki").click()
    expect(editor.get_by_text("Dikembalikan oleh Moderator Contoh")).to_contain_text(
        "Sebutkan nama kiosnya."
    )
    editor.wait_for_timeout(SETTLED_MS)
    editor.get_by_role("textbox", name=re.compile("Ringkasan")).fill("Kios Tani Makmur buka.")
    submit(editor)

    decide(moderator, server, number, title, "Setujui")
    reader = as_role("")
    reader.goto(f"{server}/berita/{slug}/")
    expect(reader.get_by_role("heading", level=1)).to_have_text(title)
    expect(reader.get_by_text("Kios Tani Makmur buka.").first).to_be_visible()


def test_article_that_is_planned_stays_unseen_and_is_told_of_on_the_first_screen(
    as_role: Enter, server: str
) -> None:
    editor, moderator = as_role("editor"), as_role("moderator")
    title, slug = unique("Jadwal tanam Godong untuk tahun depan")
    begin_article(editor, server, title, "Ditanam serentak.")
    paste(editor, "Ditanam serentak di seluruh Godong.")
    number = saved(editor)
    plan(editor, "01/03/2031 07:00")
    submit(editor)

    line = line_of(moderator, server, "persetujuan", number, title)
    expect(line).to_contain_text("1 Mar 2031")
    decide(moderator, server, number, title, "Setujui")
    expect(line_of(editor, server, "jadwal", number, title)).to_contain_text("2031")
    answer = editor.request.get(f"{server}/berita/{slug}/")
    assert answer.status == 404
