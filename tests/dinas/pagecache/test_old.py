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

from berita.models import BeritaPage
from dinas.pagecache import versions, watching
from tests.dinas.pagecache.editors import LOOKED_AT, Editors, look
from tests.factories.berita import make_berita
from tests.factories.kegiatan import make_kegiatan, wib
from tests.factories.komoditas import make_komoditas
from tests.factories.situs import Situs

pytestmark = pytest.mark.django_db

TABLES = re.compile(r'(?:FROM|JOIN) "(\w+)"')


@pytest.mark.parametrize("seed", range(3))
def test_whatever_editors_do_readers_see_what_a_site_without_the_cache_would_show(
    situs: Situs, settings: Any, after_commit: Any, seed: int
) -> None:
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


def test_pages_are_old_before_anything_else_that_waits_for_the_commit(settings: Any) -> None:
    settings.PAGE_CACHE = True
    done: list[str] = []

    class Connection:
        """Has committed, and runs what waits for it as Django does."""

        execute_wrappers: list[Any] = []  # noqa: RUF012 (there is one)
        touch = watching.Touch(frozenset({"satu"}))
        run_on_commit: list[Any] = [(set(), done.clear, False), (set(), touch, True)]  # noqa: RUF012

        def run_and_clear_commit_hooks(self) -> None:
            done.extend(type(hook[1]).__name__ for hook in self.run_on_commit)

    opened: Any = Connection()
    watching.watch_connection(opened)
    watching.watch_connection(opened)
    opened.run_and_clear_commit_hooks()
    assert done == ["Touch", "builtin_function_or_method"]


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
        ("/* by hand */ -- twice\nUPDATE wagtailcore_page SET title = 'x'", True),
        ("UPDATE wagtailcore_page SET \"draft_title\" = %s, title = 'x'", True),
        ('TRUNCATE "django_session", "wagtailcore_page"', True),
        ("MERGE INTO wagtailcore_page USING x ON 1 WHEN MATCHED THEN DELETE", True),
        ("SELECT 1; UPDATE wagtailcore_page SET title = 'x'", True),
        ("DELETE FROM django_session; DELETE FROM wagtailcore_page", True),
        ("SELECT ';' -- UPDATE", False),
    ],
)
def test_only_what_readers_see_counts(sql: str, expected: bool) -> None:
    assert watching.is_seen(sql) is expected


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE {schema}.kategori_uji SET nama = 'x'",
        "UPDATE unknown_table SET nama = 'x'",
        'UPDATE {schema}."berita_kategoriberita" SET "nama" = %s',
        "/* by hand */ UPDATE berita_kategoriberita SET nama = 'x'",
        "DELETE FROM taggit_tag; UPDATE berita_kategoriberita SET nama = 'x'",
    ],
)
def test_what_is_written_in_another_form_makes_everything_old(sql: str) -> None:
    change = watching._change(connection, sql.format(schema="main"), ())
    assert change == watching.EVERYTHING


def test_a_row_that_is_found_by_what_is_written_cannot_be_followed() -> None:
    sql = 'UPDATE "wagtailcore_page" SET path = %s WHERE "wagtailcore_page"."path" = %s'
    change = watching._change(connection, sql, ("0002", "0001"))
    assert isinstance(change, watching.Change)
    assert change.tags() == watching.EVERYTHING
