"""Publishing as one step: it happens as a whole or not at all."""

from django.db import transaction
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.actions.unpublish import UnpublishAction


def make_publishing_atomic() -> None:
    """Put Wagtail's publishing and unpublishing into a transaction, whoever asks for it.

    Wagtail drops the schedules of an object's other revisions before it saves: where saving then
    fails (the address is taken by now), tomorrow's publication would be lost without a word.
    It ends with https://github.com/wagtail/wagtail/pull/13879.
    """
    for action in (PublishRevisionAction, UnpublishAction):
        if not hasattr(action.execute, "__wrapped__"):
            action.execute = transaction.atomic(action.execute)
