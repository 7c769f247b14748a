"""What the content needs, and what the site itself needs."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.templatetags.wagtailadmin_tags import user_display_name
from wagtail.models import Page

from dinas.bundles.models import Bundle, BundleState
from dinas.bundles.permissions import may_bundle
from dinas.dashboard.items import Action, Item
from dinas.dashboard.sections import Section
from dinas.dashboard.translating import Count
from dinas.mail.reports import may_see_mail, undelivered
from dinas.moderation.submission import moderators_missing
from dinas.reports.audience import writes_pages
from dinas.reports.querysets import (
    count_incomplete_pictures,
    count_untranslated_pages,
    overdue_reviews,
)


class OverdueReviews(Section):
    """Public pages whose content should have been checked by today."""

    key = "tinjauan"
    heading = gettext_lazy("Content to check")
    icon = "time"

    def rows(self, text: str = "") -> QuerySet[Page]:
        """Return the pages, the longest overdue first."""
        return overdue_reviews(self.user).filter(title__icontains=text)

    @property
    def all_url(self) -> str:
        """The report shows them all."""
        return f"{reverse('laporan_umur')}?tinjauan=lewat"

    def items(self, rows: list[Any]) -> Iterable[Item]:
        """Say since when."""
        for row in rows:
            about = self.namer.about(row)
            day = date_format(row.tinjau, "j M Y")
            yield Item(
                **about,
                date=_("due on %(day)s") % {"day": day},
                is_late=True,
                actions=(Action(_("Check"), about["url"]),),
            )


class OpenBundles(Section):
    """Bundles that are being put together, or that failed."""

    key = "paket"
    heading = gettext_lazy("Publishing bundles in preparation")
    icon = "folder-open-inverse"

    @staticmethod
    def is_for(user: Any) -> bool:
        """Bundles are for those who publish."""
        return may_bundle(user)

    def rows(self, text: str = "") -> Any:
        """Return what still has to be decided, the newest first."""
        found: Any = Bundle.objects.pending()
        return found.filter(title__icontains=text).select_related("created_by")

    @property
    def all_url(self) -> str:
        """Bundles have a list of their own."""
        return reverse("bundles:index")

    def items(self, rows: list[Bundle]) -> Iterable[Item]:
        """Say who collects, or why it failed."""
        for row in rows:
            url = reverse("bundle_detail", args=[row.pk])
            failed = row.state == BundleState.FAILED
            who = user_display_name(row.created_by) if row.created_by else ""
            yield Item(
                title=row.title,
                url=url,
                note=_("by %(name)s") % {"name": who} if who else "",
                at=row.created_at,
                date=_("failed: nothing of it was published") if failed else "",
                is_late=failed,
                quote=row.failure,
                actions=(Action(_("See why") if failed else _("Go on"), url),),
            )


class UndeliveredMail(Section):
    """Messages that did not reach the mail server; without them nobody hears of moderation."""

    key = "surel"
    heading = gettext_lazy("Undelivered mail")
    icon = "mail"

    @staticmethod
    def is_for(user: Any) -> bool:
        """Only administrators can mend the mail, and may see addresses."""
        return may_see_mail(user)

    def rows(self, text: str = "") -> QuerySet[Any]:
        """Return the messages, the newest first."""
        return undelivered().filter(perihal__icontains=text).order_by("-dibuat", "-pk")

    @property
    def all_url(self) -> str:
        """Mail has a list of its own."""
        return reverse("surat")

    def items(self, rows: list[Any]) -> Iterable[Item]:
        """Say for whom it was and why it is stuck."""
        for row in rows:
            yield Item(
                title=row.perihal,
                url=self.all_url,
                note=_("to %(name)s") % {"name": row.penerima},
                at=row.dibuat,
                quote=row.get_sebab_display(),
                actions=tuple(_to_send_again(row)),
            )


def _to_send_again(letter: Any) -> Iterable[Action]:
    if letter.bisa_dikirim_lagi:
        url = reverse("surat_kirim_lagi", args=[letter.pk])
        yield Action(_("Send again"), url, posts=True, is_main=True)


def alarm(user: Any) -> str:
    """Return what stops the office's work and only administrators can mend; mostly nothing."""
    if not user.is_superuser or not moderators_missing():
        return ""
    return _(
        "No active account can approve what is submitted. Put somebody into the group of "
        "moderators."
    )


def gaps(user: Any) -> list[Count]:
    """Return what the content lacks, each with the report that lists it; nothing counts nothing."""
    if not writes_pages(user):
        return []
    found = [
        Count(_("Pictures that lack something"), count_incomplete_pictures(user),
              reverse("laporan_gambar")),
        Count(_("Pages without translation"), count_untranslated_pages(user),
              reverse("laporan_tanpa_terjemahan")),
    ]  # fmt: skip
    return [count for count in found if count.number]
