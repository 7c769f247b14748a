"""Query sets of commodities."""

from collections.abc import Iterable
from typing import Any, Self

from django.db import models
from django.db.models import BooleanField, Exists, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from dinas.core.bahasa import SOURCE


class KomoditasQuerySet(models.QuerySet[Any]):
    """Commodities as the public may see them."""

    def public_sources(self) -> Self:
        """Keep the live rows of the source language: one row a commodity."""
        return self.filter(live=True, locale__language_code=SOURCE)

    def untuk_halaman(self, kode: str) -> Self:
        """Return the live rows of a commodity, one a language, with what its page needs."""
        others = self.model._base_manager.filter(
            translation_key=OuterRef("translation_key"), live=True
        ).exclude(locale=OuterRef("locale"))
        return (
            self.filter(kode=kode, live=True)
            .select_related("locale", "gambar")
            .annotate(is_diterjemahkan=Exists(others))
        )

    def in_words_of(self, rows: Iterable[Any], language: str) -> list[Any]:
        """Return the live ones of `rows`, which are source rows, told in `language`.

        The rows may come from a draft that is not in the database yet.
        """
        live = [row for row in rows if row.live]
        if language == SOURCE:
            for row in live:
                row.nama_lokal, row.is_terjemahan_ada = row.nama, True
            return live
        if not live:
            return []
        return list(self.filter(pk__in=[row.pk for row in live]).told_in(language))

    def told_in(self, language: str) -> Self:
        """Annotate each source row with its words in `language` where they are public.

        Adds `nama_lokal`, `ringkasan_lokal` and `is_terjemahan_ada`; what has no translation
        keeps the source's words, and the template marks their language.
        """
        if language == SOURCE:
            return self.annotate(
                nama_lokal=models.F("nama"),
                ringkasan_lokal=models.F("ringkasan"),
                is_terjemahan_ada=Value(True, output_field=BooleanField()),
            )
        translations = self.model._base_manager.filter(
            translation_key=OuterRef("translation_key"),
            locale__language_code=language,
            live=True,
        )
        return self.annotate(
            nama_lokal=Coalesce(Subquery(translations.values("nama")[:1]), "nama"),
            ringkasan_lokal=Coalesce(Subquery(translations.values("ringkasan")[:1]), "ringkasan"),
            is_terjemahan_ada=Exists(translations),
        )
