"""What editors, the worker and the clock do, at random; and readers who look."""

import datetime as dt
import random
from typing import Any

from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction

from berita.models import BeritaIndexPage, BeritaPage, KategoriBerita
from dinas.core.models import KontakSetting
from dinas.images.models import CustomImage
from galeri.models import VideoPage
from halaman.models import HalamanPage
from kegiatan.models import KegiatanPage
from komoditas.models import Komoditas
from tests.factories.berita import make_berita, make_kategori
from tests.factories.gambar import make_picture
from tests.factories.kegiatan import make_kegiatan, wib
from tests.factories.komoditas import make_komoditas
from tests.factories.situs import Situs

LOOKED_AT = [
    "/",
    "/en/",
    "/berita/",
    "/en/berita/",
    "/berita/atom.xml",
    "/kegiatan/",
    "/kegiatan/kalender.ics",
    "/komoditas/",
    "/komoditas/padi/",
    "/peta/",
    "/galeri/",
    "/sitemap.xml",
    "/api/v1/berita",
]


def look(paths: list[str]) -> dict[str, tuple[int, str, bytes]]:
    """Read pages as somebody new."""
    answers = {path: Client().get(path) for path in paths}
    return {
        path: (answer.status_code, answer.headers.get("Location", ""), answer.content)
        for path, answer in answers.items()
    }


class Editors:
    """Does something at random, as editors, the worker and the clock do."""

    def __init__(self, situs: Situs, chance: random.Random) -> None:
        self.situs, self.chance, self.number = situs, chance, 0
        self.archive = situs.id.home.add_child(
            instance=BeritaIndexPage(title="Arsip", slug="arsip", locale=situs.id.locale)
        )
        self.paths = [*LOOKED_AT, "/arsip/", "/profil/", "/en/peta/", "/en/komoditas/padi/"]
        self.crops = [make_komoditas("Padi", "Rice"), make_komoditas("Jagung")]
        self.profile = situs.id.home.add_child(
            instance=HalamanPage(title="Profil", slug="profil", locale=situs.id.locale)
        )

    def act(self) -> str:
        """Do one thing and say which."""
        self.number += 1
        action = getattr(self, self.chance.choice(ACTIONS))
        action()
        return action.__name__

    def _some(self, kind: type[Any] = BeritaPage) -> Any:
        found = list(kind.objects.order_by("pk"))
        return self.chance.choice(found) if found else None

    def _picture(self) -> CustomImage:
        return self._some(CustomImage) or make_picture()

    def publish(self) -> None:
        page = make_berita(
            self.situs.id,
            slug=f"a-{self.number}",
            kategori=make_kategori("Penyuluhan"),
            komoditas=self.chance.sample(self.crops, k=self.chance.randrange(3)),
            gambar=self._picture() if self.chance.random() < 0.3 else None,
        )
        page.save_revision().publish()
        self.paths += [f"/berita/a-{self.number}/", f"/arsip/a-{self.number}/"]

    def edit(self) -> None:
        if page := self._some():
            page.title = f"Judul {self.number}"
            page.save_revision().publish()

    def unpublish(self) -> None:
        if page := self._some():
            page.unpublish()

    def move(self) -> None:
        if page := self._some():
            page.move(self.chance.choice([self.archive, self.situs.id.berita]), pos="last-child")

    def delete(self) -> None:
        if page := self._some():
            page.delete()

    def rename_category(self) -> None:
        if category := KategoriBerita.objects.first():
            category.nama = f"Kategori {self.number}"
            category.save()

    def notice(self) -> None:
        home = self.situs.id.home
        home.refresh_from_db()
        home.info = [{"type": "info", "value": {"teks": f"Kabar {self.number}"}}]
        home.save_revision().publish()

    def restrict(self) -> None:
        if page := self._some():
            PageViewRestriction.objects.create(page=page, restriction_type="login")

    def open_again(self) -> None:
        PageViewRestriction.objects.all().delete()

    def event(self) -> None:
        make_kegiatan(
            self.situs.id, slug=f"k-{self.number}", mulai=wib(2027, 1, 1 + self.number % 28, 9)
        )
        self.paths.append(f"/kegiatan/k-{self.number}/")

    def contact(self) -> None:
        setting = KontakSetting.for_site(self.situs.site)
        setting.telepon = f"0292 {self.number}"
        setting.save()

    def rename_in_bulk(self) -> None:
        BeritaPage.objects.update(ringkasan=f"Ringkasan {self.number}")

    def new_address(self) -> None:
        if page := self._some():
            page.slug = f"b-{self.number}"
            page.save_revision().publish()
            self.paths.append(f"/berita/b-{self.number}/")

    def draft(self) -> None:
        if page := self._some():
            page.title = f"Konsep {self.number}"
            page.save_revision()

    def event_ends(self) -> None:
        if page := self._some(KegiatanPage):
            self.chance.choice([page.unpublish, page.delete])()

    def rename_event(self) -> None:
        if page := self._some(KegiatanPage):
            page.title = f"Acara {self.number}"
            page.save_revision().publish()

    def rename_crop(self) -> None:
        crop = self._some(Komoditas)
        crop.nama = f"{crop.nama[:20]} {self.number}"
        crop.save_revision().publish()

    def crop_of_article(self) -> None:
        if page := self._some():
            page.komoditas.set(self.chance.sample(self.crops, k=1))
            page.save_revision().publish()

    def picture(self) -> None:
        picture = self._picture()
        picture.description = f"Gambar {self.number}"
        picture.save()

    def menu(self) -> None:
        self.profile.refresh_from_db()
        self.profile.show_in_menus = not self.profile.show_in_menus
        self.profile.title = f"Profil {self.number}"
        self.profile.save_revision().publish()

    def page_below(self) -> None:
        self.profile.refresh_from_db()
        self.profile.add_child(
            instance=HalamanPage(
                title=f"Bagian {self.number}", slug=f"p-{self.number}", locale=self.situs.id.locale
            )
        )
        self.paths.append(f"/profil/p-{self.number}/")

    def swap_sections(self) -> None:
        self.archive.refresh_from_db()
        self.profile.refresh_from_db()
        self.archive.move(self.profile, pos=self.chance.choice(["left", "right"]))

    def translate(self) -> None:
        page = self._some()
        if page and page.locale_id == self.situs.id.locale.pk and page.depth == 4:
            if page.get_translations().exists() or page.get_parent() != self.situs.id.berita:
                return
            copy = page.copy_for_translation(self.situs.en.locale, alias=self.chance.random() < 0.5)
            if copy.alias_of_id is None:
                copy.title = f"Title {self.number}"
                copy.save_revision().publish()
            self.paths.append(f"/en/berita/{copy.slug}/")

    def video(self) -> None:
        self.situs.id.galeri.refresh_from_db()
        self.situs.id.galeri.add_child(
            instance=VideoPage(
                title=f"Video {self.number}", slug=f"v-{self.number}", locale=self.situs.id.locale
            )
        )
        self.paths.append(f"/galeri/v-{self.number}/")

    def schedule(self) -> None:
        if page := self._some():
            page.title = f"Terjadwal {self.number}"
            page.go_live_at = timezone.now() - dt.timedelta(seconds=1)
            revision = page.save_revision(approved_go_live_at=page.go_live_at)
            assert revision.pk
            call_command("publish_scheduled")

    def delete_picture(self) -> None:
        if picture := self._some(CustomImage):
            picture.delete()

    def copy(self) -> None:
        if (page := self._some()) and page.alias_of_id is None:
            page.copy(update_attrs={"slug": f"c-{self.number}", "title": f"Salinan {self.number}"})
            self.paths += [f"/berita/c-{self.number}/", f"/arsip/c-{self.number}/"]

    def close_section(self) -> None:
        PageViewRestriction.objects.create(page=self.archive, restriction_type="login")

    def redirect(self) -> None:
        Redirect.objects.create(old_path=f"/lama-{self.number}", redirect_page=self.profile)
        self.paths.append(f"/lama-{self.number}/")

    def by_hand(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "/* by hand */ UPDATE wagtailcore_page SET title = %s WHERE slug = 'profil'",
                [f"Profil {self.number}"],
            )

    def by_the_tree(self) -> None:
        self.chance.choice([Page.fix_tree, self.situs.id.home.get_children().last().save])()


ACTIONS = [name for name in vars(Editors) if not name.startswith("_") and name not in {"act"}]
