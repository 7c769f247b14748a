"""Imports the addresses of the old website."""

import csv
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dinas.navigation.redirect_import import impor


class Command(BaseCommand):
    """Reads a CSV file with the columns `from` and `to`; an empty `to` says that a page is gone."""

    help = "Import old addresses from a CSV file with the columns from,to."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file."""
        parser.add_argument("file", type=Path, help="CSV in UTF-8, first row: from,to")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import what can be; name each row that was left out, and then fail."""
        file = options["file"]
        try:
            # Spreadsheet programs put a byte order mark before UTF-8.
            with file.open(encoding="utf-8-sig", newline="") as lines:
                rows = [(row["from"] or "", row["to"] or "") for row in csv.DictReader(lines)]
        except OSError as error:
            reason = error.strerror or str(error)
            raise CommandError(
                _("The file %(file)s cannot be read: %(reason)s.")
                % {"file": file, "reason": reason}
            ) from None
        except UnicodeDecodeError:
            raise CommandError(
                _("The file %(file)s is not in UTF-8. Save it again as “CSV UTF-8”.")
                % {"file": file}
            ) from None
        except KeyError as error:
            raise CommandError(
                _("The file %(file)s has no column “%(column)s” in its first row.")
                % {"file": file, "column": error.args[0]}
            ) from None
        self._tell(rows)

    def _tell(self, rows: list[tuple[str, str]]) -> None:
        result = impor(rows)
        kept = ngettext(
            "%(count)s old address imported.", "%(count)s old addresses imported.", result.masuk
        )
        self.stdout.write(kept % {"count": result.masuk})
        if result.ditolak:
            count = len(result.ditolak)
            heading = ngettext(
                "%(count)s row was left out:", "%(count)s rows were left out:", count
            ) % {"count": count}
            rejected = [f"{row.lama or '–'}: {row.sebab}" for row in result.ditolak]
            raise CommandError("\n".join([heading, *rejected]))
