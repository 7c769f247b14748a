"""Writes the search index anew."""

from typing import Any

from django.core.management.base import BaseCommand

from dinas.search.indexing import rebuild


class Command(BaseCommand):
    """Rebuild the index of the public search, a batch of pages at a time."""

    help = "Write the index of the public search anew."

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild, and say how many entries there are."""
        self.stdout.write(f"{rebuild()} entri dapat dicari.")
