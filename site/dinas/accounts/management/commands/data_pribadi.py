"""Answers somebody who asks what the site knows about him, or to be forgotten."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from dinas.accounts.models import User
from dinas.accounts.personal import erasing, exporting, mentions, subject


class Command(BaseCommand):
    """`manage.py data_pribadi ekspor|hapus|cari NAME`: by user name or e-mail address."""

    help = (
        "Export all that is kept about a person as JSON, erase it, or look for where a name stands "
        "in texts; see docs/personal-data.md."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take what to do, and about whom."""
        parser.add_argument("what", choices=["ekspor", "hapus", "cari"])
        parser.add_argument("who", help="a user name or an e-mail address; for cari any name")
        parser.add_argument("--no-input", action="store_true", help="erase without asking")

    def handle(self, *args: Any, what: str, who: str, no_input: bool, **options: Any) -> None:
        """Export, erase or look."""
        if what == "cari":
            self._tell(mentions.find([who]))
            return
        person = subject.find(who)
        if not person.is_known:
            raise CommandError(f"Nothing is kept about {who}.")
        if what == "ekspor":
            data = exporting.export(person)
            text = json.dumps(data, default=str, ensure_ascii=False, indent=2)
            self.stdout.write(text)
            return
        self._check_administrators(person)
        if not no_input:
            self._ask(person, who)
        names = mentions.names_of(person)  # the account knows them no more afterwards
        counts = erasing.erase(person)
        self.stdout.write("Erased: " + ", ".join(f"{n} {name}" for name, n in counts.items()) + ".")
        self._tell(mentions.find(names))
        self.stdout.write("Backups still hold it: see docs/personal-data.md.")

    def _tell(self, found: list[mentions.Mention]) -> None:
        self.stdout.write(f"The name stands in {len(found)} texts" + (":" if found else "."))
        for mention in found:
            self.stdout.write(f"- {mention}")

    def _check_administrators(self, person: subject.Subject) -> None:
        gone = [user.pk for user in person.users]
        left = User.objects.filter(is_superuser=True, is_active=True).exclude(pk__in=gone)
        if any(user.is_superuser for user in person.users) and not left.exists():
            raise CommandError("This is the last administrator: make another one first.")

    def _ask(self, person: subject.Subject, who: str) -> None:
        for user in person.users:
            self.stdout.write(f"Account {user.get_username()} ({user}, {user.email}) is emptied.")
        mails, received = len(subject.letters(person)), len(subject.sent(person))
        self.stdout.write(f"{mails} records of mails and {received} submissions are deleted.")
        if input(f"This cannot be undone. Type {who} to go on: ").strip() != who:
            raise CommandError("Nothing was erased.")
