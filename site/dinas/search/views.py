"""The search page, and what is proposed while a reader types."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from dinas.core.bahasa import active_language, address
from dinas.core.paging import page_of
from dinas.search import editorial, missed
from dinas.search.choices import saringan_dari, wanted
from dinas.search.excerpts import excerpt, marked
from dinas.search.files import pages_offering
from dinas.search.finding import Temuan, begun, standing, titles, with_some
from dinas.search.models import EntriCari
from dinas.search.query import MAX_LENGTH, Pertanyaan, ask
from dinas.search.registry import JENIS, LAMPIRAN
from dinas.search.spelling import meant, unknown

PER_PAGE = 10
MOST_PROPOSED = 7


@dataclass(frozen=True)
class Hasil:
    """A result as the page shows it, its words marked."""

    jenis: str
    alamat: str
    judul: SafeString
    cuplikan: SafeString
    tanggal: Any
    pada: Sequence[tuple[str, str]] = ()
    """Title and address of the pages that offer it, if it is a file."""


def _name_of(kind: str) -> str:
    known = JENIS.get(kind)
    return str(known.nama) if known else ""


def _shown(entries: Iterable[EntriCari], question: Pertanyaan) -> list[Hasil]:
    rows = list(entries)
    files = {row.alamat for row in rows if row.jenis == LAMPIRAN}
    pages: Mapping[str, Any] = pages_offering(files, question.bahasa)
    return [
        Hasil(
            _name_of(row.jenis),
            row.alamat,
            marked(row.judul, question),
            _excerpt(row, question),
            row.tanggal,
            pages.get(row.alamat, ()),
        )
        for row in rows
    ]


def _excerpt(row: EntriCari, question: Pertanyaan) -> SafeString:
    """Return a sentence of it; of a file its name, beside which stand the pages that offer it."""
    if row.jenis == LAMPIRAN:
        return marked(row.isi, question)
    return excerpt(row.ringkasan, row.isi, question)


def _chosen(question: Pertanyaan) -> list[Hasil]:
    pages = {address(page.url_path, question.bahasa): page for page in editorial.promoted(question)}
    if not pages:
        return []
    known = EntriCari.objects.filter(bahasa=question.bahasa, alamat__in=pages)
    entries = {row.alamat: row for row in known.order_by("pk")}
    return [
        Hasil(
            "",
            where,
            marked(page.title, question),
            excerpt(entries[where].ringkasan, entries[where].isi, question)
            if where in entries
            else marked(page.search_description, question),
            None,
        )
        for where, page in pages.items()
    ]


@require_safe
def cari(request: HttpRequest) -> HttpResponse:
    """Show what the public can find by the reader's words, in the language of the address."""
    typed = request.GET.get("q", "")[:MAX_LENGTH]
    question = ask(typed, active_language(), editorial.synonyms())
    context: dict[str, Any] = {"q": typed, "kata": " ".join(typed.split()), "halaman": None}
    if question.kata:
        found = Temuan(question, wanted(request.GET))
        filters = saringan_dari(request.GET, found)
        page = page_of(request, found, PER_PAGE)
        is_first = page.number == 1 and not filters.chosen()
        chosen = _chosen(question) if is_first else []
        shown_first = {one.alamat for one in chosen}
        context |= {
            "saringan": filters,
            "halaman": page,
            "pilihan": chosen,
            "hasil": _shown((row for row in page if row.alamat not in shown_first), question),
        }
        if not len(found) and is_first and not chosen:
            context["maksud"] = _meant(question)
            context["sebagian"] = _shown(with_some(question, PER_PAGE), question)
            if request.method == "GET":
                missed.note(typed, question)
    else:
        context["kata"] = ""
    return TemplateResponse(request, "pages/cari.html", context)


def _meant(question: Pertanyaan) -> str:
    """Return what was probably meant, if that would find anything."""
    language, synonyms = question.bahasa, question.sinonim
    strange = unknown(question.kata, language, synonyms)
    # Not every text is read for near words: a word of any of them is no mistake either.
    right = set(question.kata) - (strange - standing(strange, language))
    for words in meant(question.kata, right, language, synonyms):
        if len(Temuan(ask(words, language, synonyms), {})):
            return words
    return ""


@require_safe
def saran(request: HttpRequest) -> JsonResponse:
    """Give a few titles that begin as the reader types: title, address, kind."""
    question = ask(request.GET.get("q", ""), active_language(), editorial.synonyms())
    proposed = (titles if question.awalan else begun)(question, MOST_PROPOSED)
    return JsonResponse(
        [[row.judul, row.alamat, _name_of(row.jenis)] for row in proposed], safe=False
    )
