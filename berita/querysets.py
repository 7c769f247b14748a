"""Query sets of articles."""

from typing import TYPE_CHECKING, Any, Self

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    UUIDField,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from wagtail.models import Page

from dinas.core.bahasa import SOURCE
from dinas.core.query import PublicPageQuerySet, is_restricted, localized
from dinas.core.statements import Blank, ask, blanks

if TYPE_CHECKING:
    from berita.models import BeritaPage


MOST_COMPARED = 60
"""So many articles that share a topic are compared with one, for each topic and for each crop."""
MOST_TOPICS = 6
MOST_CROPS = 4
"""By so many of its topics and crops others are looked for; likeness counts all of them."""
NEWEST_COMPARED = 12

PK = Blank("pk")
KATEGORI = Blank("kategori")
KUNCI = Blank("kunci", UUIDField())
"""What the question about related articles is told of one."""


def _told(article: "BeritaPage") -> dict[str, Any]:
    """Return what fills the blanks for an article."""
    return {
        "pk": article.pk,
        "kategori": article.kategori_id,
        "kunci": article.translation_key,
    }


def _count(rows: Any, owner: str, thing: str, among: Any) -> Any:
    """Return how many different things an article has of those in `among`."""
    shared = rows.filter(**{owner: OuterRef("pk"), f"{thing}__in": among}).order_by()
    counted = shared.values(owner).annotate(banyak=Count(thing, distinct=True)).values("banyak")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


class BeritaQuerySet(PublicPageQuerySet):
    """Articles in the order of readers: by their date, the newest first."""

    def untuk_daftar(self, language: str) -> Self:
        """Return the public articles of `language` with all that a card shows, newest first.

        Adds `nama_kategori` in the language where it is translated. Prefetch
        `gambar__renditions` to draw the pictures without a query each.
        """
        return self.public_in(language)._as_cards(language)

    def publik_berurutan(self, language: str) -> Self:
        """Return the public articles of `language`, newest first, for questions about the first.

        Whether an article is public is asked of one after the other, in the order of their dates,
        until there are enough. Joined with the tree, which `public_in` does, all articles of the
        language would be read and sorted.
        """
        pages = Page.objects.filter(
            ~is_restricted(),
            pk=OuterRef("page_ptr"),
            live=True,
            alias_of__isnull=True,
            locale__language_code=language,
        )
        return self.filter(Exists(pages)).order_by("-tanggal", "-pk")

    def terbaru(self, language: str, banyak: int) -> Self:
        """Return the newest public articles as cards; what is chosen from first narrows them."""
        newest = self.publik_berurutan(language).values("pk")[:banyak]
        return self.model._default_manager.filter(pk__in=newest)._as_cards(language)

    def _as_cards(self, language: str) -> Self:
        return (
            self.select_related("locale", "gambar", "kategori")
            .annotate(
                kategori_lokal=localized(
                    self.model._meta.get_field("kategori").related_model,
                    "kategori",
                    "nama",
                    language,
                )
            )
            .prefetch_related("gambar__renditions")
            .defer_streamfields()
            .order_by("-tanggal", "-pk")
        )

    def terkait(self, article: "BeritaPage", language: str, banyak: int) -> list["BeritaPage"]:
        """Return articles that belong beside `article`: hand-picked first, then the likest.

        Likeness counts shared topics and commodities; the same category weighs least. The newest
        of equals comes first. A hand-picked article without a public translation is kept in the
        source language: the editor wanted it there. Compared are only those that `_sebagian` finds.
        """
        found: list[BeritaPage] = ask(
            ("berita.terkait", language, banyak),
            lambda: self.model.objects.all()._terkait(language, banyak),
            **_told(article),
        )
        return found

    def kunci_terkait(
        self, article: "BeritaPage", language: str, banyak: int, *, topics: int, crops: int
    ) -> list[int]:
        """Return the keys of what `terkait` returns.

        Args:
            topics, crops: how many the article has; for others nothing is looked for.
        """
        shared = min(topics, MOST_TOPICS), min(crops, MOST_CROPS)
        found: list[int] = ask(
            ("berita.kunci_terkait", language, banyak, shared),
            lambda: self.model.objects.all()._kunci_terkait(language, banyak, shared),
            **_told(article),
        )
        return found

    def publik_dari(
        self, keys: list[int], language: str, *, is_whole: bool = False
    ) -> list["BeritaPage"]:
        """Return those of these articles that are public, as `untuk_daftar` gives them.

        Args:
            is_whole: read their texts, too.
        """
        places, values = blanks("pk", keys)

        def question() -> QuerySet[Any]:
            rows = self.model.objects.untuk_daftar(language).filter(id__in=places)
            return rows.defer(None) if is_whole else rows

        found: list[BeritaPage] = ask(
            ("berita.publik_dari", language, len(keys), is_whole), question, **values
        )
        return found

    def kartu(self, keys: list[int], language: str) -> list["BeritaPage"]:
        """Return these articles with all that a card shows, in the order of their keys."""
        found = self.filter(pk__in=keys)._as_cards(language)
        return sorted(found, key=lambda article: keys.index(article.pk))

    def _terkait(self, language: str, banyak: int) -> Self:
        """Return the query set of `terkait`, with blanks for the article."""
        # First the keys alone: what a card shows would be carried through the sorting.
        keys = self._kunci_terkait(language, banyak)
        # The caller asks for its pictures' renditions at once with those of others.
        cards = self.filter(pk__in=keys)._as_cards(language).prefetch_related(None)
        return self._dinilai(cards.order_by())

    def _kunci_terkait(
        self, language: str, banyak: int, shared: tuple[int, int] = (MOST_TOPICS, MOST_CROPS)
    ) -> Any:
        likest = (
            self.model._default_manager.filter(pk__in=self._sebagian(language, *shared))
            .exclude(translation_key=KUNCI)
            .order_by()
        )
        return self._dinilai(likest).values_list("pk", flat=True)[:banyak]

    def _dinilai(self, articles: Any) -> Any:
        """Order articles by how well they belong beside the one that the blanks are filled with."""
        topics = self.model._meta.get_field("tagged_items").related_model.objects
        crops = self.model._meta.get_field("komoditas").remote_field.through.objects
        topics_of_it = topics.filter(content_object=PK).values("tag")
        crops_of_it = crops.filter(beritapage=PK).values("komoditas")
        return articles.annotate(
            pilihan=Subquery(
                self._picks()
                .filter(berita__translation_key=OuterRef("translation_key"))
                .annotate(urut=Coalesce("sort_order", 0))
                .values("urut")[:1],
                output_field=IntegerField(),
            ),
            topik_sama=_count(topics, "content_object", "tag", topics_of_it),
            komoditas_sama=_count(crops, "beritapage", "komoditas", crops_of_it),
            kategori_sama=Case(
                When(kategori=KATEGORI, then=Value(1)),
                default=Value(0),
                output_field=IntegerField(),
            ),
        ).order_by(
            F("pilihan").asc(nulls_last=True),
            (F("topik_sama") * 2 + F("komoditas_sama") * 2 + F("kategori_sama")).desc(),
            "-tanggal",
            "-pk",
        )

    def _sebagian(self, language: str, topics: int, crops: int) -> Any:
        """Return the keys of articles that may belong beside another, a bounded number.

        These are the hand-picked, those that were last given one of its topics or commodities,
        and the newest of its category: however many articles there are, so many are compared.
        Only public ones count, or private ones would take the places of others.
        """
        everything = self.model._default_manager
        parts = [
            self.publik_berurutan(language)
            .filter(kategori=KATEGORI)
            .values("pk")[:NEWEST_COMPARED],
            *self._sama("tagged_items", "content_object", "tag", language, topics),
            *self._sama("komoditas", "beritapage", "komoditas", language, crops),
        ]
        # Not every database knows a limit within a union.
        wrapped = [everything.filter(pk__in=part).order_by().values("pk") for part in parts]
        translated = everything.public_in(language).filter(
            translation_key=OuterRef("translation_key")
        )
        chosen = (
            everything.publik()
            .filter(translation_key__in=self._picks().values("berita__translation_key"))
            .filter(
                Q(locale__language_code=language)
                | Q(~Exists(translated), locale__language_code=SOURCE)
            )
        )
        return chosen.order_by().values("pk").union(*wrapped)

    def _sama(self, relation: str, owner: str, thing: str, language: str, most: int) -> list[Any]:
        """Return, for each topic or crop of the article, the articles that were last given it.

        One question for each: so the index gives them in order, and no more are read than wanted.
        """
        field = self.model._meta.get_field(relation)
        rows = (
            field.remote_field.through if field.many_to_many else field.related_model
        )._default_manager
        mine = rows.filter(**{owner: PK}).order_by("pk").values(thing)
        public = self.publik_berurutan(language).filter(pk=OuterRef(owner)).order_by()
        return [
            rows.filter(Exists(public), **{thing: Subquery(mine[number : number + 1])})
            .order_by("-pk")
            .values(owner)[:MOST_COMPARED]
            for number in range(most)
        ]

    def _picks(self) -> Any:
        """Return what an editor put beside the article by hand."""
        return self.model._meta.get_field("berita_terkait").related_model.objects.filter(page=PK)
