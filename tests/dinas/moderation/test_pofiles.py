"""A PO file comes from outside: what is wrong with it is said in words, and nothing is lost."""

import io
from collections.abc import Callable
from typing import Any

import polib
import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils.translation import override
from PIL import Image
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation

from tests.dinas.moderation.conftest import Komit, Peran
from tests.dinas.moderation.terjemahan import (
    make_english_draft,
    translate_segments,
    translation_for,
)
from tests.factories.berita import make_berita
from tests.factories.potret import Salin
from tests.factories.situs import Situs, find_situs
from tests.feed_reader import read_rss

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
MARKED = (
    '<p>Lahan <b>seluas</b> 5 m² &amp; <a href="https://example.org/?a=1&amp;b=2">peta</a>'
    " “baru” &lt; 10.</p>"
)


def make_record() -> None:
    """Make a translation with every text translated."""
    source = make_berita(
        find_situs().id, title="Panen", isi=[{"type": "paragraf", "value": MARKED}], slug="panen"
    )
    make_english_draft(source)
    translate_segments(translation_for(source))


@pytest.fixture
def record(salin: Salin) -> Translation:
    """A translation with every text translated."""
    salin(make_record)
    return Translation.objects.get()


def _texts(record: Translation) -> list[tuple[str, bool]]:
    rows = StringTranslation.objects.filter(locale=record.target_locale).order_by("pk")
    return list(rows.values_list("data", "has_error"))


def _upload(client: Any, record: Translation, content: bytes | str | None) -> list[str]:
    url = reverse("wagtail_localize:upload_pofile", args=[record.pk])
    data = {}
    if content is not None:
        raw = content.encode() if isinstance(content, str) else content
        file = io.BytesIO(raw)
        file.name = "terjemahan.po"
        data["file"] = file
    response = client.post(url, data)
    assert response.status_code == 302
    return [str(message) for message in get_messages(response.wsgi_request)]


def _po(record: Translation, change: Callable[[polib.POFile], Any] | None = None) -> str:
    po = record.export_po()
    if change is not None:
        change(po)
    return str(po)


def _photo() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "green").save(out, "JPEG")
    return out.getvalue()


def _set(path: str, text: str) -> Callable[[polib.POFile], None]:
    def change(po: polib.POFile) -> None:
        next(entry for entry in po if (entry.msgctxt or "").startswith(path)).msgstr = text

    return change


BROKEN: dict[str, tuple[bytes | str | None, str]] = {
    "no file": (None, "Pilih"),
    "empty": (b"", "kosong"),
    "only blanks": (b" \n\n", "kosong"),
    "only a mark of the encoding": (b"\xef\xbb\xbf", "kosong"),
    "picture": (_photo(), "gambar"),
    "archive": (b"PK\x03\x04\x14\x00\x00", "gambar"),
    "Latin 1": (HEADER.encode() + b'\nmsgid "Judul"\nmsgstr "caf\xe9"\n', "Baris 6"),
    "UTF-16": (HEADER.encode("utf-16"), "gambar"),
    "broken line": (HEADER + '\nmsgid "Judul"\nms "Title"\n', "baris 6"),
    "text not closed": (HEADER + '\nmsgid "Judul"\nmsgstr "Title\n', "baris 6"),
    "plural without a number": (HEADER + '\nmsgid "a"\nmsgid_plural "b"\nmsgstr[x] "c"\n', "PO"),
    "a letter": ("Yth. Bapak, terlampir terjemahannya.\n", "baris 1"),
    "name of a file": ("/etc/passwd", "baris 1"),
    "web page": ("<html><body>msgid</body></html>", "baris 1"),
    "without our header": (HEADER + '\nmsgid "Judul"\nmsgstr "Title"\n', "halaman mana"),
    "without any header": ('msgid "Judul"\nmsgstr "Title"\n', "halaman mana"),
    "owner is nonsense": (
        HEADER + '"X-WagtailLocalize-TranslationID: bukan-uuid\\n"\n',
        "tidak ada di situs ini",
    ),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_file_that_is_no_po_of_this_page_is_refused_in_words(
    kind: str, record: Translation, peran: Peran
) -> None:
    content, words = BROKEN[kind]
    before = _texts(record)
    messages = _upload(peran.penerjemah.client, record, content)
    assert words in messages[0]
    assert "Tidak ada" in messages[-1]
    assert _texts(record) == before


def test_file_of_another_page_is_refused_with_its_title(
    situs: Situs, record: Translation, peran: Peran
) -> None:
    other = make_berita(situs.id, title="Bibit jagung gratis")
    make_english_draft(other)
    before = _texts(record)
    messages = _upload(peran.penerjemah.client, record, _po(translation_for(other)))
    assert "Bibit jagung gratis" in messages[0]
    assert _texts(record) == before


def test_file_of_another_language_is_refused(record: Translation, peran: Peran) -> None:
    javanese = Locale.objects.create(language_code="jv")
    other = Translation.objects.create(source=record.source, target_locale=javanese)
    before = _texts(record)
    assert "bahasa lain" in _upload(peran.penerjemah.client, record, _po(other))[0]

    def say_dutch(po: polib.POFile) -> None:
        po.metadata["Language"] = "nl_NL"

    assert "“nl-nl”" in _upload(peran.penerjemah.client, record, _po(record, say_dutch))[-2]
    assert _texts(record) == before


WRONG_MARKS = {
    "unknown link": 'The <a id="a9">map</a>',
    "not closed": "<b>Area",
    "crossed": '<b>Area <a id="a1">map</b></a>',
    "closes nothing": "Area</b>",
    "block": "<p>Area</p>",
    "script": "<script>alert(1)</script>",
    "target of its own": '<a href="https://example.org/">map</a>',
    "link without number": "<a>map</a>",
    "link twice": '<a id="a1">map</a> <a id="a1">map</a>',
    "cut off": "Area <b",
    "style": '<b style="color:red">Area</b>',
    "comment": "Area <!-- note -->",
}


@pytest.mark.parametrize("kind", WRONG_MARKS)
def test_po_with_a_wrong_mark_is_refused_with_its_line(
    kind: str, record: Translation, peran: Peran
) -> None:
    before = _texts(record)
    content = _po(record, _set("isi", WRONG_MARKS[kind]))
    messages = _upload(peran.penerjemah.client, record, content)
    assert messages[0].startswith("Baris ")
    assert _texts(record) == before


@pytest.mark.parametrize("kind", WRONG_MARKS)
def test_wrong_mark_typed_in_the_editor_is_said_and_cannot_be_submitted(
    kind: str, record: Translation, peran: Peran
) -> None:
    segment = record.source.stringsegment_set.filter(context__path__startswith="isi").get()
    url = reverse("wagtail_localize:edit_string_translation", args=[record.pk, segment.pk])
    body = f"value={WRONG_MARKS[kind].replace('&', '%26').replace('=', '%3D')}"
    response = peran.penerjemah.client.put(
        url, body, content_type="application/x-www-form-urlencoded"
    )
    assert response.status_code == 200
    assert response.json()["error"]
    page = record.get_target_instance()
    client = peran.penerjemah.client
    client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), {"action": "ajukan"})
    assert not record.get_target_instance().workflow_in_progress


def test_title_that_is_too_long_is_refused(record: Translation, peran: Peran) -> None:
    before = _texts(record)
    messages = _upload(peran.penerjemah.client, record, _po(record, _set("title", "x" * 300)))
    assert "255" in messages[0]
    assert _texts(record) == before


@pytest.mark.parametrize("start", ["", "\ufeff"], ids=["plain", "BOM"])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_right_file_is_taken_whole(start: str, end: str, record: Translation, peran: Peran) -> None:
    content = start + _po(record, _set("title", "Harvest “2026”")).replace("\n", end)
    messages = _upload(peran.penerjemah.client, record, content)
    assert len(messages) == 1
    assert ("Harvest “2026”", False) in _texts(record)


def test_editor_says_in_indonesian_that_a_text_came_from_a_file(
    record: Translation, peran: Peran
) -> None:
    _upload(peran.penerjemah.client, record, _po(record, _set("title", "Harvest")))
    text = StringTranslation.objects.get(locale=record.target_locale, data="Harvest")
    with override("id"):
        assert text.get_comment().startswith("Diterjemahkan dengan berkas PO pada")


def test_unsure_and_vanished_texts_are_left_out_and_said(record: Translation, peran: Peran) -> None:
    def change(po: polib.POFile) -> None:
        _set("title", "Harvest")(po)
        summary = next(entry for entry in po if entry.msgctxt == "ringkasan")
        summary.flags.append("fuzzy")
        summary.msgstr = "Unsure"
        po.append(polib.POEntry(msgid="Sudah dihapus", msgstr="Gone", msgctxt="isi.x"))

    messages = _upload(peran.penerjemah.client, record, _po(record, change))
    assert len(messages) == 3
    texts = [text for text, _error in _texts(record)]
    assert "Harvest" in texts
    assert "Unsure" not in texts
    assert "Gone" not in texts


def test_signs_and_link_survive_from_file_to_page_and_feed(
    record: Translation, peran: Peran, komit: Komit, client: Any
) -> None:
    text = 'Land of <b>5 m²</b> &amp; the <a id="a1">“new” map</a>, less than &lt; 10 &amp; more'
    content = _po(
        record, lambda po: (_set("isi", text)(po), _set("title", "Rice &amp; maize &lt; 5 m²")(po))
    )
    _upload(peran.penerjemah.client, record, content)
    with komit():
        record.save_target(publish=True)
    page = record.get_target_instance()
    html = client.get(page.url).content.decode()
    assert "<b>5 m²</b> &amp; the" in html
    assert 'href="https://example.org/?a=1&amp;b=2"' in html
    assert "“new” map</a>, less than &lt; 10 &amp; more" in html
    assert "Rice &amp; maize &lt; 5 m²" in html
    assert page.title == "Rice & maize < 5 m²"
    entry = read_rss(client, "/en/berita/rss.xml").entries[0]
    assert entry.title == "Rice & maize < 5 m²"
    assert "<b>5 m²</b> &amp; the" in entry.content
    assert "“new” map</a>, less than &lt; 10" in entry.content
