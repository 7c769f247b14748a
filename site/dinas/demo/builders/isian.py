"""Very many sample articles, to see how the site does with years of news.

They are written in batches, past Wagtail's form and history: no revisions, no translation memory.
A batch is findable before the next one is written. Each transaction is through in a moment, and the
next one lets an editor who saves meanwhile go first.
"""

import datetime as dt
import uuid
from collections.abc import Callable, Iterator
from itertools import batched
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from wagtail.models import Page, ReferenceIndex
from wagtail.search.backends import get_search_backend

from berita.models import BeritaIndexPage, BeritaPage, KategoriBerita
from dinas.core.bahasa import SOURCE
from dinas.core.turns import give_way
from dinas.search.indexing import index_pages
from komoditas.models import Komoditas

AWALAN = "contoh-isian-"
"""How their addresses begin; by it, and by being marked as samples, they are found again."""
BATCH = 250
INDEX_BATCH = 100
"""So many are told to the indexes at a time, which takes longer than writing them."""
DAYS = 3_650

POKOK = (
    ("Panen raya", "Main harvest"),
    ("Sekolah lapang", "Field school"),
    ("Gerakan pengendalian hama", "Pest control drive"),
    ("Penyaluran benih", "Seed distribution"),
    ("Perbaikan saluran irigasi", "Irrigation repair"),
    ("Pelatihan pascapanen", "Post-harvest training"),
    ("Pantauan harga", "Price watch"),
)
ISI = {
    "id": "Ini naskah contoh. Kelompok tani berkumpul, mencatat hasil, dan membagi pengalaman.",
    "en": "This is a sample text. Farmers met, noted their results and shared experience.",
}


def isi(count: int, say: Callable[[str], None], *, is_findable: bool = True) -> int:
    """Add so many articles with their English ones below the first list of news; return how many.

    Args:
        is_findable: by the search of readers and that of editors, and where references are shown.

    Raises:
        LookupError: there is no list of news in both languages yet.
    """
    source = BeritaIndexPage.objects.filter(locale__language_code=SOURCE).order_by("path").first()
    english = source.get_translations().first() if source else None
    if source is None or english is None:
        raise LookupError("There is no list of news in both languages: load the sample site first.")
    first = BeritaPage.objects.filter(slug__startswith=AWALAN, locale=source.locale).count()
    categories = list(KategoriBerita.objects.filter(locale=source.locale).order_by("pk"))
    crops = list(Komoditas.objects.filter(locale=source.locale).order_by("pk"))
    done = 0
    for numbers in batched(range(first, first + count), BATCH):
        keys = [uuid.uuid4() for _number in numbers]
        written: list[BeritaPage] = []
        with transaction.atomic():
            for index in (source, english):
                pages = [
                    _article(index, number, key, categories)
                    for number, key in zip(numbers, keys, strict=True)
                ]
                _write(index, pages, crops)
                written += pages
        give_way()
        if is_findable:
            _index(written)
        done += len(numbers)
        say(f"- {done} of {count} articles")
    return done


def _article(
    index: Any, number: int, key: uuid.UUID, categories: list[KategoriBerita]
) -> BeritaPage:
    language = index.locale.language_code
    words = POKOK[number % len(POKOK)][0 if language == SOURCE else 1]
    now = timezone.now()
    slug, title = f"{AWALAN}{number}", f"{words} {number}"
    return BeritaPage(
        title=title,
        draft_title=title,
        slug=slug,
        url_path=f"{index.url_path}{slug}/",
        locale=index.locale,
        translation_key=key,
        content_type=ContentType.objects.get_for_model(BeritaPage),
        live=True,
        first_published_at=now,
        last_published_at=now,
        contoh=True,
        tanggal=timezone.localdate() - dt.timedelta(days=number % DAYS),
        kategori=categories[number % len(categories)] if categories else None,
        ringkasan=ISI[language],
        isi=[{"type": "paragraf", "value": f"<p>{ISI[language]} ({number})</p>"}],
    )


def _write(index: Any, pages: list[BeritaPage], crops: list[Komoditas]) -> None:
    """Put pages at the end of a list: tree, page, article and commodities in four statements."""
    last = Page.objects.child_of(index).order_by("-path").first()
    step = Page._str2int(last.path[-Page.steplen :]) if last else 0
    rows = []
    for page in pages:
        step += 1
        page.depth, page.path = index.depth + 1, Page._get_path(index.path, index.depth + 1, step)
        names = [field.attname for field in Page._meta.concrete_fields if field.attname != "id"]
        rows.append(Page(**{name: getattr(page, name) for name in names}))
    for page, row in zip(pages, Page.objects.bulk_create(rows), strict=True):
        page.pk = page.page_ptr_id = row.pk
    # Django refuses to create rows of two tables in bulk; the first table's are there already.
    BeritaPage._base_manager.all()._insert(
        pages, fields=BeritaPage._meta.local_concrete_fields, using=index._state.db
    )
    Page.objects.filter(pk=index.pk).update(numchild=F("numchild") + len(pages))
    through = BeritaPage._meta.get_field("komoditas").remote_field.through
    if crops:
        through.objects.bulk_create(
            through(beritapage_id=page.pk, komoditas_id=crops[page.pk % len(crops)].pk)
            for page in pages
        )


def _index(pages: list[BeritaPage]) -> None:
    """Bring new articles into all indexes, which otherwise know only what is saved one by one."""
    search = get_search_backend()
    for some in batched(pages, INDEX_BATCH):
        with transaction.atomic():
            for page in some:
                ReferenceIndex.create_or_update_for_object(page)
            search.add_bulk(BeritaPage, some)
        give_way()
        index_pages([page.pk for page in some])
        give_way()


def buang(say: Callable[[str], None]) -> int:
    """Delete all these articles in both languages; return how many there were."""
    count = 0
    for keys in _batches():
        with transaction.atomic():
            Page.objects.filter(pk__in=keys).delete()
        give_way()
        count += len(keys)
        say(f"- {count} articles deleted")
    return count


def _batches() -> Iterator[list[int]]:
    found = BeritaPage.objects.filter(slug__startswith=AWALAN, contoh=True).order_by("pk")
    while keys := list(found.values_list("pk", flat=True)[:BATCH]):
        yield keys
