"""Throws everything away and loads the sample content anew."""

import sys
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from wagtail.models import Page, Site
from wagtail_localize.models import TranslationSource

from berita.models import KategoriBerita
from dinas.demo.builders.akun import AKUN
from dinas.demo.builders.pohon import bangun
from dinas.demo.builders.rampung import rampungkan
from dinas.images.models import CustomDocument, CustomImage
from dinas.moderation.drafts import without_translation_drafts
from kegiatan.models import JenisKegiatan
from komoditas.models import Kecamatan, Komoditas


class Command(BaseCommand):
    """For a demonstration machine only: it asks first, and refuses elsewhere."""

    help = "Delete all content and load the sample content anew (asks first)."

    def add_arguments(self, parser: CommandParser) -> None:
        """Let scripts answer the question beforehand."""
        parser.add_argument("--yes", action="store_true", help="don't ask")

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask, delete, build."""
        if not settings.DEMO_ACCOUNTS:
            raise CommandError("This is no demonstration site: nothing was deleted.")
        if not options["yes"] and not sys.stdin.isatty():
            raise CommandError("Nobody can be asked here: say --yes to delete all content.")
        question = "Delete ALL pages, pictures, documents and demo accounts? Type yes: "
        if not options["yes"] and input(question) != "yes":
            self.stdout.write("Nothing was deleted.")
            return
        with without_translation_drafts(), transaction.atomic():
            self.stdout.write("Deleting all content")
            Site.objects.all().delete()
            for home in Page.objects.filter(depth=2):
                home.delete()
            for model in (Komoditas, Kecamatan, KategoriBerita, JenisKegiatan, TranslationSource):
                model._default_manager.all().delete()
            for file in (*CustomImage.objects.all(), *CustomDocument.objects.all()):
                file.delete()
            get_user_model().objects.filter(username__in=[row[0] for row in AKUN]).delete()
            bangun(self.stdout.write)
        rampungkan(self.stdout.write)
