"""Says what an update will do to the tables, and undoes it."""

import argparse
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from dinas.operations import schema, versions

NOT_GENTLE = 3


class Command(BaseCommand):
    """`manage.py schema`: exits with 3 when the site should not run meanwhile."""

    help = __doc__ or ""
    requires_system_checks = ()

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Offer to write down what is applied, and to go back to that."""
        parser.add_argument("--applied", action="store_true", help="list what is applied")
        parser.add_argument(
            "--back", action="store_true", help="undo what is not in such a list, read from stdin"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Do one of the three."""
        if options["applied"]:
            self.stdout.write("\n".join(versions.applied()))
        elif options["back"]:
            self._go_back()
        else:
            self._tell_pending()

    def _tell_pending(self) -> None:
        steps = schema.pending()
        if not steps:
            self.stdout.write(_("The tables stay as they are."))
        for step in steps:
            about = _("can be undone") if step.is_reversible else _("only a backup leads back")
            self.stdout.write(f"{step.name}: {about}")
        rough = [step.name for step in steps if not step.is_gentle]
        if rough:
            text = _("The version that runs now cannot work with: %(names)s.")
            self.stdout.write(text % {"names": ", ".join(rough)})
            sys.exit(NOT_GENTLE)

    def _go_back(self) -> None:
        wanted = [line.strip().partition(".") for line in sys.stdin if "." in line]
        if not wanted:
            raise CommandError(_("The list of what was applied is empty."))
        try:
            undone = schema.go_back({(app, name) for app, _dot, name in wanted})
        except schema.IrreversibleError as error:
            text = _("%(name)s cannot be undone: restore the backup that the update made.")
            raise CommandError(text % {"name": error}) from error
        self.stdout.write(_("Undone: %(names)s.") % {"names": ", ".join(undone) or "-"})
