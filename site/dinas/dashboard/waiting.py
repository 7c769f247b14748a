"""What waits for the person who logged in."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import (
    CharField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
)
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.templatetags.wagtailadmin_tags import user_display_name
from wagtail.models import Comment, CommentReply, Page, Revision, TaskState, WorkflowState

from dinas.dashboard.items import Action, Item
from dinas.dashboard.sections import Section, own_pages
from dinas.moderation.addresses import url_of
from dinas.moderation.rounds import version_sent_back, with_last_decision
from dinas.reports.audience import publishes_pages
from dinas.reports.querysets import editable_pages

NEAR = dt.timedelta(days=3)
"""A day that is so near is marked."""


class WaitingForApproval(Section):
    """What authors and translators have handed in, the longest waiting first."""

    key = "persetujuan"
    heading = gettext_lazy("Waiting for your approval")
    icon = "tasks"

    @staticmethod
    def is_for(user: Any) -> bool:
        """Only those who decide have anything to approve."""
        return publishes_pages(user)

    def rows(self, text: str = "") -> QuerySet[TaskState]:
        """Return the open tasks that the person may decide."""
        tasks = TaskState.objects.reviewable_by(self.user)
        return (
            with_last_decision(tasks)
            .filter(revision__object_str__icontains=text)
            .select_related("task", "revision__user", "workflow_state__requested_by")
            .prefetch_related("revision__content_object")
            .order_by("started_at", "pk")
        )

    def items(self, rows: list[TaskState]) -> Iterable[Item]:
        """Say who handed it in and until when it matters; offer to compare and to decide."""
        specific = {row.task_id: row.task for row in rows}
        decisions: dict[int, list[Any]] = {}
        for row in rows:
            instance = row.revision.content_object
            if instance is None:
                continue
            if row.task_id not in decisions:
                task = specific[row.task_id].specific
                decisions[row.task_id] = task.get_actions(instance, self.user)
            yield self._item(row, instance, decisions[row.task_id])

    def _item(self, row: TaskState, instance: Any, decisions: list[Any]) -> Item:
        author = row.workflow_state.requested_by or row.revision.user
        date, is_late = deadline(row.revision)
        earlier = version_sent_back(row, instance)
        note = _("improved and submitted by %(name)s") if earlier else _("submitted by %(name)s")
        return Item(
            **{
                **self.namer.about(instance, row.revision.object_str),
                "note": note % {"name": user_display_name(author)} if author else _("submitted"),
                "at": row.started_at,
                "date": date,
                "is_late": is_late,
                "actions": (
                    *_to_read(row, instance, earlier),
                    *_to_decide(row, instance, decisions),
                ),
            }
        )


def _to_read(row: TaskState, instance: Any, earlier: int | None) -> Iterable[Action]:
    """Offer first what answers her own reason, where she has given one."""
    compare = "revisions_compare"
    if earlier and (url := url_of(instance, compare, earlier, row.revision_id)):
        yield Action(_("Compare with the version sent back"), url, is_main=True)
    if instance.live_revision_id and (url := url_of(instance, compare, "live", row.revision_id)):
        yield Action(_("See what changed"), url, is_main=not earlier)
    elif url := url_of(instance, "workflow_preview", row.task_id):
        yield Action(_("Preview"), url, is_main=not earlier)


def _to_decide(row: TaskState, instance: Any, decisions: list[Any]) -> Iterable[Action]:
    # Approving has two forms, with and without a note; the one that asks for a note asks twice.
    asked = {name for name, _label, opens in decisions if opens}
    for name, label, opens in decisions:
        if opens or name not in asked:
            short = {"approve": _("Approve"), "reject": _("Send back")}.get(name, label)
            url = url_of(instance, "workflow_action", name, row.pk)
            yield Action(short, url, decides=True, opens=opens)


def deadline(revision: Revision) -> tuple[str, bool]:
    """Return the moment by which the draft should be public, in words, and whether it is near.

    That is the time which the author wished for, or else the moment that the page itself is
    about: a type of page names the field by `tenggat_terbit`.
    """
    model: Any = ContentType.objects.get_for_id(revision.content_type_id).model_class()
    names = ("go_live_at", getattr(model, "tenggat_terbit", ""))
    given = [revision.content.get(name) for name in names if name]
    moments = [moment for value in given if (moment := _moment(value))]
    if not moments:
        return "", False
    first = min(moments)
    text = _("before %(moment)s") % {"moment": in_words(first)}
    return text, first < timezone.now() + NEAR


def _moment(value: Any) -> dt.datetime | None:
    if not isinstance(value, str):
        return None
    moment = parse_datetime(value)
    if moment is None and (day := parse_date(value)):
        moment = dt.datetime.combine(day, dt.time())
    if moment is not None and timezone.is_naive(moment):
        moment = timezone.make_aware(moment)
    return moment


def in_words(moment: dt.datetime) -> str:
    """Return a moment as the office writes it, in WIB."""
    return f"{date_format(timezone.localtime(moment), 'D, j M Y, H.i')} WIB"


def _is_mine(user: Any) -> Q:
    page_type = ContentType.objects.get_for_model(Page)
    own = own_pages(user).annotate(key=Cast("pk", CharField())).filter(key=OuterRef("object_id"))
    return Q(requested_by=user) | Q(Exists(own), base_content_type=page_type)


def own_rounds(user: Any, status: str, text: str) -> QuerySet[WorkflowState]:
    """Return the rounds of moderation that the person began, or that are about her own pages."""
    return (
        WorkflowState.objects.filter(_is_mine(user), status=status)
        .filter(current_task_state__revision__object_str__icontains=text)
        .select_related(
            "current_task_state__revision", "current_task_state__finished_by", "requested_by"
        )
        .defer("current_task_state__revision__content")
        .prefetch_related("content_object")
        .order_by("-current_task_state__started_at", "-pk")
    )


class SentBack(Section):
    """What a moderator wants changed, with the reason."""

    key = "dikembalikan"
    heading = gettext_lazy("Sent back to you")
    icon = "resubmit"

    def rows(self, text: str = "") -> QuerySet[WorkflowState]:
        """Return the rounds that stand still until the author goes on."""
        return own_rounds(self.user, WorkflowState.STATUS_NEEDS_CHANGES, text)

    def items(self, rows: list[WorkflowState]) -> Iterable[Item]:
        """Say who sent it back and why."""
        for row in rows:
            if row.content_object is None:
                continue
            task = row.current_task_state
            about = self.namer.about(row.content_object, task.revision.object_str)
            who = task.finished_by
            yield Item(
                **{
                    **about,
                    "note": _("sent back by %(name)s") % {"name": user_display_name(who)}
                    if who
                    else _("sent back"),
                    "at": task.finished_at,
                    "quote": task.comment,
                    "actions": (Action(_("Improve"), about["url"], is_main=True),),
                }
            )


class CommentsForMe(Section):
    """Open comments on the person's pages, and answers to her own, whose last word is another's."""

    key = "komentar"
    heading = gettext_lazy("Comments for you")
    icon = "comment"

    def rows(self, text: str = "") -> QuerySet[Comment]:
        """Return the open conversations in which it is this person's turn."""
        replies = CommentReply.objects.filter(comment=OuterRef("pk")).order_by("-created_at", "-pk")
        joined = Exists(CommentReply.objects.filter(comment=OuterRef("pk"), user=self.user))
        return (
            Comment.objects.filter(resolved_at=None, page__in=editable_pages(self.user))
            .filter(
                Q(page__in=own_pages(self.user))
                | Q(page__latest_revision__user=self.user)
                | Q(user=self.user)
                | joined
            )
            .annotate(
                last_user=Coalesce(
                    Subquery(replies.values("user")[:1]), F("user"), output_field=IntegerField()
                ),
                last_text=Coalesce(
                    Subquery(replies.values("text")[:1]), F("text"), output_field=TextField()
                ),
                last_at=Coalesce(Subquery(replies.values("created_at")[:1]), F("created_at")),
            )
            .exclude(last_user=self.user.pk)
            .filter(page__draft_title__icontains=text)
            .select_related("page")
            .order_by("-last_at", "-pk")
        )

    def items(self, rows: list[Any]) -> Iterable[Item]:
        """Quote the last word and lead to its place in the form."""
        model = Comment._meta.get_field("user").related_model
        names = model._default_manager.in_bulk({row.last_user for row in rows})
        for row in rows:
            about = self.namer.about(row.page)
            url = f"{about['url']}?comment={row.pk}"
            name = user_display_name(names.get(row.last_user))
            yield Item(
                **{
                    **about,
                    "url": url,
                    "note": _("comment by %(name)s") % {"name": name},
                    "at": row.last_at,
                    "quote": Truncator(row.last_text).chars(240),
                    "actions": (Action(_("Answer the comment"), url, is_main=True),),
                }
            )
