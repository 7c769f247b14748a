"""Query sets of events."""

from typing import Any

from dinas.core.query import PublicPageQuerySet


class KegiatanQuerySet(PublicPageQuerySet):
    """Events; lists show their dates, so most questions are answered by the schedule."""

    def mendatang_untuk_daftar(self, language: str) -> Any:
        """Return the dates to come of these events, the next first."""
        schedule = self.model._meta.get_field("jadwal").related_model
        return schedule.objects.filter(page__in=self.values("pk")).publik(language).mendatang()
