"""Kills web server and worker with `kill -9` while editors save, and counts what is lost.

`kills.py FOLDER [KILLS] [EDITORS]`: FOLDER is a copy of a DATA_DIR with the sample content, whose
accounts have the password of DEMO_PASSWORD. Each editor saves one redirect after another through
the admin's own form. A save is acknowledged when its answer has arrived. At the end each
acknowledged one has to be there, with the entry that the log writes in the same transaction, and
no half of one. Meanwhile letters are handed to the worker: in the end each has to be sent. Kills go
to the web server, to the worker and to both in turn. Prints the figures, with the answers that
were faults; exits with 1 for a loss.
"""

import http.client
import http.cookiejar
import os
import random
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections import Counter
from pathlib import Path

import django
from lxml import html

ROOT = Path(__file__).resolve().parents[1]
PORT = int(os.environ.get("PORT", "8191"))
ADDRESS = f"http://127.0.0.1:{PORT}"
FORM = f"{ADDRESS}/cms/redirects/add/"
RESPAWN_S = 20
"""As in deploy/systemd/dinas-web.service: how long a new worker has to load the site."""


def say(line: str) -> None:
    """Tell the person at the terminal."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


class Server:
    """The web process of the Procfile, with the group of its workers."""

    def __init__(self, folder: str, workers: int = 1) -> None:
        self.environment = {
            **os.environ,
            "DATA_DIR": folder,
            "PORT": str(PORT),
            "DJANGO_SETTINGS_MODULE": "dinas.settings.local",
            "LOG_LEVEL": "ERROR",
        }
        options = ("--port", str(PORT), "--workers", str(workers), "--blocking-threads", "4")
        more = ("--workers-kill-timeout", "20", "--respawn-interval", str(RESPAWN_S))
        self.start_with(["tools/web.py", *options, *more])

    def start_with(self, arguments: list[str]) -> None:
        """Start for the first time, with these arguments of Python."""
        self.command = [sys.executable, *arguments]
        self.start()

    def start(self) -> None:
        """Start, and wait until it answers."""
        self.process = subprocess.Popen(  # noqa: S603 (our own program)
            self.command, cwd=ROOT, env=self.environment, start_new_session=True
        )
        while True:
            try:
                self.ask()
                return
            except (OSError, http.client.HTTPException):
                if self.process.poll() is not None:
                    raise SystemExit("The server does not start: see above.") from None
                time.sleep(0.1)

    def ask(self) -> None:
        """Ask whether it is alive; raise an error when it does not answer."""
        urllib.request.urlopen(f"{ADDRESS}/healthz", timeout=10).close()  # noqa: S310 (ours)

    def kill(self) -> None:
        """End all of it at once, in the middle of whatever it does."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


class Worker(Server):
    """The worker of the Procfile; what it prints are the letters that it sends."""

    def start_with(self, arguments: list[str]) -> None:
        """Start for the first time, as a worker."""
        super().start_with(["manage.py", "db_worker"])

    def start(self) -> None:
        """Start, and wait for nothing."""
        self.process = subprocess.Popen(  # noqa: S603 (our own program)
            self.command,
            cwd=ROOT,
            env=self.environment,
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )


class Letters(threading.Thread):
    """Somebody in whose name the site writes one letter after another."""

    subject = "Surat percobaan"

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.accepted = 0
        self.stopping = False

    def run(self) -> None:
        """Hand letters in until told to stop."""
        from django.core.mail import send_mail

        while not self.stopping:
            send_mail(self.subject, "Isi", "situs@contoh.id", [f"a{self.accepted}@contoh.id"])
            self.accepted += 1
            time.sleep(0.1)

    def unsent(self, patience_s: float) -> int:
        """Let the minutes go by in which the clock asks again; return what is not sent even so."""
        from django.utils import timezone

        from dinas.mail.models import Surat
        from dinas.mail.tasks import antar_yang_menunggu

        mine = Surat.objects.filter(perihal=self.subject)
        end = time.monotonic() + patience_s
        while time.monotonic() < end and mine.exclude(keadaan="terkirim").exists():
            mine.filter(keadaan="menunggu").update(coba_lagi=timezone.now())
            antar_yang_menunggu.call()
            time.sleep(3)
        return self.accepted - mine.filter(keadaan="terkirim").count()


class Editor(threading.Thread):
    """Somebody who saves one redirect after another."""

    def __init__(self, number: int, counts: Counter[str]) -> None:
        super().__init__(daemon=True)
        self.number, self.counts = number, counts
        self.acknowledged: list[str] = []
        self.stopping = False
        jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))

    def run(self) -> None:
        """Log in once, and save until told to stop."""
        turn = 0
        is_in = False
        while not self.stopping:
            try:
                if not is_in:
                    password = os.environ.get("DEMO_PASSWORD", "rahasia-demo-1")
                    self.send(f"{ADDRESS}/cms/login/", username="admin", password=password)
                    is_in = True
                    continue
                path = f"/mati/{self.number}/{turn}"
                turn += 1
                answer = self.send(FORM, old_path=path, redirect_link="/berita/")
                if answer.startswith(FORM):
                    self.counts["form came back"] += 1
                else:
                    self.acknowledged.append(path)
            except urllib.error.HTTPError as error:
                self.counts[f"status {error.code}"] += 1
            except (OSError, http.client.HTTPException):
                self.counts["connection lost"] += 1
                time.sleep(0.05)

    def send(self, address: str, **values: str) -> str:
        """Fill the form of a page in and send it; return where that leads."""
        with self.opener.open(address, timeout=60) as page:
            document, there = html.fromstring(page.read()), page.url
        name = next(iter(values))
        form = next(form for form in document.forms if name in form.fields)
        filled = {**dict(form.form_values()), **values}
        data = urllib.parse.urlencode(filled).encode()
        target = urllib.parse.urljoin(there, form.action or there)
        request = urllib.request.Request(target, data, {"Referer": there})  # noqa: S310 (ours)
        with self.opener.open(request, timeout=60) as answer:
            return str(answer.url)


def lost_and_half(folder: str, acknowledged: list[str]) -> tuple[list[str], int, str]:
    """Return the acknowledged saves that are not there, the half-saved ones, SQLite's own check."""
    with sqlite3.connect(Path(folder) / "db.sqlite3") as database:
        rows = dict(
            database.execute(
                "SELECT old_path, id FROM wagtailredirects_redirect WHERE old_path LIKE '/mati/%'"
            )
        )
        logged = {
            int(row[0])
            for row in database.execute(
                "SELECT object_id FROM wagtailcore_modellogentry l JOIN django_content_type c"
                " ON c.id = l.content_type_id WHERE c.model = 'redirect'"
            )
        }
        check = database.execute("PRAGMA integrity_check").fetchone()[0]
    half = sum(number not in logged for number in rows.values())
    return [path for path in acknowledged if path not in rows], half, str(check)


def set_up(folder: str) -> None:
    """Let this process speak with the same site."""
    sys.path[:0] = [str(ROOT / "site"), str(ROOT)]
    os.environ |= {"DATA_DIR": folder, "PORT": str(PORT)}
    os.environ["DJANGO_SETTINGS_MODULE"] = "dinas.settings.local"
    django.setup()


def kill_in_turn(kills: int, server: Server, worker: Worker, editors: list[Editor]) -> None:
    """Kill one, the other, both, at moments that nobody knows; start them again at once."""
    for turn in range(kills):
        before, end = sum(len(e.acknowledged) for e in editors), time.monotonic() + 60
        while sum(len(e.acknowledged) for e in editors) < before + 5 and time.monotonic() < end:
            time.sleep(0.05)
        time.sleep(random.uniform(0, 0.5))  # noqa: S311 (no secret)
        victims = ((server,), (worker,), (server, worker))[turn % 3]
        for victim in victims:
            victim.kill()
        for victim in reversed(victims):
            victim.start()
        say(f"kill {turn + 1}: {sum(len(e.acknowledged) for e in editors)} saved")


def main() -> int:
    """Run it; return 0 when nothing was lost."""
    folder = sys.argv[1]
    kills = int(sys.argv[2]) if len(sys.argv) > 2 else 30
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    set_up(folder)
    counts: Counter[str] = Counter()
    server, worker, letters = Server(folder), Worker(folder), Letters()
    editors = [Editor(number, counts) for number in range(count)]
    for thread in (*editors, letters):
        thread.start()
    end = time.monotonic() + 120
    while not all(editor.acknowledged for editor in editors):
        if time.monotonic() > end:
            server.kill()
            worker.kill()
            raise SystemExit(f"The editors cannot save: {dict(counts)}")
        time.sleep(0.2)
    kill_in_turn(kills, server, worker, editors)
    for thread in (*editors, letters):
        thread.stopping = True
    for thread in (*editors, letters):
        thread.join(60)
    unsent = letters.unsent(120)
    server.kill()
    worker.kill()
    acknowledged = [path for editor in editors for path in editor.acknowledged]
    lost, half, check = lost_and_half(folder, acknowledged)
    say(f"{kills} kills, {count} editors, {len(acknowledged)} acknowledged saves")
    say(f"lost {len(lost)}, half-saved {half}, integrity {check}, {dict(counts)}")
    say(f"{letters.accepted} letters accepted, {unsent} of them not sent")
    return 1 if lost or half or unsent or check != "ok" else 0


if __name__ == "__main__":
    socket.setdefaulttimeout(60)
    sys.exit(main())
