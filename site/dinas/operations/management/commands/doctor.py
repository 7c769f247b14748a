"""Asks every part of the site how it is."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from dinas.operations.doctor import examine, worst


class Command(BaseCommand):
    """`manage.py doctor`: exits with 0 when all is well, 1 for what to look at, 2 for trouble."""

    help = __doc__ or ""
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        """Print a line for each finding."""
        findings = examine()
        for finding in findings:
            self.stdout.write(f"{finding.sign}  {finding.text}")
        sys.exit(worst(findings))
