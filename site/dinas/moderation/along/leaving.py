"""What an action on many pages leaves as it was, and how people are told."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_list_or_404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.models import Page

NAMED_AT_MOST = 20
"""So many pages that were left out are named in the message; the others are counted."""


@dataclass(frozen=True)
class Left:
    """A page that the action left as it was."""

    page: Page
    reason: str


class LeavesSomeOut:
    """Lists the pages that the action must leave alone, each with the reason."""

    request: Any
    left: list[Left]

    def why_left(self, page: Page) -> str:
        """Return why the page is left out, or ""."""
        return ""

    def get_actionable_objects(self) -> tuple[list[Page], dict[str, Any]]:
        """Take the others."""
        found, rest = super().get_actionable_objects()  # type: ignore[misc]
        kept: list[Page] = []
        left: list[Left] = []
        for page in found:
            reason = self.why_left(page)
            if reason:
                left.append(Left(page, reason))
            else:
                kept.append(page)
        self.left = left
        return kept, {**rest, "left": left}

    @classmethod
    def get_queryset(cls, model: type[Page], object_ids: Iterable[Any]) -> list[Page]:
        """Fetch the pages with what is asked of each."""
        keys = [key for key in object_ids if str(key).isdecimal()]
        rows = model.objects.filter(pk__in=keys).select_related("locale", "content_type")
        return get_list_or_404(rows.order_by("path"))

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Act, then name what was left out."""
        response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        if self.left and response.status_code == 302:
            say_left(self.request, self.left)
        return response


def say_left(request: Any, rows: Sequence[Left]) -> None:
    """Name the pages that were left as they were, and each reason once."""
    titles = [str(row.page) for row in rows]
    text = ngettext(
        "%(count)d page was left as it was: %(titles)s",
        "%(count)d pages were left as they were: %(titles)s",
        len(titles),
    )
    named = ", ".join(titles[:NAMED_AT_MOST])
    more = len(titles) - NAMED_AT_MOST
    if more > 0:
        named = _("%(titles)s and %(count)d more") % {"titles": named, "count": more}
    reasons = dict.fromkeys(row.reason for row in rows)
    messages.warning(request, " ".join([text % {"count": len(titles), "titles": named}, *reasons]))
