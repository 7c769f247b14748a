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
from tests.factories.migrasi import Migrated, drop_database

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
START_LIMIT_S = 900
TEST_LIMIT_S = 900
"""A day in the admin has dozens of steps, each of which a slow machine may need long for."""

expect.set_options(timeout=TURN_MS)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let each test here try once more: a browser on a loaded machine trips by chance.

    What is wrong in the site fails both times; the summary names what ran again.
    """
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.flaky(reruns=1))
            item.add_marker(pytest.mark.timeout(TEST_LIMIT_S))


def free_port() -> int:
    """Return a port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def server(migrated: Migrated, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start the site with its sample content; give its address."""
    folder = tmp_path_factory.mktemp("situs")
    database_url = migrated.put(folder)
    log = folder / "log.txt"
    port = free_port()
    environment = {
        **os.environ,
        "DATA_DIR": str(folder),
        "PORT": str(port),
        "DEMO_PASSWORD": PASSWORD,
        "DJANGO_SETTINGS_MODULE": "dinas.settings.local",
    }
    for name in ("ALLOWED_HOSTS", "DJANGO_ALLOW_ASYNC_UNSAFE"):
        environment.pop(name, None)
    if database_url:
        environment["DATABASE_URL"] = database_url
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
