"""Only what shows something of a change becomes old by it; all else stays kept."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from dinas.core.models import KontakSetting
from dinas.pagecache import reads, versions
from dinas.pagecache.noting import Noted
from galeri.models import VideoPage
from halaman.models import HalamanPage
from tests.factories.berita import make_berita
from tests.factories.kegiatan import make_kegiatan
from tests.factories.komoditas import make_komoditas
from tests.factories.situs import Situs

OF_ARTICLES = "/sitemap-berita-id.xml"
OF_EVENTS = "/sitemap-kegiatan-id.xml"
ARTICLES = ["/", "/berita/", "/berita/a/", "/berita/atom.xml", "/api/v1/berita"]
ARTICLES += ["/sitemap.xml", "/sitemap-home-id.xml", OF_ARTICLES]
EVENTS = ["/", "/kegiatan/", "/kegiatan/k/", "/kegiatan/kalender.ics"]
EVENTS += ["/sitemap.xml", "/sitemap-home-id.xml", OF_EVENTS]
OTHERS = ["/profil/", "/profil/sejarah/", "/galeri/", "/galeri/v/", "/sitemap-halaman-id.xml"]
PUBLIC = sorted({*ARTICLES, *EVENTS, *OTHERS, "/komoditas/", "/komoditas/padi/"})


@pytest.fixture
def isi(situs: Situs) -> dict[str, Any]:
    """One of each kind, read by somebody."""
    profile = situs.id.home.add_child(
        instance=HalamanPage(title="Profil", slug="profil", locale=situs.id.locale)
    )
    profile.add_child(instance=HalamanPage(title="Sejarah", slug="sejarah", locale=situs.id.locale))
    situs.id.galeri.add_child(instance=VideoPage(title="Video", slug="v", locale=situs.id.locale))
    rows = {
        "padi": make_komoditas("Padi"),
        "article": make_berita(situs.id, slug="a"),
        "event": make_kegiatan(situs.id, slug="k"),
        "profile": profile,
        "video": VideoPage.objects.get(),
    }
    versions.bump()
    for path in PUBLIC * 2:
        assert Client().get(path).status_code == 200, path
    return rows


@pytest.fixture
def old_after(
    isi: Any, after_commit: Any, queries_of: Callable[..., int]
) -> Callable[..., set[str]]:
    """Return which pages have to be made anew after something is done."""

    def ask(act: Callable[[], Any]) -> set[str]:
        with after_commit():
            act()
        return {path for path in PUBLIC if queries_of(path)}

    return ask


pytestmark = pytest.mark.django_db


def publish(page: Any) -> None:
    page.title = "Judul baru"
    page.save_revision().publish()


def test_an_article_makes_old_what_shows_articles(situs: Situs, isi: Any, old_after: Any) -> None:
    untouched = {*OTHERS, "/kegiatan/", "/kegiatan/kalender.ics", "/komoditas/", OF_EVENTS}
    old = old_after(lambda: publish(isi["article"]))
    assert old.issuperset(ARTICLES)
    assert not old & untouched
    old = old_after(lambda: make_berita(situs.id, slug="baru").save_revision().publish())
    assert old.issuperset(ARTICLES)
    assert not old & untouched
    old = old_after(isi["article"].unpublish)
    assert old.issuperset(ARTICLES)
    assert not old & untouched


def test_an_event_makes_no_article_old(isi: Any, old_after: Any) -> None:
    old = old_after(lambda: publish(isi["event"]))
    assert old.issuperset(EVENTS)
    untouched = {*OTHERS, "/berita/", "/berita/a/", OF_ARTICLES}
    assert not old & {*untouched, "/berita/atom.xml", "/komoditas/"}
    old = old_after(isi["event"].unpublish)
    assert old.issuperset(EVENTS)
    assert not old & untouched


def test_a_commodity_makes_old_what_shows_it(isi: Any, old_after: Any) -> None:
    def rename() -> None:
        isi["padi"].nama = "Padi gogo"
        isi["padi"].save_revision().publish()

    old = old_after(rename)
    assert old >= {"/", "/komoditas/", "/komoditas/padi/", "/berita/", "/sitemap.xml"}
    assert not old & {*OTHERS}


def test_a_page_makes_old_those_above_and_below_it(isi: Any, old_after: Any) -> None:
    video = isi["video"]
    assert not old_after(lambda: publish(video)) & {"/profil/", "/berita/a/", "/kegiatan/k/"}
    profile = isi["profile"]
    child = HalamanPage(title="Tugas", slug="tugas", locale=profile.locale)
    old = old_after(lambda: profile.add_child(instance=child))
    assert "/profil/" in old, "it lists those below it"
    assert "/berita/a/" not in old


@pytest.mark.parametrize("what", ["menu", "setting", "home", "site"])
def test_what_is_on_every_page_makes_all_old(
    situs: Situs, isi: Any, old_after: Any, what: str
) -> None:
    def act() -> None:
        if what == "menu":
            publish(isi["profile"])
        elif what == "setting":
            setting = KontakSetting.for_site(situs.site)
            setting.telepon = "0292"
            setting.save()
        elif what == "home":
            publish(situs.id.home)
        else:
            situs.site.save()

    old = old_after(act)
    showing = {path for path in PUBLIC if "sitemap" not in path} - {"/api/v1/berita"}
    assert old >= showing, "the others show neither"


def test_an_address_or_a_lock_makes_the_part_of_the_sitemap_old(
    situs: Situs, isi: Any, old_after: Any
) -> None:
    article = isi["article"]

    def move() -> None:
        article.slug = "b"
        article.save_revision().publish()

    assert OF_ARTICLES in old_after(move)
    lock = PageViewRestriction(page=situs.id.berita, restriction_type="login")
    assert OF_ARTICLES in old_after(lock.save)
    assert OF_ARTICLES in old_after(lock.delete)


def test_drafts_and_what_changes_nothing_make_nothing_old(isi: Any, old_after: Any) -> None:
    def write() -> None:
        for name in ("article", "event", "profile"):
            isi[name].title = "Konsep"
            isi[name].save_revision()

    assert not old_after(write)


TYPED = (
    'SELECT "a" FROM "berita_beritapage" INNER JOIN "wagtailcore_page" '
    'ON ("berita_beritapage"."page_ptr_id" = "wagtailcore_page"."id")'
)
EACH = (
    'SELECT "a" FROM "kegiatan_jadwal" WHERE EXISTS(SELECT 1 FROM "wagtailcore_page" "V0" WHERE '
    '("V0"."live" = %s {} "V0"."id" = ("kegiatan_jadwal"."page_id")) LIMIT 1)'
)


@pytest.mark.parametrize(
    ("sql", "tags"),
    [
        ('SELECT "a" FROM "taggit_tag" INNER JOIN "x" "T2" ON (1)', {"taggit_tag", "x"}),
        (TYPED, {"berita_beritapage"}),
        ('SELECT "a" FROM "wagtailcore_page" WHERE 1', {"wagtailcore_page"}),
        ("select a from wagtailcore_page p, taggit_tag", {"wagtailcore_page", "taggit_tag"}),
        (
            'SELECT "a" FROM "x" INNER JOIN "wagtailcore_page" "T" ON ("x"."page_id" = "T"."id")',
            {"x", "wagtailcore_page"},
        ),
        (
            'SELECT 1 FROM "wagtailcore_pageviewrestriction" "U0" INNER JOIN "wagtailcore_page" '
            '"U1" ON ("U0"."page_id" = "U1"."id") WHERE "U1"."path" = %s',
            {"wagtailcore_pageviewrestriction", reads.SHAPE},
        ),
        (
            'SELECT 1 FROM "wagtailcore_pageviewrestriction" "U0" INNER JOIN "wagtailcore_page" '
            '"U1" ON ("U0"."page_id" = "U1"."id") WHERE "U1"."title" = %s',
            {"wagtailcore_pageviewrestriction", "wagtailcore_page"},
        ),
        (
            'SELECT "a" FROM "wagtailcore_page" INNER JOIN "berita_beritapage" '
            'ON ("wagtailcore_page"."id" = "berita_beritapage"."page_ptr_id")',
            {"berita_beritapage"},
        ),
        (EACH.format("AND"), {"kegiatan_jadwal", "kegiatan_kegiatanpage"}),
        (EACH.format("OR"), {"kegiatan_jadwal", "wagtailcore_page"}),
        (
            'SELECT "a" FROM "wagtailcore_page" LEFT OUTER JOIN "berita_beritapage" '
            'ON ("wagtailcore_page"."id" = "berita_beritapage"."page_ptr_id")',
            {"berita_beritapage", "wagtailcore_page"},
        ),
        (
            " UNION ".join([TYPED, 'SELECT "a" FROM "wagtailcore_page"']),
            {"berita_beritapage", "wagtailcore_page"},
        ),
    ],
)
def test_rows_of_the_tree_are_told_apart_by_joins_alone(sql: str, tags: set[str]) -> None:
    assert reads.tags_of(sql) == tags


@pytest.mark.parametrize("query", ["SELECT 1", "(SELECT 1) UNION (SELECT 2)", " ( SELECT 1)"])
def test_a_query_is_known_in_brackets_too(query: str) -> None:
    noted = Noted()
    noted.read(query)
    assert noted.is_known
    noted.read("CALL something()")
    assert not noted.is_known
