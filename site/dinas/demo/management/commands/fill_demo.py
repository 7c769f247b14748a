"""Fills the site with very many sample articles, or takes them away."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from dinas.demo.builders.isian import buang, isi


class Command(BaseCommand):
    """To see how the site does with years of news; what was there before stays as it is."""

    help = "Add so many sample articles with their English ones, or delete them (--remove)."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the number, or that they are to go."""
        parser.add_argument("count", type=int, nargs="?", default=0, help="how many articles")
        parser.add_argument("--remove", action="store_true", help="delete those made before")
        parser.add_argument(
            "--without-index", action="store_true", help="don't make them findable in the search"
        )
        parser.add_argument(
            "--even-here", action="store_true", help="on a server that is no demonstration site"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Add or delete."""
        if not settings.DEMO_ACCOUNTS and not options["even_here"]:
            raise CommandError("This is no demonstration site; --even-here does it all the same.")
        if options["remove"]:
            buang(self.stdout.write)
        elif options["count"] < 1:
            raise CommandError("Say how many articles: manage.py fill_demo 1000")
        else:
            try:
                findable = not options["without_index"]
                isi(options["count"], self.stdout.write, is_findable=findable)
            except LookupError as error:
                raise CommandError(str(error)) from error
