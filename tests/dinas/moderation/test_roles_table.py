"""Who can change what readers see: every action, by every role, on every type of page."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.utils import timezone
from wagtail.models import get_page_models
from wagtail_localize.models import TranslationSource

from galeri.models import AlbumPage
from halaman.models import FormulirPage
from statistik.models import KalenderTanamPage, StatistikPage
from tests.dinas.moderation import pintu
from tests.dinas.moderation.conftest import Komit, Peran
from tests.dinas.moderation.halaman_uji import PAGES
from tests.dinas.moderation.terjemahan import make_english_live
from tests.dinas.moderation.tindakan import (
    TINDAKAN,
    Percobaan,
    site_doors,
    site_state,
)
from tests.factories.situs import Situs

NOT_PUBLISHING = ("anonim", "editor", "penerjemah")
READ_BY_ALL = ("/", "/en/", "/berita/", "/en/berita/", "/kegiatan/", "/sitemap.xml")

MAKERS: dict[str, Callable[[Situs], Any]] = {
    "home.HomePage": lambda situs: situs.id.home,
    "berita.BeritaIndexPage": lambda situs: situs.id.berita,
    "berita.BeritaPage": PAGES["berita"],
    "kegiatan.KegiatanIndexPage": lambda situs: situs.id.kegiatan,
    "kegiatan.KegiatanPage": PAGES["kegiatan"],
    "komoditas.KomoditasIndexPage": lambda situs: situs.id.komoditas,
    "peta.PetaPage": lambda situs: situs.id.peta,
    "galeri.GaleriPage": lambda situs: situs.id.galeri,
    "galeri.VideoPage": PAGES["video"],
    "galeri.AlbumPage": lambda situs: situs.id.galeri.add_child(
        instance=AlbumPage(title="Album", slug="album", locale=situs.id.locale)
    ),
    "halaman.HalamanPage": PAGES["halaman"],
    "halaman.FormulirPage": lambda situs: situs.id.home.add_child(
        instance=FormulirPage(
            title="Hubungi kami",
            slug="hubungi",
            locale=situs.id.locale,
            isian=[
                {
                    "type": "singkat",
                    "value": {"pertanyaan": "Nama", "keterangan": "", "wajib": True},
                }
            ],
        )
    ),
    "statistik.KalenderTanamPage": lambda situs: situs.id.home.add_child(
        instance=KalenderTanamPage(title="Tanam", slug="kalender-tanam", locale=situs.id.locale)
    ),
    "statistik.StatistikPage": lambda situs: situs.id.home.add_child(
        instance=StatistikPage(title="Data", slug="data", locale=situs.id.locale)
    ),
}
"""A public page of each type."""


def _both(source: Any, situs: Situs, komit: Komit) -> list[Any]:
    """Return the page with its public translation, each with a version that nobody approved."""
    english = source.get_translation_or_none(situs.en.locale)
    if english is None:
        english = make_english_live(source, komit)
    else:
        record, _made = TranslationSource.get_or_create_from_instance(source)
        record.translations.create(target_locale=situs.en.locale)
    pages = [source, english.specific]
    for page in pages:
        page.title = pintu.CHANGED
        page.save_revision()
    return [type(page).objects.get(pk=page.pk) for page in pages]


def _client(role: str, peran: Peran) -> Client:
    return Client() if role == "anonim" else getattr(peran, role).client


def _what_changed(
    client: Client, pages: Iterable[Any], actions: Iterable[str], komit: Komit
) -> list[tuple[str, str]]:
    """Try each action on each page, taking it back afterwards; name what readers noticed."""
    noticed = []
    for page in pages:
        attempt = Percobaan(client, page)
        before = pintu.public_state()
        for name in actions:
            with transaction.atomic():
                with komit():
                    TINDAKAN[name](attempt)
                if pintu.public_state() != before:
                    noticed.append((page.locale.language_code, name))
                transaction.set_rollback(True)
    return noticed


def test_the_table_knows_every_type() -> None:
    pages = {model._meta.label for model in get_page_models()} - {"wagtailcore.Page"}
    assert pages == set(MAKERS)


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("role", ["editor", "penerjemah"])
def test_nothing_that_editors_and_translators_do_to_a_page_reaches_readers(
    role: str, kind: str, situs: Situs, peran: Peran, komit: Komit
) -> None:
    pages = _both(MAKERS[kind](situs), situs, komit)
    assert _what_changed(_client(role, peran), pages, TINDAKAN, komit) == []


@pytest.mark.parametrize("role", NOT_PUBLISHING)
def test_what_they_left_behind_does_not_come_true_later(
    role: str, situs: Situs, peran: Peran, komit: Komit, client: Client
) -> None:
    pages = _both(PAGES["berita"](situs), situs, komit)
    urls = [*READ_BY_ALL, *(page.alamat for page in pages)]
    read = {url: client.get(url).text for url in urls}
    for page in pages:
        attempt = Percobaan(_client(role, peran), page)
        for name in ("buat", "terbitkan", "jadwalkan nanti", "kedaluwarsa", "salin terbit"):
            with komit():
                TINDAKAN[name](attempt)
    with time_machine.travel(timezone.now() + dt.timedelta(days=2)), komit():
        call_command("publish_scheduled")
    assert {url: client.get(url).text for url in urls} == read


IN_BOTH = (
    "salin terbit",
    "salin alias",
    "tarik",
    "hapus",
    "privasi",
    "massal terbit",
    "massal tarik",
    "massal hapus",
)
IN_INDONESIAN = (
    "buat",
    "terbitkan",
    "jadwalkan lampau",
    "jadwalkan nanti",
    "kedaluwarsa",
    "versi lama",
    "setujui sendiri",
)
"""By the form, which translations have not: their texts have an editor of their own."""
IN_ENGLISH = ("terbitkan terjemahan", "jadikan alias")
ONLY_BY_ADMINS = ("selaraskan",)


@pytest.mark.parametrize("role", ["moderator", "admin"])
def test_what_publishers_do_to_an_article_reaches_readers(
    role: str, situs: Situs, peran: Peran, komit: Komit
) -> None:
    pages = _both(PAGES["berita"](situs), situs, komit)
    noticed = _what_changed(_client(role, peran), pages, TINDAKAN, komit)
    in_both = IN_BOTH + (ONLY_BY_ADMINS if role == "admin" else ())
    assert set(noticed) == {
        *(("id", name) for name in (*in_both, *IN_INDONESIAN)),
        *(("en", name) for name in (*in_both, *IN_ENGLISH)),
    }


@pytest.mark.parametrize("role", [*NOT_PUBLISHING, "moderator"])
def test_the_sites_own_records_are_for_administrators(
    role: str, situs: Situs, peran: Peran, komit: Komit
) -> None:
    before = site_state()
    client = _client(role, peran)
    for name, url, data in site_doors():
        client.post(url, data)
        assert site_state() == before, name
