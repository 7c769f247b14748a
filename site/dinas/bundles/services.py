"""Putting together and publishing, in one transaction: all, once, or nothing."""

import logging
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page, TranslatableMixin

from dinas.bundles.checking import ItemReport, report_on
from dinas.bundles.models import Bundle, BundleItem, BundleState
from dinas.core.bahasa import SOURCE
from dinas.core.drafts import content_type_of
from dinas.moderation.submission import write_typed_texts

logger = logging.getLogger(__name__)


class BundleRefusedError(Exception):
    """Nothing was published; each reason names its item."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__("\n".join(reasons))
        self.reasons = reasons


class BundleGoneError(Exception):
    """The bundle was published already, perhaps by somebody else a moment ago."""


def put_in(*, bundle: Bundle, instance: Any, user: Any = None) -> BundleItem:
    """Put an object in, in its newest version; a second time only renews the version.

    Raises:
        ValidationError: what was translated since does not fit the fields.
    """
    write_typed_texts(instance, user)
    item = BundleItem.objects.filter(
        bundle=bundle, content_type=content_type_of(instance), object_id=str(instance.pk)
    ).first() or BundleItem(
        bundle=bundle, content_type=content_type_of(instance), object_id=str(instance.pk)
    )
    if instance.get_latest_revision() is None:
        instance.save_revision()  # made by an import: there is no version to pin yet
    item.take_latest(instance)
    item.save()
    return item


def publish_bundle(*, bundle: Bundle, user: Any) -> None:
    """Publish all items as `user`, finishing their moderation.

    Raises:
        BundleRefusedError: an item can't be published, so that none was.
        BundleGoneError: somebody else was quicker.
    """
    with transaction.atomic():
        # Only one of two people who press at the same time changes this row.
        claimed = (
            Bundle.objects.filter(pk=bundle.pk)
            .exclude(state=BundleState.PUBLISHED)
            .update(
                state=BundleState.PUBLISHED,
                responsible=user,
                published_at=timezone.now(),
                failure="",
            )
        )
        if not claimed:
            raise BundleGoneError
        reports = report_on(list(bundle.items.select_related("revision")), user)
        if not reports:
            raise BundleRefusedError([_("There is nothing in it yet.")])
        reasons = [f"{report.item}: {text}" for report in reports for text in report.problems]
        if reasons:
            raise BundleRefusedError(reasons)
        for report in sorted(reports, key=_order):
            _publish_named(report, user)
        log(instance=bundle, action="wagtail.publish", user=user)
    bundle.refresh_from_db()


def _order(report: ItemReport) -> tuple[bool, bool, int]:
    """What others refer to goes first: snippets, the source language, pages above others."""
    instance = report.instance
    is_translation = (
        isinstance(instance, TranslatableMixin) and instance.locale.language_code != SOURCE
    )
    depth = instance.depth if isinstance(instance, Page) else 0
    return isinstance(instance, Page), is_translation, depth


def _publish_named(report: ItemReport, user: Any) -> None:
    """Publish one item; whatever goes wrong is told with the item's name."""
    try:
        with transaction.atomic():
            _publish(report.instance, report.item, user)
    except Exception as error:  # any receiver may fail, in any way
        logger.exception("Bundle item could not be published: %s", report.item)
        text = _("%(item)s: publishing failed. %(error)s") % {"item": report.item, "error": error}
        raise BundleRefusedError([text]) from error


def _publish(instance: Any, item: BundleItem, user: Any) -> None:
    """Approve what is in moderation, so that its author is told; publish the pinned version."""
    while instance.workflow_in_progress:
        instance.current_workflow_task_state.specific.approve(user=user)
        instance = item.resolve()
    if not instance.live or instance.live_revision_id != item.revision_id:
        assert item.revision is not None  # noqa: S101 (report_on refuses an item without)
        item.revision.publish(user=user)
    instance = item.resolve()
    if not instance.live or instance.live_revision_id != item.revision_id:
        raise RuntimeError(_("It did not become public."))


def schedule(*, bundle: Bundle, moment: Any, user: Any) -> None:
    """Let the clock publish the bundle in the user's name."""
    Bundle.objects.filter(pk=bundle.pk).exclude(state=BundleState.PUBLISHED).update(
        state=BundleState.SCHEDULED, publish_at=moment, responsible=user, failure=""
    )


def call_back(*, bundle: Bundle) -> None:
    """Take the time away again."""
    Bundle.objects.filter(pk=bundle.pk, state=BundleState.SCHEDULED).update(
        state=BundleState.OPEN, publish_at=None
    )


def note_failure(*, bundle: Bundle, reasons: list[str]) -> None:
    """Keep why a scheduled bundle wasn't published, where its moderator looks."""
    Bundle.objects.filter(pk=bundle.pk).exclude(state=BundleState.PUBLISHED).update(
        state=BundleState.FAILED, failure="\n".join(reasons)
    )
