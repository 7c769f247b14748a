"""What every list of the first screen has in common."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from django.db.models import CharField, Exists, Model, OuterRef, QuerySet
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import DraftStateMixin, Page, TranslatableMixin, WorkflowState
from wagtail.snippets.models import get_snippet_models
from wagtail.snippets.permissions import get_permission_name

from dinas.accounts.permissions import granted_locale_ids
from dinas.core.bahasa import SOURCE
from dinas.dashboard.items import Item, Namer

LIMIT = 7
"""So many lines of a list stand on the first screen; the rest is one click away."""


class Section:
    """One list: who gets it, its rows in the database, and each row in words.

    Its number of queries is the same for two rows and for two thousand.
    """

    key: ClassVar[str]
    heading: ClassVar[Any]
    icon: ClassVar[str]
    empty: ClassVar[Any] = ""
    """What to say when there is nothing; a list that has nothing to say then stays away."""
    all_label: ClassVar[Any] = _("See all")
    is_counted: ClassVar[bool] = True
    """Whether the number of rows means anything to the reader."""

    def __init__(self, user: Any, namer: Namer) -> None:
        self.user = user
        self.namer = namer

    @staticmethod
    def is_for(user: Any) -> bool:
        """Tell whether the list concerns this person at all."""
        return True

    def rows(self, text: str = "") -> Any:
        """Return the rows, counted and cut by the database; `text` narrows them by title."""
        raise NotImplementedError

    def items(self, rows: list[Any]) -> Iterable[Item]:
        """Return what the lines say."""
        raise NotImplementedError

    @property
    def all_url(self) -> str:
        """Where the whole list is."""
        return reverse("dashboard_list", args=[self.key])

    @cached_property
    def first(self) -> list[Item]:
        """The lines for the first screen."""
        return list(self.items(list(self.rows()[:LIMIT])))

    @cached_property
    def total(self) -> int:
        """How many rows there are in all."""
        return int(self.rows().count())

    @property
    def is_shown(self) -> bool:
        """Whether the list has anything to say."""
        return bool(self.first or self.empty)

    @property
    def is_cut(self) -> bool:
        """Whether there is more than the first screen shows."""
        return self.total > len(self.first)


@dataclass(frozen=True)
class Group:
    """Lists that answer one question, such as: what waits for me?"""

    key: str
    heading: Any
    sections: tuple[Section, ...]
    empty: Any = ""
    """What to say when none of the lists has anything."""

    @property
    def shown(self) -> list[Section]:
        """The lists that have something to say."""
        return [section for section in self.sections if section.is_shown]

    @property
    def total(self) -> int:
        """How many things the lists hold together."""
        return sum(section.total for section in self.shown)


def drafted_snippets(user: Any) -> list[QuerySet[Any]]:
    """Return, for each kind of snippet with drafts, the rows that the person may write."""
    granted = granted_locale_ids(user)
    found = []
    for model in get_snippet_models():
        if not issubclass(model, DraftStateMixin):
            continue
        if not user.has_perm(get_permission_name("change", model)):
            continue
        rows = model._default_manager.select_related("latest_revision__user").defer(
            "latest_revision__content"
        )
        if issubclass(model, TranslatableMixin):
            rows = rows.filter(locale__in=granted)
        found.append(rows)
    return found


def is_in_workflow(model: type[Model]) -> Exists:
    """Say, inside the query, whether a moderator or the author has it in hand already."""
    base: Any = Page if issubclass(model, Page) else model
    states = WorkflowState.objects.active().filter(
        base_content_type=base().get_base_content_type(),
        object_id=Cast(OuterRef("pk"), CharField()),
    )
    return Exists(states)


def own_pages(user: Any) -> QuerySet[Page]:
    """Return the pages that the person made, in the language that editors write in.

    The owner of a page owns its translations as well, which are a translator's work.
    """
    return Page.objects.filter(owner=user, locale__language_code=SOURCE)
