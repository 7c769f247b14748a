"""What becomes public, ends, or has just come out."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.templatetags.wagtailadmin_tags import user_display_name
from wagtail.models import Page, PageLogEntry, Revision

from dinas.bundles.models import Bundle
from dinas.bundles.permissions import may_bundle
from dinas.core.bahasa import address
from dinas.core.scheduling import is_overdue
from dinas.dashboard.items import Action, Item
from dinas.dashboard.mixture import Mixture
from dinas.dashboard.sections import Section, drafted_snippets
from dinas.dashboard.waiting import in_words
from dinas.reports.querysets import editable_pages


def _goes_live(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Keep what waits for the time that a moderator approved, with that time as `go_at`.

    A time that has passed stays: what could not be published then must not be forgotten.
    """
    content_type = ContentType.objects.get_for_model(rows.model)
    approved = (
        Revision.objects.filter(base_content_type=content_type)
        .filter(object_id=Cast(OuterRef("pk"), CharField()))
        .exclude(approved_go_live_at=None)
        .order_by()
        .values("object_id")
        .annotate(first=Min("approved_go_live_at"))
    )
    return rows.annotate(go_at=Subquery(approved.values("first")[:1])).exclude(go_at=None)


class Planned(Section):
    """What will become public or end by itself, the nearest first."""

    key = "jadwal"
    heading = gettext_lazy("Planned")
    icon = "calendar-alt"
    empty = gettext_lazy(
        "Nothing is scheduled. A page gets its time under “Status”, beside the form."
    )

    def rows(self, text: str = "") -> Mixture:
        """Return pages, snippets and bundles that wait for their time."""
        pages = (
            editable_pages(self.user)
            .filter(draft_title__icontains=text)
            .select_related("latest_revision")
            .defer("latest_revision__content")
        )
        parts: list[tuple[QuerySet[Any], str]] = []
        snippets = [
            rows.filter(latest_revision__object_str__icontains=text)
            for rows in drafted_snippets(self.user)
        ]
        for rows in (pages, *snippets):
            parts.append((_goes_live(rows), "go_at"))
            parts.append((rows.filter(live=True).exclude(expire_at=None), "expire_at"))
        if may_bundle(self.user):
            bundles: Any = Bundle.objects.scheduled().filter(title__icontains=text)
            parts.append((bundles, "publish_at"))
        return Mixture(parts, newest_first=False)

    def items(self, rows: list[Any]) -> Iterable[Item]:
        """Say what happens when, and what did not happen at its time."""
        for row in rows:
            if isinstance(row, Bundle) and row.publish_at:
                url = reverse("bundle_detail", args=[row.pk])
                yield Item(
                    title=row.title,
                    url=url,
                    kind=_("Publishing bundle"),
                    date=_("published on %(moment)s") % {"moment": in_words(row.publish_at)},
                    actions=(Action(_("Open"), url),),
                )
                continue
            about = self.namer.about(row)
            is_coming = hasattr(row, "go_at")
            moment = row.go_at if is_coming else row.expire_at
            is_late = is_overdue(moment)
            words = {
                (True, False): _("published on %(moment)s"),
                (True, True): _("should have been published on %(moment)s: see its history"),
                (False, False): _("taken off on %(moment)s"),
                (False, True): _("should have been taken off on %(moment)s: see its history"),
            }[is_coming, is_late] % {"moment": in_words(moment)}
            yield Item(
                **about, date=words, is_late=is_late, actions=(Action(_("Open"), about["url"]),)
            )


class Recent(Section):
    """What came out last, with the way to the page as readers see it."""

    key = "terbit"
    heading = gettext_lazy("Recently published")
    icon = "doc-full"
    is_counted = False
    empty = gettext_lazy("Nothing has been published yet.")

    def rows(self, text: str = "") -> QuerySet[Page]:
        """Return public pages in the order in which they were published."""
        publications = PageLogEntry.objects.filter(
            page=OuterRef("pk"),
            action__in=("wagtail.publish", "wagtail.publish.schedule"),
            user__isnull=False,
        ).order_by("-timestamp", "-pk")
        return (
            editable_pages(self.user)
            .filter(Q(live=True), ~Q(last_published_at=None), alias_of=None, depth__gt=1)
            .filter(title__icontains=text)
            .annotate(published_by=Subquery(publications.values("user")[:1]))
            .order_by("-last_published_at", "-pk")
        )

    def items(self, rows: list[Any]) -> Iterable[Item]:
        """Say who published it."""
        people = get_user_model()._default_manager.in_bulk(
            {row.published_by for row in rows if row.published_by}
        )
        for row in rows:
            who = people.get(row.published_by)
            language = self.namer.locales[row.locale_id].language_code
            yield Item(
                **{
                    **self.namer.about(row, row.title),
                    "note": _("published by %(name)s") % {"name": user_display_name(who)}
                    if who
                    else _("published"),
                    "at": row.last_published_at,
                    "actions": (Action(_("See"), address(row.url_path, language)),),
                }
            )
