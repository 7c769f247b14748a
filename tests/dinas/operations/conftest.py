"""Sites to back up, each in a place of its own."""

import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.browser.conftest import free_port
from tests.dinas.operations.tempat import WRITE, Tempat
from tests.factories.migrasi import Migrated, drop_database


@pytest.fixture(scope="session")
def pola(
    migrated: Migrated, django_db_setup: None, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Tempat]:
    """A migrated site with a little of everything, to be copied and never changed."""
    folder = tmp_path_factory.mktemp("pola")
    tempat = Tempat(folder, migrated.put(folder))
    tempat.do("shell", "--no-imports", "-c", WRITE)
    yield tempat
    remove(tempat)


@pytest.fixture
def tempat(pola: Tempat, tmp_path: Path) -> Iterator[Tempat]:
    """A site of one's own."""
    copy = pola.copy(tmp_path / "situs")
    yield copy
    remove(copy)


@pytest.fixture
def tempat_lain(pola: Tempat, tmp_path: Path) -> Iterator[Callable[[], Tempat]]:
    """Give sites that are like the first."""
    made: list[Tempat] = []

    def make() -> Tempat:
        made.append(pola.copy(tmp_path / f"lain{len(made)}"))
        return made[-1]

    yield make
    for one in made:
        remove(one)


@pytest.fixture
def s3(tmp_path: Path) -> Iterator[dict[str, str]]:
    """Run a server that speaks as S3 does; give how to reach it."""
    port = free_port()
    server = subprocess.Popen(  # noqa: S603 (a package of ours)
        [sys.executable, "-m", "moto.server", "--host", "127.0.0.1", "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        for _turn in range(600):
            try:
                for bucket in ("unggahan", "cadangan"):
                    order = urllib.request.Request(f"{address}/{bucket}", method="PUT")  # noqa: S310 (ours)
                    urllib.request.urlopen(order, timeout=30).close()  # noqa: S310 (ours)
                break
            except OSError:
                time.sleep(0.1)
        yield {
            "S3_ENDPOINT_URL": address,
            "S3_ACCESS_KEY": "kunci",
            "S3_SECRET_KEY": "rahasia",
            "S3_REGION": "us-east-1",
        }
    finally:
        server.terminate()
        server.wait()


def remove(tempat: Tempat) -> None:
    """Delete a site."""
    shutil.rmtree(tempat.folder, ignore_errors=True)
    if tempat.database_url:
        drop_database(tempat.database_url)
