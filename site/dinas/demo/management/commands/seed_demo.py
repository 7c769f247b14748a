"""Loads the sample content into an empty database."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from wagtail.models import Page

from berita.models import KategoriBerita
from dinas.demo.builders.pohon import bangun
from dinas.demo.builders.rampung import rampungkan
from dinas.images.models import CustomDocument, CustomImage
from dinas.moderation.drafts import without_translation_drafts
from home.models import HomePage
from kegiatan.models import JenisKegiatan
from komoditas.models import Kecamatan, Komoditas

PAGES_OF_A_NEW_DATABASE = 2
"""Wagtail's root and its page of welcome."""
OTHER_WORK = (
    Komoditas,
    Kecamatan,
    KategoriBerita,
    JenisKegiatan,
    CustomImage,
    CustomDocument,
)
"""What somebody may have put in before there was any page."""


class Command(BaseCommand):
    """Never touches a database that holds anybody's work."""

    help = "Load the sample content in both languages into an empty database."

    def handle(self, *args: Any, **options: Any) -> None:
        """Build the site, or say why not."""
        if HomePage.objects.exists():
            self.stdout.write("Sample content: the site is there already, nothing was changed.")
            return
        if Page.objects.count() > PAGES_OF_A_NEW_DATABASE or any(
            model._default_manager.exists() for model in OTHER_WORK
        ):
            self.stdout.write("Sample content: this database holds other work, left untouched.")
            return
        self.stdout.write("Sample content:")
        with without_translation_drafts(), transaction.atomic():
            bangun(self.stdout.write)
        rampungkan(self.stdout.write)
