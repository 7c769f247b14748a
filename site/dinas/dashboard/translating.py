"""Where the other language stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.models import Page

from dinas.dashboard.items import Action, Item
from dinas.dashboard.sections import Section
from dinas.reports.audience import publishes_pages
from dinas.translations.board import (
    Filters,
    counts_for,
    kind_of,
    rows_for,
    state_of,
    translated_models,
)
from dinas.translations.states import BEHIND, NEXT_ACTION, State
from dinas.translations.views import edit_url, is_translator


def board_url(**query: str) -> str:
    """Return the address of the translators' board, narrowed."""
    address = reverse("translations:board")
    return f"{address}?{urlencode(query)}" if query else address


class ToTranslate(Section):
    """What a translator has to do, what was sent back first."""

    key = "terjemahan"
    heading = gettext_lazy("Waiting for your translation")
    icon = "wagtail-localize-language"
    all_label = gettext_lazy("Open the board of translations")

    @staticmethod
    def is_for(user: Any) -> bool:
        """Those who also publish have other things to do first; they get the counts."""
        return is_translator(user) and not publishes_pages(user)

    def rows(self, text: str = "") -> Any:
        """Return the board's rows, most urgent first."""
        return rows_for(self.user, Filters(text=text))

    @cached_property
    def total(self) -> int:
        """How many translations are behind; the board's rows hold those in step as well."""
        counts = counts_for(self.user)
        return sum(counts[state.value] for state in BEHIND)

    @property
    def all_url(self) -> str:
        """The board shows them all."""
        return board_url()

    def items(self, rows: list[dict[str, Any]]) -> Iterable[Item]:
        """Say how far each is, with what comes next."""
        models = {kind_of(model): model for model in translated_models()}
        languages = {locale.language_code: str(locale) for locale in self.namer.locales.values()}
        for row in rows:
            state = state_of(row)
            if state not in BEHIND:
                continue
            model = models[row["b_kind"]]
            missing = state == State.MISSING
            url = "" if missing else edit_url(model, row["target_pk"])
            key = (row["b_kind"], row["source_pk"], row["b_language"])
            yield Item(
                title=row["b_title"],
                url=url,
                kind=_("Page") if model is Page else capfirst(str(model._meta.verbose_name)),
                language=languages[row["b_language"]],
                note=_note(state, row["todo"]),
                actions=(
                    Action(
                        NEXT_ACTION[state],
                        reverse("translations:make", args=key) if missing else url,
                        posts=missing,
                        is_main=True,
                    ),
                ),
            )


def _note(state: State, todo: int) -> str:
    if not todo:
        return str(state.label)
    texts = ngettext("%(count)d text left", "%(count)d texts left", todo) % {"count": todo}
    return f"{state.label}, {texts}"


@dataclass(frozen=True)
class Count:
    """A number with the list that it counts."""

    label: Any
    number: int
    url: str
    state: str = ""


def translations_behind(user: Any) -> list[Count]:
    """Return how many translations are behind, by state, for those who have no list of them.

    States that count nothing are left out.
    """
    if not is_translator(user) or ToTranslate.is_for(user):
        return []
    counts = counts_for(user)
    return [
        Count(state.label, counts[state.value], board_url(keadaan=state.value), state.value)
        for state in (*BEHIND, State.IN_MODERATION, State.STOPPED)
        if counts[state.value]
    ]
