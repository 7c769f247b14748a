"""Starts the site as `make run` does, asks for many pages and prints the memory of each process.

`memory.py FOLDER [PAGES]`: FOLDER is a copy of a DATA_DIR. Each page is another one, taken from the
sitemap evenly, and every fifth a search, a list or a feed. The figure is Pss: what is shared counts
in parts, so that the sum is what the whole takes. Needs Linux.
"""

import itertools
import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from servers import family

ROOT = Path(__file__).resolve().parents[1]
PORT = os.environ.get("PORT", "8195")
ADDRESS = f"http://127.0.0.1:{PORT}"
BETWEEN = ("/cari/?q=padi", "/berita/", "/berita/?page=5", "/en/", "/kegiatan/", "/sitemap.xml")


def say(line: str) -> None:
    """Tell the person at the terminal."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def ask(path: str) -> bytes:
    """Return what the site answers; nothing for a fault, which is told."""
    try:
        with urllib.request.urlopen(ADDRESS + path, timeout=60) as answer:  # noqa: S310 (ours)
            return bytes(answer.read())
    except urllib.error.HTTPError as error:
        say(f"{path}: {error.code}")
        return b""


def paths(count: int) -> Iterator[str]:
    """Yield addresses of pages, spread over the whole sitemap."""
    index = re.findall(rb"<loc>https?://[^/]+(/[^<]*)", ask("/sitemap.xml"))
    found = [
        path.decode()
        for part in index
        for path in re.findall(rb"<loc>https?://[^/]+(/[^<]*)", ask(part.decode()))
    ]
    between = itertools.cycle(BETWEEN)
    for number, path in enumerate(found[:: max(1, len(found) // count)][:count]):
        yield next(between) if number % 5 == 4 else path


def pss_mb(pid: int) -> float:
    """Return the memory of a process, what it shares in parts."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("Pss:")).split()[1]) / 1024


def name_of(pid: int) -> str:
    """Return the command line of a process, its beginning cut off."""
    words = Path(f"/proc/{pid}/cmdline").read_text().split("\0")
    return " ".join(word.rsplit("/", 1)[-1] for word in words[1:])[:60]


def main() -> None:
    """Start, ask and print."""
    folder, count = sys.argv[1], int((sys.argv[2:] or ["200"])[0])
    site = subprocess.Popen(  # noqa: S603 (our own program)
        [sys.executable, str(ROOT / "tools" / "serve.py")],
        env={**os.environ, "DATA_DIR": folder, "PORT": PORT},
        stdout=subprocess.DEVNULL,
    )
    try:
        while site.poll() is None:
            try:
                ask("/healthz")
                break
            except OSError:
                time.sleep(0.3)
        for path in paths(count):
            ask(path)
        time.sleep(3)  # worker and clock have started too
        used = {pid: pss_mb(pid) for pid in family(site.pid)}
        for pid, amount in used.items():
            say(f"{amount:6.1f} MB  {name_of(pid)}")
        say(f"{sum(used.values()):6.1f} MB  in all")
    finally:
        site.send_signal(signal.SIGTERM)
        site.wait()


if __name__ == "__main__":
    main()
