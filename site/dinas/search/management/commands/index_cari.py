"""Writes the search index anew."""

import argparse
from typing import Any

from django.core.management.base import BaseCommand

from dinas.search.indexing import is_outdated, rebuild


class Command(BaseCommand):
    """Rebuild the index of the public search, a batch of pages at a time."""

    help = "Write the index of the public search anew."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Offer to do nothing where nothing has changed."""
        parser.add_argument(
            "--if-outdated",
            action="store_true",
            help="only when the code that writes it has changed since",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild, and say how many entries there are."""
        if options["if_outdated"] and not is_outdated():
            self.stdout.write("Search index: up to date.")
            return
        self.stdout.write(f"Search index: {rebuild()} entries written.")
