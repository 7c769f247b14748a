"""What most tests need: the tree in both languages, clients of the roles, a still clock."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from tests.factories.bersama import made_by_one, shared_folder
from tests.factories.gambar import made_once
from tests.factories.ikutan import followed, followed_when_wanted
from tests.factories.jam import jam_berdiri
from tests.factories.migrasi import Migrated, drop_databases, end_other_sessions
from tests.factories.potret import Album, Salin
from tests.factories.sekali import Sekali
from tests.factories.situs import Situs, find_situs, is_there, make_situs
from tests.schedule import ByRoom, in_order

# A browser that a test drives leaves an event loop running in its thread, in which Django lets the
# tests that come next use no database unless it is told to. The site itself has no event loop.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByRoom:
    """Let what shares a costly start share a process."""
    return ByRoom(config, log)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests in order, once they have been shuffled."""
    in_order(items)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Delete the databases that the run's processes shared; only one process has all in it."""
    factory = getattr(session.config, "_tmp_path_factory", None)
    if factory and not hasattr(session.config, "workerinput"):
        drop_databases(factory.getbasetemp())


@pytest.fixture(scope="session")
def shared(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of what this run's processes share."""
    return shared_folder(request.config, tmp_path_factory.getbasetemp())


@pytest.fixture(scope="session")
def migrated(shared: Path) -> Migrated:
    """The database before the first test, for sites that tests start."""
    return Migrated(shared / "migrasi")


@pytest.fixture(scope="session")
def _turn_at_migrating(migrated: Migrated) -> Iterator[Callable[[], None]]:
    with ExitStack() as stack:
        is_first = stack.enter_context(made_by_one(migrated.folder))
        if not is_first:
            stack.enter_context(migrated.as_start(settings.DATABASES))

        def end() -> None:
            if is_first:
                migrated.keep()
            stack.close()

        yield end


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings: None, _turn_at_migrating: Callable[[], None]
) -> None:
    """Let one process migrate, and the others begin with what it has made."""


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None, django_db_blocker: Any, _turn_at_migrating: Callable[[], None]
) -> Iterator[None]:
    """Keep the database as it is before the first test, and let it go after the last."""
    with django_db_blocker.unblock():
        _turn_at_migrating()
    yield
    with django_db_blocker.unblock():
        end_other_sessions()


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    cache.clear()


@pytest.fixture(autouse=True)
def _language_and_zone_of_a_fresh_process() -> None:
    # A request leaves its language and zone active in the thread, for the test that comes next.
    translation.activate(settings.LANGUAGE_CODE)
    timezone.deactivate()


@pytest.fixture(scope="session", autouse=True)
def _pictures_made_once() -> Iterator[None]:
    with made_once():
        yield


@pytest.fixture(scope="session", autouse=True)
def _saves_followed_when_wanted() -> Iterator[None]:
    with followed_when_wanted():
        yield


@pytest.fixture(autouse=True)
def _saves_followed(request: pytest.FixtureRequest) -> Iterator[None]:
    with followed(wanted=request.node.get_closest_marker("followed") is not None):
        yield


@pytest.fixture
def cache_of_this_process(settings: Any) -> None:
    """Caches that go by a clock which a test moves; Redis has one of its own."""
    settings.CACHES = {
        name: {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": name}
        for name in settings.CACHES
    }
    cache.clear()


@pytest.fixture(scope="session")
def album() -> Album:
    """What this process of the tests has made before, to be copied."""
    return Album()


def situs_from(album: Album) -> Situs:
    """Give the site's tree in both languages, which is empty when it is not there yet."""
    if not is_there():
        album.put(make_situs)
    return find_situs()


@pytest.fixture
def situs(db: None, album: Album) -> Situs:
    """The site's tree in both languages, empty but for what was made for the whole module."""
    return situs_from(album)


@pytest.fixture
def salin(situs: Situs, album: Album) -> Salin:
    """Do what a function of a module does in the site, by copying where it was done before."""
    return album.put


@pytest.fixture(scope="module")
def sekali(django_db_setup: None, django_db_blocker: Any, album: Album) -> Iterator[Sekali]:
    """Make what all tests of the module start from."""
    made = Sekali(partial(situs_from, album), django_db_blocker)
    yield made
    made.take_back()


@pytest.fixture
def jam_wib() -> Iterator[time_machine.Traveller]:
    """A clock that stands at Tuesday, 1 December 2026, 09.30 WIB, and can be moved."""
    with jam_berdiri() as clock:
        yield clock


@pytest.fixture
def count_queries(client: Client) -> Callable[[str], int]:
    """Count the queries of a page with cold caches; a failing test prints them."""

    def count(path: str) -> int:
        cache.clear()
        ContentType.objects.clear_cache()
        with CaptureQueriesContext(connection) as captured:
            response = client.get(path)
        assert response.status_code == 200, path
        print(*(f"{n}. {query['sql'][:400]}" for n, query in enumerate(captured, 1)), sep="\n")  # noqa: T201 (shown on failure)
        return len(captured)

    return count
