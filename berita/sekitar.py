"""What stands around an article: what it is about, and its neighbours in time; one small question.

An article has few of each, and the page shows their names only. Asked one by one, with all their
columns, they would take longer than the article itself.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import (
    BooleanField,
    CharField,
    DateField,
    F,
    IntegerField,
    Q,
    QuerySet,
    Subquery,
    Value,
)

from dinas.core.bahasa import address
from dinas.core.statements import Blank, ask
from komoditas.models import Kecamatan, Komoditas

if TYPE_CHECKING:
    from berita.models import BeritaPage

PK = Blank("pk")
TANGGAL = Blank("tanggal", DateField())


@dataclass(frozen=True)
class Kaitan:
    """A commodity, district or topic of an article, as its page names it."""

    nama: str
    kode: str = ""
    """What the list of news is narrowed by; a topic has none."""
    is_terjemahan_ada: bool = True


@dataclass(frozen=True)
class Tetangga:
    """The article before or after another."""

    title: str
    alamat: str


@dataclass
class Sekitar:
    """All of it; an article at either end has one neighbour only."""

    komoditas: list[Kaitan] = field(default_factory=list)
    kecamatan: list[Kaitan] = field(default_factory=list)
    topik: list[Kaitan] = field(default_factory=list)
    lebih_lama: Tetangga | None = None
    lebih_baru: Tetangga | None = None
    banyak_topik: int = 0
    banyak_komoditas: int = 0
    """How many the saved article has, those included that readers are not shown."""


def sekitar(page: "BeritaPage", language: str) -> Sekitar:
    """Return what stands around an article in the language of its page.

    Of a draft, what is chosen beside it counts, although no row says so yet.
    """
    found = _asked(page, language) if page.pk else Sekitar()
    if holds_choices(page):
        rows = Komoditas.objects.in_words_of(page.komoditas.all(), language)
        found.komoditas = [Kaitan(row.nama_lokal, row.kode, row.is_terjemahan_ada) for row in rows]
        found.kecamatan = [Kaitan(row.nama, row.slug) for row in page.kecamatan.all()]
        found.topik = [Kaitan(tag.name) for tag in page.tags.all()]
    names = {row.nama.casefold() for row in found.komoditas}
    # Topics are words of the source language; those of a commodity's name say nothing more.
    topics = found.topik if page.is_source else []
    found.topik = [topic for topic in topics if topic.nama.casefold() not in names]
    return found


def holds_choices(page: "BeritaPage") -> bool:
    """Say whether commodities, districts or topics are held by the page itself, as a draft does."""
    # Where modelcluster keeps them; its managers would make a query set each to say so.
    return bool(getattr(page, "_cluster_related_objects", None))


def _asked(page: "BeritaPage", language: str) -> Sekitar:
    rows = ask(
        ("berita.sekitar", language),
        lambda: _question(type(page), language),
        pk=page.pk,
        tanggal=page.tanggal,
    )
    found = Sekitar()
    for kind, _order, _name, told, code, is_told in sorted(rows, key=lambda row: row[:3]):
        if kind == "tersembunyi":
            found.banyak_komoditas += 1
        elif kind in ("lebih_lama", "lebih_baru"):
            setattr(found, kind, Tetangga(told, address(code, language)))
        else:
            getattr(found, kind).append(Kaitan(told, code, bool(is_told)))
    found.banyak_komoditas += len(found.komoditas)
    found.banyak_topik = len(found.topik)
    return found


def _question(model: type["BeritaPage"], language: str) -> QuerySet[Any]:
    """Return rows of kind, order, name to order by, the words shown, code, whether translated."""
    public = model.objects.publik_berurutan(language)
    older = public.filter(Q(tanggal__lt=TANGGAL) | Q(pk__lt=PK), tanggal__lte=TANGGAL)
    newer = public.filter(Q(tanggal__gt=TANGGAL) | Q(pk__gt=PK), tanggal__gte=TANGGAL)
    topics: Any = model._meta.get_field("tagged_items").related_model
    none, yes = Value(0, IntegerField()), Value(True, BooleanField())
    empty = Value("", CharField())
    return _rows(
        "komoditas",
        Komoditas.objects.filter(berita=PK, live=True).told_in(language),
        F("urutan"), F("nama"), F("nama_lokal"), F("kode"), F("is_terjemahan_ada"),
    ).union(
        _rows(
            "tersembunyi", Komoditas.objects.filter(berita=PK, live=False),
            none, empty, empty, empty, yes,
        ),
        _rows(
            "kecamatan", Kecamatan.objects.filter(berita=PK),
            none, F("kode"), F("nama"), F("slug"), yes,
        ),
        _rows(
            "topik", topics.objects.filter(content_object=PK),
            F("pk"), empty, F("tag__name"), empty, yes,
        ),
        *(
            _rows(
                kind, model.objects.filter(pk=Subquery(beside.values("pk")[:1])),
                none, empty, F("title"), F("url_path"), yes,
            )
            for kind, beside in (
                ("lebih_lama", older),
                ("lebih_baru", newer.order_by("tanggal", "pk")),
            )
        ),
        all=True,
    ).order_by()  # fmt: skip


def _rows(kind: str, rows: Any, *columns: Any) -> QuerySet[Any]:
    asked: QuerySet[Any] = rows.order_by().values_list(Value(kind, CharField()), *columns)
    return asked
