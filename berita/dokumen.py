"""An article as a document to take away."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from berita.models import BeritaPage
from dinas.core.templatetags.tanggal import tanggal
from dinas.export.document import Block, Document, Facts, Run
from dinas.export.notices import sample_notice
from dinas.export.registry import origin_of, to_document
from dinas.export.story import files_node, picture_node, story_nodes
from komoditas.models import Komoditas


@to_document.register
def dokumen_berita(page: BeritaPage, request: HttpRequest) -> Document:
    """Return the article as readers see it; what leads to other articles is left out."""
    url = f"{origin_of(request)}{page.alamat}"
    facts = [(pgettext("date of an article", "Published"), tanggal(page.tanggal))]
    if page.diperbarui:
        facts.append((_("Updated"), tanggal(page.diperbarui, "sedang")))
    if page.oleh:
        facts.append((_("By"), page.oleh))
    topics = [tag.name for tag in page.tags.all()] if page.is_source else []
    return Document(
        title=page.title,
        language=page.locale.language_code,
        url=url,
        kind=page.nama_kategori,
        summary=page.ringkasan,
        facts=Facts(tuple((name, (Run(value),)) for name, value in facts)),
        date=page.tanggal,
        author=page.oleh,
        keywords=tuple(topics),
        blocks=(
            *sample_notice(page.contoh),
            *picture_node(page.gambar, page.keterangan_gambar),
            *story_nodes(page.isi, url),
            *files_node([block.value for block in page.lampiran], url, _("Attachments")),
            *_topics(page, topics),
        ),
    )


def _topics(page: BeritaPage, topics: list[str]) -> Iterator[Block]:
    language = page.locale.language_code
    commodities = Komoditas.objects.in_words_of(page.komoditas.all(), language)
    rows = [
        (_("Commodities"), [row.nama_lokal for row in commodities]),
        (_("Districts"), [row.nama for row in page.kecamatan.defer("batas", "jalur_svg")]),
        (_("Topics"), topics),
    ]
    shown = tuple((name, (Run(", ".join(words)),)) for name, words in rows if words)
    if shown:
        yield Facts(shown)
