"""The states in which a translation can be, and what each asks of whom."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    """Where the translation of one published page or row stands, most urgent first."""

    NEEDS_CHANGES = "perbaikan", _("Needs changes")
    SOURCE_CHANGED = "berubah", _("Source changed")
    MISSING = "belum-ada", _("Not begun")
    DRAFT = "draf", _("Draft in progress")
    IN_MODERATION = "moderasi", _("In moderation")
    STOPPED = "berhenti", _("Sync stopped")
    CURRENT = "terkini", _("Up to date")


BEHIND = (State.NEEDS_CHANGES, State.SOURCE_CHANGED, State.MISSING, State.DRAFT)
"""What waits for a translator."""

NEXT_ACTION = {
    State.NEEDS_CHANGES: _("Improve"),
    State.SOURCE_CHANGED: _("Bring up to date"),
    State.MISSING: _("Make a draft"),
    State.DRAFT: _("Translate"),
    State.IN_MODERATION: _("See"),
    State.STOPPED: _("Open"),
    State.CURRENT: _("Open"),
}
