"""The first screen of the admin."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component

from dinas.dashboard.alarms import SuspiciousWords
from dinas.dashboard.care import OpenBundles, OverdueReviews, UndeliveredMail, alarm, gaps
from dinas.dashboard.items import Namer
from dinas.dashboard.mine import MyDrafts, MyModeration, OldDrafts
from dinas.dashboard.published import Planned, Recent
from dinas.dashboard.sections import Group, Section
from dinas.dashboard.shortcuts import shortcuts_for
from dinas.dashboard.translating import ToTranslate, translations_behind
from dinas.dashboard.waiting import CommentsForMe, SentBack, WaitingForApproval

WAITING: list[type[Section]] = [
    SuspiciousWords,
    UndeliveredMail,
    SentBack,
    WaitingForApproval,
    ToTranslate,
    CommentsForMe,
]
MINE: tuple[type[Section], ...] = (MyDrafts, MyModeration, OldDrafts)
AROUND: tuple[type[Section], ...] = (Planned, OpenBundles, OverdueReviews, Recent)
SECTIONS = {section.key: section for section in (*WAITING, *MINE, *AROUND)}


def register_waiting(section: type[Section]) -> None:
    """Add a list of what waits for somebody; apps above this one call it when they load."""
    WAITING.append(section)
    SECTIONS[section.key] = section


def greeting(name: str) -> str:
    """Return a greeting for the hour in WIB, as people in Java part the day."""
    hour = timezone.localtime().hour
    if 4 <= hour < 10:
        return _("Good morning, %(name)s") % {"name": name}
    if 10 <= hour < 15:
        return _("Good day, %(name)s") % {"name": name}
    if 15 <= hour < 18:
        return _("Good afternoon, %(name)s") % {"name": name}
    return _("Good evening, %(name)s") % {"name": name}


class Dashboard(Component):
    """What waits for the person, what she works on, and what happens around."""

    name = "dinas_dashboard"
    template_name = "dashboard/panel.html"
    order = 100

    def __init__(self, request: HttpRequest) -> None:
        self.user: Any = request.user
        self.namer = Namer()

    def _group(self, key: str, heading: str, kinds: Iterable[type[Section]], empty: str) -> Group:
        sections = tuple(kind(self.user, self.namer) for kind in kinds if kind.is_for(self.user))
        return Group(key, heading, sections, empty)

    def _next_step(self, has_buttons: bool) -> str:
        if ToTranslate.is_for(self.user):
            return _(
                "You have no drafts. The board of translations shows how far each text has come."
            )
        if has_buttons:
            return _("You have no drafts. One of the buttons above begins something new.")
        return _("You have no drafts.")

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        """Gather the lists."""
        shortcuts = shortcuts_for(self.user)
        return {
            "greeting": greeting(self.user.first_name or self.user.get_username()),
            "shortcuts": shortcuts,
            "alarm": alarm(self.user),
            "groups": [
                self._group("menunggu", _("Waiting for me"), WAITING,
                            _("Nothing waits for you. Well done!")),
                self._group("punya-saya", _("Mine"), MINE,
                            self._next_step(bool(shortcuts))),
            ],
            "around": self._group("sekitar", _("Around the site"), AROUND, ""),
            "behind": translations_behind(self.user),
            "gaps": gaps(self.user),
            "request": parent_context["request"],
            "csrf_token": parent_context["csrf_token"],
        }  # fmt: skip
