"""Loads the sample content into an empty database."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from wagtail.models import Page

from dinas.demo.builders.pohon import bangun
from dinas.moderation.drafts import without_translation_drafts
from home.models import HomePage

PAGES_OF_A_NEW_DATABASE = 2
"""Wagtail's root and its page of welcome."""


class Command(BaseCommand):
    """Never touches a database that holds anybody's work."""

    help = "Load the sample content in both languages into an empty database."

    def handle(self, *args: Any, **options: Any) -> None:
        """Build the site, or say why not."""
        if HomePage.objects.exists():
            self.stdout.write("Sample content: the site is there already, nothing was changed.")
            return
        if Page.objects.count() > PAGES_OF_A_NEW_DATABASE:
            self.stdout.write("Sample content: this database holds other pages, left untouched.")
            return
        self.stdout.write("Sample content:")
        with without_translation_drafts(), transaction.atomic():
            bangun(self.stdout.write)
