"""What is due is published or taken down, each item for itself: one that fails stops no other."""

import datetime as dt
import logging
from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.utils import get_admin_base_url
from wagtail.log_actions import log
from wagtail.log_actions import registry as log_registry
from wagtail.models import DraftStateMixin, Page, Revision
from wagtail.users.models import UserProfile

logger = logging.getLogger(__name__)

PUBLISH_FAILED = "dinas.publish.failed"
EXPIRE_FAILED = "dinas.unpublish.failed"
PATIENCE = dt.timedelta(minutes=2)
"""The clock ticks every minute; what is later than this has failed."""


def is_overdue(moment: dt.datetime) -> bool:
    """Tell whether what was to happen at this moment, and still waits, has failed."""
    return moment < timezone.now() - PATIENCE


def run_schedule() -> None:
    """Take down what has expired, then publish what is due."""
    for model in _models_with_drafts():
        expired = model._default_manager.filter(live=True, expire_at__lt=timezone.now())
        for pk in list(expired.order_by("expire_at").values_list("pk", flat=True)):
            _expire(model, pk)
    due = Revision.objects.filter(approved_go_live_at__lt=timezone.now())
    for pk in list(due.order_by("approved_go_live_at", "pk").values_list("pk", flat=True)):
        _publish(pk)


def _models_with_drafts() -> list[Any]:
    others = [
        model
        for model in apps.get_models()
        if issubclass(model, DraftStateMixin) and not issubclass(model, Page)
    ]
    return [Page, *others]


def _expire(model: Any, pk: Any) -> None:
    instance = model._default_manager.filter(pk=pk, live=True).first()
    if instance is not None:
        options = {"set_expired": True, "log_action": "wagtail.unpublish.scheduled"}
        _attempt(lambda: instance.unpublish(**options), instance, EXPIRE_FAILED, None)


def _publish(pk: int) -> None:
    # Asked anew: publishing an earlier version of the same object drops the later ones' moment.
    revision = Revision.objects.filter(pk=pk, approved_go_live_at__lt=timezone.now()).first()
    if revision is None:
        return
    instance = revision.content_object
    if instance is None:  # its row is gone; nothing is left to publish
        Revision.objects.filter(pk=pk).update(approved_go_live_at=None)
        return
    _attempt(
        lambda: revision.publish(log_action="wagtail.publish.scheduled"),
        *(instance, PUBLISH_FAILED, revision),
    )


def _attempt(
    work: Callable[[], Any], instance: Any, action: str, revision: Revision | None
) -> None:
    """Do one item's work, all of it or nothing, and note what went wrong."""
    try:
        with transaction.atomic():
            work()
    except ValidationError as error:
        logger.warning("%s: %s (%s)", action, instance.pk, type(instance).__name__)
        _note(instance, action, revision, " ".join(error.messages))
    except Exception:
        logger.exception("%s: %s (%s)", action, instance.pk, type(instance).__name__)
        _note(instance, action, revision, "")


def _note(instance: Any, action: str, revision: Revision | None, reason: str) -> None:
    """Write the failure into the object's history and to its people; not every minute again."""
    data = {"revision": revision.pk if revision else None, "reason": reason}
    known = log_registry.get_logs_for_instance(instance).filter(action=action)
    if any(entry.data == data for entry in known):
        return
    log(instance=instance, action=action, data=data, revision=revision)
    for person in _people_of(instance, revision):
        with override(UserProfile.get_for_user(person).get_preferred_language()):
            _letter(instance, person, action, reason).send()


def _people_of(instance: Any, revision: Revision | None) -> QuerySet[Any]:
    """Return who wrote the version and who approved its moment, as far as they get mail."""
    planned = log_registry.get_logs_for_instance(instance).filter(action="wagtail.publish.schedule")
    approver = planned.order_by("-timestamp").values_list("user_id", flat=True).first()
    ids = {approver, revision.user_id if revision else None} - {None}
    return get_user_model().objects.filter(pk__in=ids, is_active=True).exclude(email="")


def reason_in_words(reason: str) -> str:
    """Return why it failed; for a fault of the site itself, whom to ask."""
    return reason or _("A fault of the site. The person who looks after it finds it in the log.")


def _letter(instance: Any, person: Any, action: str, reason: str) -> EmailMessage:
    title = " ".join(str(instance).split())
    if action == PUBLISH_FAILED:
        subject = _("Not published at its time: “%(title)s”") % {"title": title}
        going_on = _("The site tries again every minute, until it works or you take the time away.")
    else:
        subject = _("Not taken down at its time: “%(title)s”") % {"title": title}
        going_on = _("Readers still see it. The site tries again every minute.")
    edit_url = AdminURLFinder(person).get_edit_url(instance)
    lines = [
        _("Hello %(name)s,") % {"name": person},
        "",
        subject,
        _("Why: %(reason)s") % {"reason": reason_in_words(reason)},
        "",
        going_on,
    ]
    if edit_url:
        lines += ["", (get_admin_base_url() or settings.SITE_URL) + edit_url]
    headers = {"Auto-Submitted": "auto-generated"}
    return EmailMessage(subject, "\n".join(lines), to=[person.email], headers=headers)
