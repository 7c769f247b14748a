"""The site as many processes: what one of them keeps for itself, no other can read."""

import os
import subprocess
import sys
import time
from pathlib import Path

import requests
from lxml import html

from tests.browser.conftest import free_port
from tests.dinas.operations.tempat import ROOT

STARTING_S = 180
PREPARE = """
from django.core.management import call_command
from dinas.accounts.roles import GROUP_EDITORS
from tests.dinas.accounts.masuk import make_user
from tests.factories.berita import make_berita
from tests.factories.situs import make_situs
situs = make_situs()
situs.site.hostname = "127.0.0.1"
situs.site.save()
call_command("setup_roles")
make_user("kepala")
make_user("ani", GROUP_EDITORS)
make_berita(situs.id, title="Judul lama", slug="padi").save_revision().publish()
call_command("collectstatic", interactive=False, verbosity=0)
"""


class Process:
    """One process, with a folder that it shares with none."""

    def __init__(self, folder: Path, static: Path, environment: dict[str, str]) -> None:
        folder.mkdir()
        (folder / "static").symlink_to(static)  # part of each release, and written by none
        self.folder = folder
        self.environment = {**environment, "DATA_DIR": str(folder)}

    def start(self, *arguments: str) -> None:
        """Start it."""
        with (self.folder.parent / f"{self.folder.name}.log").open("wb") as log:
            self.process = subprocess.Popen(  # noqa: S603 (our own program)
                [sys.executable, *arguments],
                cwd=ROOT,
                env={"PATH": os.environ["PATH"], **self.environment},
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def stop(self) -> None:
        """End it."""
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def own_files(self) -> list[str]:
        """Return what it has written to its disk."""
        found = self.folder.rglob("*")
        return sorted(str(p.relative_to(self.folder)) for p in found if p.is_file())


class Web(Process):
    """A web process, as the deployment starts it."""

    def serve(self) -> None:
        """Start it; `wait` says when it answers."""
        port = free_port()
        self.address = f"http://127.0.0.1:{port}"
        options = ("--port", str(port), "--workers", "1", "--blocking-threads", "4")
        self.start("tools/web.py", *options)

    def wait(self) -> None:
        """Return when it is ready."""
        end = time.monotonic() + STARTING_S
        while time.monotonic() < end and self.process.poll() is None:
            try:
                if requests.get(f"{self.address}/readyz", timeout=30).ok:
                    return
            except requests.ConnectionError:
                time.sleep(0.2)
        raise AssertionError((self.folder.parent / f"{self.folder.name}.log").read_text()[-3000:])


def read(web: Web, path: str) -> str:
    """Return a page as an anonymous reader gets it."""
    return requests.get(f"{web.address}{path}", timeout=60).text


def send(
    browser: requests.Session, web: Web, path: str, files: object = None, **values: str
) -> requests.Response:
    """Fill a form of a page in and send it."""
    page = browser.get(f"{web.address}{path}", timeout=60)
    document = html.fromstring(page.text)
    form = next(form for form in document.forms if next(iter(values)) in form.fields)
    filled = dict(form.form_values())
    filled |= {"isi-count": "0", "lampiran-count": "0", **values}
    target = form.action or page.url
    if target.startswith("/"):
        target = f"{web.address}{target}"
    return browser.post(target, data=filled, files=files, timeout=60)  # type: ignore[arg-type]
