"""Imports the addresses of the old website."""

import csv
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from dinas.navigation.redirects import impor


class Command(BaseCommand):
    """Reads a CSV file with the columns `from` and `to`; an empty `to` says that a page is gone."""

    help = "Import old addresses from a CSV file with the columns from,to."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file."""
        parser.add_argument("file", type=Path, help="CSV in UTF-8, first row: from,to")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import what can be; name each row that was left out, and then fail."""
        try:
            # Spreadsheet programs put a byte order mark before UTF-8.
            with options["file"].open(encoding="utf-8-sig", newline="") as file:
                rows = [(row["from"] or "", row["to"] or "") for row in csv.DictReader(file)]
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"{options['file']} cannot be read: {error}") from None
        except KeyError as error:
            raise CommandError(f"{options['file']} has no column {error}.") from None
        result = impor(rows)
        self.stdout.write(f"{result.masuk} addresses imported.")
        if result.ditolak:
            raise CommandError(
                "\n".join([f"{len(result.ditolak)} rows were left out:", *result.ditolak])
            )
