"""Prints requests a second of a kept page, in turn with a file by nginx, and times of made pages.

    python bench/halaman.py cached http://127.0.0.1:8000/ [PID]     # needs nginx and wrk
    python bench/halaman.py uncached [profile]                # DATA_DIR says which site

With the number of the site's serving process, `cached` prints processor time a request as well,
which other work on the machine hardly changes. `uncached` measures in this process, each page made
anew: milliseconds of processor time and queries, with the parts that pages share kept and without.
With `profile` it says how much of it goes into the database, Django's making of queries and rows,
templates, and the rest; measuring that takes time too, so only the shares mean anything.
"""

import cProfile
import os
import pstats
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]

ROUNDS = 3
SECONDS = 4
NGINX_PORT = 18_199
NGINX = """
daemon off; pid {folder}/pid; error_log stderr crit; master_process off;
events {{ }}
http {{ access_log off; client_body_temp_path {folder}; proxy_temp_path {folder};
  fastcgi_temp_path {folder}; uwsgi_temp_path {folder}; scgi_temp_path {folder};
  default_type text/html;
  server {{ listen 127.0.0.1:{port}; root {folder}; }} }}
"""
TIMES = 15


def say(*words: object) -> None:
    """Print a line at once."""
    print(*words, flush=True)  # noqa: T201 (a command's output)


def processor_s(pid: int) -> float:
    """Return the processor time that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def rate(url: str, pid: int | None) -> tuple[float, float, int]:
    """Return the requests a second that wrk got answered, µs of processor each, how many."""
    before = processor_s(pid) if pid else 0
    command = ["wrk", "-t1", "-c8", f"-d{SECONDS}s", "-H", "Accept-Encoding: br", url]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603
    found = re.search(r"Requests/sec:\s+([\d.]+)", said)
    count = re.search(r"(\d+) requests in", said)
    if found is None or count is None or "Non-2xx" in said:
        raise SystemExit(said)
    used = processor_s(pid) - before if pid else 0
    return float(found[1]), used / int(count[1]) * 1_000_000, int(count[1])


def cached(url: str, pid: int | None) -> None:
    """Measure a kept page and the same bytes as a file of nginx, one after the other."""
    asked = urllib.request.Request(url, headers={"Accept-Encoding": "br"})  # noqa: S310
    with urllib.request.urlopen(asked) as answer:  # noqa: S310 (an address of ours)
        page = answer.read()
    nginx = shutil.which("nginx") or "/usr/sbin/nginx"
    with tempfile.TemporaryDirectory(prefix="dinas-nginx-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "page.html").write_bytes(page)
        (folder / "conf").write_text(NGINX.format(folder=folder, port=NGINX_PORT))
        server = subprocess.Popen([nginx, "-c", str(folder / "conf")])  # noqa: S603
        try:
            time.sleep(1)
            pairs = [
                (rate(url, pid), rate(f"http://127.0.0.1:{NGINX_PORT}/page.html", server.pid))
                for _round in range(ROUNDS)
            ]
        finally:
            server.terminate()
            server.wait()
    for (ours, our_us, _count), (theirs, their_us, _other) in pairs:
        say(
            f"site {ours:.0f}/s, nginx {theirs:.0f}/s, {ours / theirs:.0%}; "
            f"{our_us:.0f} and {their_us:.0f} µs of processor a request"
        )


def note(seen: list[str], execute: Any, sql: str, *rest: Any) -> Any:
    """Run a query and note it."""
    seen.append(sql)
    return execute(sql, *rest)


def layer_of(file: str, name: str) -> str:
    """Return the layer that a function belongs to; empty for Python's own, which anybody calls."""
    if "SQLiteCursorWrapper" in name or "sqlite3.C" in name or "psycopg" in file:
        return "SQL"
    for part, layer in (
        ("django/db/", "queries and rows"),
        ("django/template/", "templates"),
        ("django/utils/html", "templates"),
        ("templatetags", "templates"),
    ):
        if part in file:
            return layer
    return "" if file.startswith(("~", "<")) or "/lib/python3" not in file else "rest"


def profile_of(client: Any, path: str) -> str:
    """Return how the time of making a page is spread over the layers, in per cent."""
    profile = cProfile.Profile()
    profile.enable()
    for _time in range(TIMES):
        client.get(path)
    profile.disable()
    spent: dict[str, float] = defaultdict(float)
    statistics_of: Any = pstats.Stats(profile)
    for (file, _line, name), (_calls, _all, own, _total, callers) in statistics_of.stats.items():
        layer = layer_of(file, name)
        if layer or not callers:
            spent[layer or "rest"] += own
            continue
        for (caller_file, _at, caller), (*_counts, own_for_it, _whole) in callers.items():
            spent[layer_of(caller_file, caller) or "rest"] += own_for_it
    whole = sum(spent.values())
    return ", ".join(
        f"{layer} {time_s / whole:.0%}"
        for layer, time_s in sorted(spent.items(), key=lambda item: -item[1])
    )


def measured(client: Any, path: str, before: Callable[[], None]) -> tuple[float, float, int]:
    """Return the median and the best processor time of a page, in ms, and its queries."""
    from django.db import connection

    client.get(path)
    used, captured = [], []
    for _time in range(TIMES):
        before()
        captured = []
        with connection.execute_wrapper(partial(note, captured)):
            start = time.process_time()
            client.get(path)
            used.append((time.process_time() - start) * 1000)
    return statistics.median(used), min(used), len(captured)


def uncached(*, is_profile: bool) -> None:
    """Measure pages that are made anew."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dinas.settings.local")
    os.environ["PAGE_CACHE"] = "false"
    os.environ["LOG_LEVEL"] = "WARNING"
    os.environ["ALLOWED_HOSTS"] = "testserver"
    import django

    django.setup()
    from django.core.paginator import Paginator
    from django.test import Client

    from berita.models import BeritaPage
    from dinas.pagecache import parts

    articles = BeritaPage.objects.untuk_daftar("id")
    count = articles.count()
    middle = articles[count // 2]
    last = Paginator(articles, 10).num_pages
    say(f"{count} articles")
    client = Client()
    for path in (
        "/",
        middle.get_url(),
        "/berita/",
        f"/berita/?page={min(1000, last // 2)}",
        "/berita/?komoditas=padi&tahun=2024",
        "/berita/atom.xml",
        "/cari/?q=panen",
        f"/api/v1/berita?halaman={max(1, last // 4)}",
        "/kegiatan/",
        "/komoditas/",
        "/komoditas/padi/",
        "/peta/",
        "/galeri/",
        "/en/",
    ):
        if is_profile:
            client.get(path)
            say(f"{path}: {profile_of(client, path)}")
            continue
        warm = measured(client, path, lambda: None)
        cold = measured(client, path, parts.forget)
        say(
            f"{path}: processor p50 {warm[0]:.1f} ms, best {warm[1]:.1f} ms, {warm[2]} queries; "
            f"without kept parts {cold[0]:.1f} ms, {cold[1]:.1f} ms, {cold[2]} queries"
        )


if __name__ == "__main__":
    if sys.argv[1:2] == ["cached"]:
        cached(sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else None)
    else:
        uncached(is_profile="profile" in sys.argv)
