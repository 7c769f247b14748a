"""What looks as if somebody had broken in."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dinas.dashboard.items import Action, Item
from dinas.dashboard.sections import Section
from dinas.reports.audience import publishes_pages
from dinas.reports.models import KataJudi
from dinas.reports.places import edit_url, for_editor


class SuspiciousWords(Section):
    """Words of online gambling and hidden text in what is public, for those who answer for it."""

    key = "mencurigakan"
    heading = gettext_lazy("Suspicious words")
    icon = "warning"

    @staticmethod
    def is_for(user: Any) -> bool:
        """Moderators can take a page back; administrators can look who was there."""
        return publishes_pages(user)

    def rows(self, text: str = "") -> QuerySet[Any]:
        """Return what nobody has called harmless, the newest first."""
        found = KataJudi.objects.filter(diabaikan=False, judul__icontains=text)
        return for_editor(found, self.user)

    @property
    def all_url(self) -> str:
        """The report shows them all."""
        return reverse("laporan_judi")

    def items(self, rows: list[Any]) -> Iterable[Item]:
        """Quote the words and lead to their field."""
        for row in rows:
            url = edit_url(row) or self.all_url
            yield Item(
                title=row.judul,
                url=url,
                note=_(row.sebab),
                at=row.ditemukan,
                is_late=True,
                quote=row.kutipan,
                actions=(Action(_("Check"), url, is_main=True),),
            )
