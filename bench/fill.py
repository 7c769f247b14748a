"""Fills copies of a site with more and more articles while readers read and an editor saves.

`fill.py FOLDER [COUNT …]`: FOLDER as for kills.py, its static files collected (`make run` did so);
by default 1,000, 3,000 and 10,000 articles, each with its English one and in all indexes. For each
count it prints the processor time of the import, for a thousand articles too, which stays the same
where it grows in proportion; and what readers and the editor got meanwhile: answers by status, the
slowest, and how long the editor waited.
"""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from pathlib import Path

from kills import ADDRESS, ROOT, Editor, Server, say

COUNTS = (1_000, 3_000, 10_000)
BEFORE = 100
"""So many come before, or there would be no page 5 at first."""
PATHS = ("/", "/berita/", "/berita/?page=5", "/cari/?q=padi", "/en/")
PAUSE_S = 0.2
"""As people do; without it readers and import would mostly wait for the processor."""


class Reader(threading.Thread):
    """Somebody who asks for one page after another, an article among them."""

    def __init__(self, paths: tuple[str, ...]) -> None:
        super().__init__(daemon=True)
        self.paths = paths
        self.counts: Counter[str] = Counter()
        self.slowest_s, self.slowest = 0.0, ""
        self.stopping = False

    def run(self) -> None:
        """Read until told to stop."""
        while not self.stopping:
            for path in self.paths:
                self.ask(path)
                time.sleep(PAUSE_S)

    def ask(self, path: str) -> None:
        """Read a page; note what came and after how long."""
        start_s = time.monotonic()
        try:
            with urllib.request.urlopen(ADDRESS + path, timeout=60) as answer:  # noqa: S310 (ours)
                answer.read()
                self.counts[str(answer.status)] += 1
        except urllib.error.HTTPError as error:
            self.counts[str(error.code)] += 1
        except OSError:
            self.counts["connection lost"] += 1
        took_s = time.monotonic() - start_s
        if took_s > self.slowest_s:
            self.slowest_s, self.slowest = took_s, path


class PatientEditor(Editor):
    """Somebody who saves now and then, and notes how long a save took."""

    slowest_s = 0.0

    def send(self, address: str, **values: str) -> str:
        """Save; note how long it took."""
        time.sleep(PAUSE_S)
        start_s = time.monotonic()
        try:
            return super().send(address, **values)
        finally:
            self.slowest_s = max(self.slowest_s, time.monotonic() - start_s)


def an_article() -> str:
    """Return the address of an article, which the list of news leads to."""
    with urllib.request.urlopen(f"{ADDRESS}/berita/", timeout=60) as answer:  # noqa: S310 (ours)
        page = answer.read().decode()
    found = (part.partition('"')[0] for part in page.split('href="')[1:])
    return next(p for p in found if p.startswith("/berita/") and p.count("/") == 3 and "?" not in p)


def fill(count: int, environment: dict[str, str]) -> None:
    """Import so many articles."""
    command = [sys.executable, "manage.py", "fill_demo", str(count), "--even-here"]
    subprocess.run(  # noqa: S603 (our own program)
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, check=True
    )


def processor_s() -> float:
    """Return the processor time of all processes that were waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measure(original: str, count: int) -> None:
    """Fill a copy of the site and print what it took and what others met."""
    folder = tempfile.mkdtemp(prefix="dinas-fill-")
    shutil.copytree(original, folder, dirs_exist_ok=True, symlinks=True)
    server = Server(folder)
    try:
        fill(BEFORE, server.environment)
        reader = Reader((*PATHS, an_article()))
        saved: Counter[str] = Counter()
        editor = PatientEditor(0, saved)
        reader.start()
        editor.start()
        before_s, start_s = processor_s(), time.monotonic()
        fill(count, server.environment)
        used_s, took_s = processor_s() - before_s, time.monotonic() - start_s
        for thread in (reader, editor):
            thread.stopping = True
        for thread in (reader, editor):
            thread.join(60)
    finally:
        server.kill()
        shutil.rmtree(folder, ignore_errors=True)
    say(
        f"{count} articles: {used_s:.1f} s of processor time, {used_s / count * 1000:.2f} for "
        f"1,000; {took_s:.0f} s by the clock\n"
        f"  readers: {dict(reader.counts)}, slowest {reader.slowest_s:.2f} s ({reader.slowest})\n"
        f"  editor: {len(editor.acknowledged)} saved, slowest {editor.slowest_s:.2f} s, "
        f"{dict(saved) or 'no fault'}"
    )


def main() -> None:
    """Measure each count on a copy of its own."""
    for count in [int(word) for word in sys.argv[2:]] or COUNTS:
        measure(sys.argv[1], count)


if __name__ == "__main__":
    if len(sys.argv) < 2 or not Path(sys.argv[1]).is_dir():
        raise SystemExit(__doc__)
    os.environ.setdefault("DEMO_PASSWORD", "rahasia-demo-1")
    main()
