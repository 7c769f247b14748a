"""What the person is working on, and what lies unfinished."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.templatetags.wagtailadmin_tags import user_display_name
from wagtail.models import Page, WorkflowState

from dinas.core.bahasa import SOURCE
from dinas.dashboard.items import Action, Item
from dinas.dashboard.mixture import Mixture
from dinas.dashboard.sections import Section, drafted_snippets, is_in_workflow
from dinas.dashboard.waiting import own_rounds
from dinas.reports.audience import publishes_pages
from dinas.reports.querysets import editable_pages

OLD = dt.timedelta(days=14)
"""A draft that nobody touched for so long may be forgotten."""


def _unpublished(saved_at: str) -> Q:
    """What was written but never published. A page taken off the site is no draft by that."""
    return (
        Q(first_published_at=None)
        | Q(live=True, has_unpublished_changes=True)
        | Q(live=False, **{f"{saved_at}__gt": F("last_published_at")})
    )


def drafts_of(user: Any, text: str = "") -> list[tuple[QuerySet[Any], str]]:
    """Return the drafts that the person may write and nobody reviews: pages, then snippets.

    What is approved for a time to come is no draft any more.

    Only in the source language: where a translation stands, the board of translations tells.
    """
    time = "latest_revision_created_at"
    pages = (
        editable_pages(user)
        .filter(_unpublished(time), depth__gt=1, alias_of=None, locale__language_code=SOURCE)
        .filter(~is_in_workflow(Page), draft_title__icontains=text)
        .exclude(latest_revision=None)
        .filter(latest_revision__approved_go_live_at=None)
        .select_related("latest_revision__user", "owner")
        .defer("latest_revision__content")
    )
    parts: list[tuple[QuerySet[Any], str]] = [(pages, time)]
    for rows in drafted_snippets(user):
        time = "latest_revision__created_at"
        parts.append(
            (
                rows.filter(_unpublished(time), ~is_in_workflow(rows.model))
                .filter(latest_revision__object_str__icontains=text)
                .filter(latest_revision__approved_go_live_at=None)
                .filter(locale__language_code=SOURCE),
                time,
            )
        )
    return parts


def _is_mine(user: Any, model: Any) -> Q:
    mine = Q(latest_revision__user=user)
    return mine | Q(owner=user) if issubclass(model, Page) else mine


class MyDrafts(Section):
    """What the person began within the last two weeks."""

    key = "draf"
    heading = gettext_lazy("My drafts")
    icon = "edit"

    def rows(self, text: str = "") -> Mixture:
        """Return the person's drafts, the newest first."""
        since = timezone.now() - OLD
        return Mixture(
            [
                (rows.filter(_is_mine(self.user, rows.model), **{f"{time}__gt": since}), time)
                for rows, time in drafts_of(self.user, text)
            ],
            newest_first=True,
        )

    def items(self, rows: list[Any]) -> Iterable[Item]:
        """Lead back to the form."""
        for row in rows:
            yield _draft(self, row)


def _draft(section: Section, row: Any) -> Item:
    about = section.namer.about(row)
    author = row.latest_revision.user or getattr(row, "owner", None)
    note = _("change to what is public") if row.live else _("never public yet")
    if author is not None and author != section.user:
        note = _("%(what)s, last saved by %(name)s") % {
            "what": note,
            "name": user_display_name(author),
        }
    return Item(
        **about,
        note=note,
        at=row.latest_revision.created_at,
        actions=(Action(_("Go on writing"), about["url"], is_main=True),),
    )


class OldDrafts(Section):
    """Drafts untouched for two weeks: the person's own, and to a moderator everybody's."""

    key = "draf-lama"
    heading = gettext_lazy("Drafts older than two weeks")
    icon = "time"

    def rows(self, text: str = "") -> Mixture:
        """Return the drafts, the oldest first."""
        before = timezone.now() - OLD
        everybody = publishes_pages(self.user)
        return Mixture(
            [
                (
                    rows.filter(
                        Q() if everybody else _is_mine(self.user, rows.model),
                        **{f"{time}__lte": before},
                    ),
                    time,
                )
                for rows, time in drafts_of(self.user, text)
            ],
            newest_first=False,
        )

    def items(self, rows: list[Any]) -> Iterable[Item]:
        """Lead back to the form, from which a draft can also be thrown away."""
        for row in rows:
            yield _draft(self, row)


class MyModeration(Section):
    """What the person has handed in, with the way to take it back."""

    key = "moderasi"
    heading = gettext_lazy("Mine, in moderation")
    icon = "tasks"

    def rows(self, text: str = "") -> QuerySet[WorkflowState]:
        """Return the rounds on which a moderator has not decided yet."""
        return own_rounds(self.user, WorkflowState.STATUS_IN_PROGRESS, text)

    def items(self, rows: list[WorkflowState]) -> Iterable[Item]:
        """Say since when it waits."""
        for row in rows:
            if row.content_object is None:
                continue
            yield Item(
                **{
                    **self.namer.about(
                        row.content_object, row.current_task_state.revision.object_str
                    ),
                    "note": _("waiting for a moderator"),
                    "at": row.current_task_state.started_at,
                    "actions": (
                        Action(
                            _("Take back"),
                            reverse("dashboard_withdraw", args=[row.pk]),
                            posts=True,
                        ),
                    ),
                }
            )
