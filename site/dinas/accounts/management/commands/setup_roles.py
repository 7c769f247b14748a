"""`manage.py setup_roles`: make groups, rights and workflow as the table says."""

from typing import Any

from django.core.management.base import BaseCommand

from dinas.accounts.roles import language_homes, setup_roles


class Command(BaseCommand):
    """Sets up editors, moderators and translators; a second run changes nothing."""

    help = "Set up the groups of editors, moderators and translators, and their workflow."

    def handle(self, *args: Any, **options: Any) -> None:
        """Set up the roles and say in a line what changed."""
        changes = setup_roles()
        if not changes:
            self.stdout.write("Roles: nothing to change.")
        else:
            parts = [f"{changes.added} rights given", f"{changes.removed} taken away"]
            if changes.assigned:
                parts.append(f"workflow for {', '.join(changes.assigned)}")
            self.stdout.write(f"Roles: {', '.join(parts)}.")
        if language_homes()[0] is None:
            self.stderr.write("There is no home page yet: run this again after seeding.")
