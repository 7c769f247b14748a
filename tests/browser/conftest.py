"""The real site with its sample content, started as `make run` starts it, and a browser."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.akun import PASSWORD, TURN_MS, Enter, enter
from tests.factories.bersama import made_by_one, number
from tests.factories.migrasi import ADDRESS, Migrated, copied_database, drop_database

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
START_LIMIT_S = 900
SITES_REDIS = 8
"""The database of Redis that the first process's site has; the tests' own ones come before it."""

expect.set_options(timeout=TURN_MS)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let each test here try once more: a browser on a loaded machine trips by chance.

    What is wrong in the site fails both times; the summary names what ran again.
    """
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.flaky(reruns=1))


def free_port() -> int:
    """Return a port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment_of(folder: Path, database_url: str) -> dict[str, str]:
    """Return what programs of the sample site are started with."""
    environment = {
        **os.environ,
        "DATA_DIR": str(folder),
        "DEMO_PASSWORD": PASSWORD,
        "DJANGO_SETTINGS_MODULE": "dinas.settings.local",
    }
    for name in ("ALLOWED_HOSTS", "DJANGO_ALLOW_ASYNC_UNSAFE"):
        environment.pop(name, None)
    if database_url:
        environment["DATABASE_URL"] = database_url
    return environment


def copy_static(source: Path, target: Path) -> None:
    """Copy the collected files, if there are any; tools/prepare.py sees whether they are old."""
    if (source / "static.stamp").exists():
        shutil.rmtree(target / "static", ignore_errors=True)
        shutil.copytree(source / "static", target / "static")
        shutil.copy2(source / "static.stamp", target)


@pytest.fixture(scope="session")
def sample(
    migrated: Migrated, django_db_setup: None, shared: Path, request: pytest.FixtureRequest
) -> Migrated:
    """The site with its sample content, made once a run, to be copied; that takes minutes."""
    made = Migrated(shared / "contoh")
    static = request.config.cache.mkdir("static")  # kept for the next run: compressing takes long
    with made_by_one(made.folder) as is_first:
        if is_first:
            made.folder.mkdir(exist_ok=True)
            made.keep_address(migrated.put(made.folder))
            copy_static(static, made.folder)
            done = subprocess.run(  # noqa: S603 (our own program)
                [sys.executable, str(ROOT / "tools" / "prepare.py")],
                cwd=ROOT,
                env=environment_of(made.folder, made.database_url),
                capture_output=True,
                text=True,
                check=False,
            )
            assert done.returncode == 0, f"The site could not be made:\n{done.stderr[-4000:]}"
            copy_static(made.folder, static)
    return made


@pytest.fixture(scope="session")
def server(
    sample: Migrated, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Start the site with its sample content; give its address."""
    folder = tmp_path_factory.mktemp("situs")
    others = shutil.ignore_patterns(ADDRESS)
    shutil.copytree(sample.folder, folder, ignore=others, dirs_exist_ok=True)
    database_url = copied_database(sample.database_url)
    log = folder / "log.txt"
    port = free_port()
    environment = {**environment_of(folder, database_url), "PORT": str(port)}
    if redis := environment.get("REDIS_URL"):
        environment["REDIS_URL"] = (
            f"{redis.rpartition('/')[0]}/{SITES_REDIS + number(request.config)}"
        )
    with log.open("wb") as output:
        process = subprocess.Popen(  # noqa: S603 (our own program)
            [sys.executable, str(ROOT / "tools" / "serve.py")],
            cwd=ROOT,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(address, process, log)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=TURN_MS / 1000)
        if database_url:
            drop_database(database_url)


def wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Return when the site answers; fail with what it printed when it does not."""
    end = time.monotonic() + START_LIMIT_S
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/robots.txt", timeout=60):  # noqa: S310 (ours)
                return
        except OSError:
            time.sleep(0.3)
    pytest.fail(f"The site did not start:\n{log.read_text(errors='replace')[-4000:]}")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Use the system's Chromium where there is one; as root it runs without its sandbox."""
    names = ("chromium-headless-shell", "chromium", "chromium-browser")
    system = next(filter(None, map(shutil.which, names)), None)
    arguments = ["--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    # The Chromium without windows knows no speed of its network, and then fetches pictures much
    # further down than a reader's does.
    arguments.append("--blink-settings=lazyLoadingImageMarginPxUnknown=1250")
    if os.geteuid() == 0:
        arguments.append("--no-sandbox")
    return {
        **browser_type_launch_args,
        "args": arguments,
        **({"executable_path": system} if system else {}),
    }


@pytest.fixture(scope="session")
def browser(browser: Browser) -> Browser:
    """Wait in each window, whoever opens it, as long as a slow machine needs."""
    browser.on("context", lambda context: context.set_default_timeout(TURN_MS))
    return browser


@pytest.fixture
def as_role(browser: Browser, server: str) -> Iterator[Enter]:
    """Open a browser of its own for each role that a test needs."""
    opened: list[Page] = []

    def open_for(name: str, **options: Any) -> Page:
        opened.append(enter(browser, server, name, **options))
        return opened[-1]

    yield open_for
    for page in opened:
        page.context.close()
