"""The facts that mails about moderation give."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django import template
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from wagtail.models import Revision, TaskState

from dinas.core.bahasa import SOURCE
from dinas.core.sites import public_address
from dinas.moderation.addresses import url_of
from dinas.moderation.rounds import last_decision, version_sent_back, waiting_task

register = template.Library()
register.simple_tag(public_address)
register.simple_tag(last_decision)


@dataclass(frozen=True)
class Submission:
    """What a moderator wants to know before she opens the site."""

    author: Any
    kind: str
    """What it is, with its language where that is not the one that editors write in."""
    sent_back: TaskState | None
    """The decision to which this is the answer."""
    publish_at: dt.datetime | None
    changes_url: str
    """Beside the version that was sent back."""
    live_url: str
    """Beside what readers see."""
    preview_url: str
    edit_url: str


@register.simple_tag
def submission_of(instance: Any) -> Submission | None:
    """Return the facts of what waits, in the language that is spoken at the moment."""
    task = waiting_task(instance)
    if task is None:
        return None
    earlier = version_sent_back(task, instance)
    compare = "revisions_compare"
    live = instance.live and instance.live_revision_id
    return Submission(
        author=task.workflow_state.requested_by or task.revision.user,
        kind=_kind(instance),
        sent_back=last_decision(instance) if earlier else None,
        publish_at=_publish_at(task.revision),
        changes_url=url_of(instance, compare, earlier, task.revision_id) if earlier else "",
        live_url=url_of(instance, compare, "live", task.revision_id) if live else "",
        preview_url=url_of(instance, "workflow_preview", task.task_id),
        edit_url=url_of(instance, "edit"),
    )


def _kind(instance: Any) -> str:
    name = str(getattr(instance, "specific", instance)._meta.verbose_name)
    locale = getattr(instance, "locale", None)
    return name if locale is None or locale.language_code == SOURCE else f"{name}, {locale}"


def _publish_at(revision: Revision) -> dt.datetime | None:
    moment = parse_datetime(revision.content.get("go_live_at") or "")
    return moment if moment and moment > timezone.now() else None
