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
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from dinas.core.bahasa import SOURCE
from dinas.core.query import PublicPageQuerySet, localized

if TYPE_CHECKING:
    from berita.models import BeritaPage


MOST_COMPARED = 300
"""So many articles that share a topic are compared with one, and so many that share a crop."""
NEWEST_COMPARED = 12


class BeritaQuerySet(PublicPageQuerySet):
    """Articles in the order of readers: by their date, the newest first."""

    def untuk_daftar(self, language: str) -> Self:
        """Return the public articles of `language` with all that a card shows, newest first.

        Adds `nama_kategori` in the language where it is translated. Prefetch
        `gambar__renditions` to draw the pictures without a query each.
        """
        return self.public_in(language)._as_cards(language)

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

    def terkait(self, article: "BeritaPage", language: str) -> Self:
        """Return articles that belong beside `article`: hand-picked first, then the likest.

        Likeness counts shared topics and commodities; the same category weighs least. The newest
        of equals comes first. A hand-picked article without a public translation is kept in the
        source language: the editor wanted it there. Compared are only those that `_sebagian` finds.
        """
        topics = self.model._meta.get_field("tagged_items").related_model
        crops = self.model._meta.get_field("komoditas").remote_field.through
        picked = (
            article.berita_terkait.model.objects.filter(
                page=article.pk, berita__translation_key=OuterRef("translation_key")
            )
            .annotate(urut=Coalesce("sort_order", 0))
            .values("urut")[:1]
        )
        translated = self.model.objects.public_in(language).filter(
            translation_key=OuterRef("translation_key")
        )
        return (
            self.publik()
            .filter(pk__in=self._sebagian(article, language))
            .filter(
                Q(locale__language_code=language)
                | Q(Exists(picked), ~Exists(translated), locale__language_code=SOURCE)
            )
            ._as_cards(language)
            .exclude(translation_key=article.translation_key)
            .annotate(
                pilihan=Subquery(picked, output_field=IntegerField()),
                topik_sama=Count(
                    "tagged_items__tag",
                    filter=Q(
                        tagged_items__tag__in=topics.objects.filter(
                            content_object=article.pk
                        ).values("tag")
                    ),
                    distinct=True,
                ),
                komoditas_sama=Count(
                    "komoditas",
                    filter=Q(
                        komoditas__in=crops.objects.filter(beritapage=article.pk).values(
                            "komoditas"
                        )
                    ),
                    distinct=True,
                ),
                kategori_sama=Case(
                    When(kategori_id=article.kategori_id, then=Value(1)),
                    default=Value(0),
                    output_field=IntegerField(),
                ),
            )
            .filter(
                Q(pilihan__isnull=False)
                | Q(topik_sama__gt=0)
                | Q(komoditas_sama__gt=0)
                | Q(kategori_sama=1)
            )
            .order_by(
                F("pilihan").asc(nulls_last=True),
                (F("topik_sama") * 2 + F("komoditas_sama") * 2 + F("kategori_sama")).desc(),
                "-tanggal",
                "-pk",
            )
        )

    def _sebagian(self, article: "BeritaPage", language: str) -> Any:
        """Return the keys of articles that may belong beside `article`, a bounded number.

        These are the hand-picked, those that were last given one of its topics or commodities,
        and the newest of its category: however many articles there are, so many are compared.
        """
        everything = self.model._default_manager
        topics = self.model._meta.get_field("tagged_items").related_model.objects
        crops = self.model._meta.get_field("komoditas").remote_field.through.objects
        mine = topics.filter(content_object=article.pk).values("tag")
        named = topics.filter(tag__in=mine).order_by("-pk").values("content_object")
        shown = crops.filter(beritapage=article.pk).values("komoditas")
        grown = crops.filter(komoditas__in=shown).order_by("-pk").values("beritapage")
        newest = (
            everything.public_in(language)
            .filter(kategori=article.kategori_id)
            .order_by("-tanggal", "-pk")
            .values("pk")
        )
        picked = article.berita_terkait.model.objects.filter(page=article.pk)
        # Not every database knows a limit within a union.
        parts = [
            everything.filter(pk__in=part).order_by().values("pk")
            for part in (named[:MOST_COMPARED], grown[:MOST_COMPARED], newest[:NEWEST_COMPARED])
        ]
        chosen = everything.filter(translation_key__in=picked.values("berita__translation_key"))
        return chosen.order_by().values("pk").union(*parts)

    def di_samping(self, article: "BeritaPage", language: str) -> Self:
        """Return the public articles just before and just after `article`, in one query."""
        public = self.public_in(language)
        older = public.filter(
            Q(tanggal__lt=article.tanggal) | Q(tanggal=article.tanggal, pk__lt=article.pk)
        ).order_by("-tanggal", "-pk")
        newer = public.filter(
            Q(tanggal__gt=article.tanggal) | Q(tanggal=article.tanggal, pk__gt=article.pk)
        ).order_by("tanggal", "pk")
        return (
            self.filter(
                Q(pk=Subquery(older.values("pk")[:1])) | Q(pk=Subquery(newer.values("pk")[:1]))
            )
            .select_related("locale")
            .defer_streamfields()
            .order_by("tanggal", "pk")
        )

    def saringan(self, **chosen: Any) -> Self:
        """Narrow by `kategori`, `komoditas`, `kecamatan` and `tahun`: filters' rows or None."""
        narrowed = self
        if chosen.get("kategori"):
            narrowed = narrowed.filter(kategori=chosen["kategori"])
        if chosen.get("komoditas"):
            narrowed = narrowed.filter(komoditas=chosen["komoditas"])
        if chosen.get("kecamatan"):
            narrowed = narrowed.filter(kecamatan=chosen["kecamatan"])
        if chosen.get("tahun"):
            narrowed = narrowed.filter(tanggal__year=chosen["tahun"].tahun)
        return narrowed
