"""Lets somebody try again who is held after too many wrong passwords."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from dinas.accounts import throttle


class Command(BaseCommand):
    """`manage.py lepas_kunci NAME`: for the one at the desk whose colleague cannot wait."""

    help = "Forget the wrong passwords of a user name, so that its owner can log in at once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the user name."""
        parser.add_argument("name", help="the user name, as typed at the login")

    def handle(self, *args: Any, name: str, **options: Any) -> None:
        """Release the name."""
        throttle.release(name)
        self.stdout.write(f"{name} can log in again at once.")
