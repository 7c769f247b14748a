"""What makes kept pages old, and what does not: no page is ever older than its content."""

import datetime as dt
import random
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from berita.models import BeritaIndexPage, BeritaPage, KategoriBerita
from dinas.core.models import KontakSetting
from dinas.pagecache import versions, watching
from tests.factories.berita import make_berita, make_kategori
from tests.factories.kegiatan import make_kegiatan, wib
from tests.factories.komoditas import make_komoditas
from tests.factories.situs import Situs

pytestmark = pytest.mark.django_db

TABLES = re.compile(r'(?:FROM|JOIN) "(\w+)"')
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
        self.paths = [*LOOKED_AT, "/arsip/"]

    def act(self) -> str:
        """Do one thing and say which."""
        self.number += 1
        action = self.chance.choice(
            [
                self.publish,
                self.edit,
                self.unpublish,
                self.move,
                self.delete,
                self.rename_category,
                self.notice,
                self.restrict,
                self.open_again,
                self.event,
                self.contact,
                self.rename_in_bulk,
                self.new_address,
            ]
        )
        action()
        return action.__name__

    def _some(self) -> BeritaPage | None:
        pages = list(BeritaPage.objects.order_by("pk"))
        return self.chance.choice(pages) if pages else None

    def publish(self) -> None:
        page = make_berita(
            self.situs.id, slug=f"a-{self.number}", kategori=make_kategori("Penyuluhan")
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
        setting.save()

    def rename_in_bulk(self) -> None:
        BeritaPage.objects.update(ringkasan=f"Ringkasan {self.number}")

    def new_address(self) -> None:
        if page := self._some():
            page.slug = f"b-{self.number}"
            page.save_revision().publish()
            self.paths.append(f"/berita/b-{self.number}/")


@pytest.mark.parametrize("seed", range(3))
def test_whatever_editors_do_readers_see_what_a_site_without_the_cache_would_show(
    situs: Situs, settings: Any, after_commit: Any, seed: int
) -> None:
    make_komoditas("Padi")
    chance = random.Random(seed)  # noqa: S311 (chooses what to try)
    editors = Editors(situs, chance)
    versions.bump()
    done = []
    for _round in range(12):
        look(chance.sample(editors.paths, k=min(6, len(editors.paths))))
        with after_commit():
            done.append(editors.act())
        paths = chance.sample(editors.paths, k=min(8, len(editors.paths)))
        kept = look(paths)
        settings.PAGE_CACHE = False
        fresh = look(paths)
        settings.PAGE_CACHE = True
        for path in paths:
            assert kept[path] == fresh[path], f"{path} is old after {done}"


def test_a_draft_makes_no_page_old(
    situs: Situs, after_commit: Any, queries_of: Callable[..., int]
) -> None:
    page = make_berita(situs.id)
    versions.bump()
    Client().get("/berita/")
    with after_commit():
        page.title = "Belum untuk umum"
        page.save_revision()
    assert queries_of("/berita/") == 0


def test_what_is_rolled_back_makes_no_page_old(situs: Situs, after_commit: Any) -> None:
    make_berita(situs.id)
    versions.bump()
    before = versions.current()
    with after_commit(), pytest.raises(RuntimeError), transaction.atomic():
        BeritaPage.objects.update(title="Tidak jadi")
        raise RuntimeError
    assert versions.current() == before
    with after_commit(), transaction.atomic():
        BeritaPage.objects.update(ringkasan="Jadi")
    assert versions.current() != before


def test_a_redirect_shows_at_once(situs: Situs, after_commit: Any) -> None:
    versions.bump()
    assert Client().get("/lama/").status_code == 404
    with after_commit():
        Redirect.objects.create(old_path="/lama", redirect_page=situs.id.berita)
    assert Client().get("/lama/").headers["Location"] == "/berita/"


def test_a_page_that_is_taken_down_at_its_time_is_gone_from_every_list(
    situs: Situs, after_commit: Any, jam_wib: Any
) -> None:
    page = make_berita(
        situs.id,
        slug="sebentar",
        title="Hanya sebentar",
        expire_at=timezone.now() + dt.timedelta(minutes=3),
    )
    versions.bump()
    paths = ["/", "/berita/", "/berita/atom.xml", page.get_url()]
    assert all("Hanya sebentar" in Client().get(path).text for path in paths)
    jam_wib.shift(dt.timedelta(minutes=4))
    with after_commit():
        call_command("publish_scheduled")
    assert not any("Hanya sebentar" in Client().get(path).text for path in paths)


def test_a_notice_and_an_event_go_at_their_time_although_nobody_writes_anything(
    situs: Situs, jam_wib: Any, queries_of: Callable[..., int]
) -> None:
    now = timezone.now()
    home = situs.id.home
    home.info = [
        {
            "type": "info",
            "value": {
                "teks": "Kabar singkat",
                "mulai": (now + dt.timedelta(minutes=1)).isoformat(),
                "selesai": (now + dt.timedelta(minutes=2)).isoformat(),
            },
        }
    ]
    home.save()
    make_kegiatan(situs.id, slug="k", mulai=now, selesai=now + dt.timedelta(minutes=3))
    versions.bump()

    def shows() -> bool:
        return "Kabar singkat" in Client().get("/").text

    assert not shows()
    jam_wib.shift(dt.timedelta(seconds=59))
    assert queries_of("/") == 0
    jam_wib.shift(dt.timedelta(seconds=1))
    assert shows()
    jam_wib.shift(dt.timedelta(seconds=60))
    assert not shows()
    Client().get("/kegiatan/")
    jam_wib.shift(dt.timedelta(seconds=59))
    assert queries_of("/kegiatan/") == 0
    jam_wib.shift(dt.timedelta(seconds=1))
    assert queries_of("/kegiatan/") > 0


def test_a_page_of_today_is_old_at_midnight(
    situs: Situs, jam_wib: Any, queries_of: Callable[..., int]
) -> None:
    jam_wib.move_to(wib(2026, 12, 31, 23, 58))
    versions.bump()
    Client().get("/kegiatan/")
    jam_wib.shift(dt.timedelta(seconds=119))
    assert queries_of("/kegiatan/") == 0
    jam_wib.shift(dt.timedelta(seconds=1))
    assert "2027" in Client().get("/kegiatan/").text


def test_no_kept_page_reads_a_table_that_may_change_unseen(situs: Situs) -> None:
    make_komoditas("Padi")
    make_berita(situs.id, slug="a", tags=["hama"])
    make_kegiatan(situs.id, slug="k")
    read: set[str] = set()

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        read.update(TABLES.findall(sql))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        for path in [*LOOKED_AT, "/berita/a/", "/kegiatan/k/", "/berita/a/unduh.docx"]:
            assert Client().get(path).status_code == 200, path
    unseen = {
        table
        for table in read
        if table in watching.UNSEEN or table.startswith(watching.UNSEEN_PREFIXES)
    }
    assert unseen <= {"django_content_type"}


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ('UPDATE "wagtailcore_page" SET "title" = %s WHERE "id" = %s', True),
        ('UPDATE "wagtailcore_page" SET "draft_title" = %s WHERE "id" = %s', False),
        ('UPDATE "wagtailcore_page" SET "draft_title" = %s, "live" = %s', True),
        ("UPDATE wagtailcore_page SET path = %s WHERE path = %s", True),
        ('INSERT INTO "django_session" ("a") VALUES (%s)', False),
        ('INSERT OR IGNORE INTO "taggit_tag" ("a") VALUES (%s)', True),
        ('INSERT INTO "dinas_images_customrendition" ("a") VALUES (%s)', False),
        ('DELETE FROM "dinas_images_customrendition" WHERE 1', True),
        ('SELECT "title" FROM "wagtailcore_page"', False),
        ("  delete from wagtailcore_page", True),
    ],
)
def test_only_what_readers_see_counts(sql: str, expected: bool) -> None:
    assert watching.is_seen(sql) is expected
