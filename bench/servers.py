"""Prints what a kept page costs by several servers and as a file by nginx, one after the other.

    DATA_DIR=… python bench/servers.py [ROUNDS]     # needs nginx and wrk

Each has one process with four threads, and the same site. Whichever of gunicorn, waitress and
uvicorn (with httptools, uvloop and a2wsgi) are installed beside granian take part; the site
itself needs none of them.
"""

import importlib.util
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from halaman import NGINX, ROOT, processor_s, rate, say

FIRST_PORT = 18_300
GRANIAN = "-m granian --interface wsgi --runtime-mode st --no-ws --no-log --working-dir site "
WSGI = "dinas.wsgi:application"
UVICORN = """
import uvicorn
from a2wsgi import WSGIMiddleware
from dinas.wsgi import application
uvicorn.run(WSGIMiddleware(application, workers=4), port={port}, access_log=False, lifespan="off")
"""
SERVERS: dict[str, tuple[str, list[str]]] = {
    "tools/web.py": (
        "granian",
        ["tools/web.py", "--port", "{port}", "--blocking-threads", "4", "--no-log"],
    ),
    "granian, 4 threads": (
        "granian",
        f"{GRANIAN} --port {{port}} --blocking-threads 4 {WSGI}".split(),
    ),
    "granian, 1 thread": (
        "granian",
        f"{GRANIAN} --port {{port}} --blocking-threads 1 {WSGI}".split(),
    ),
    "gunicorn gthread": (
        "gunicorn",
        f"-m gunicorn -k gthread --threads 4 --keep-alive 60 -b 127.0.0.1:{{port}} {WSGI}".split(),
    ),
    "waitress": ("waitress", f"-m waitress --threads=4 --listen=127.0.0.1:{{port}} {WSGI}".split()),
    "uvicorn, a2wsgi": ("a2wsgi", ["-c", UVICORN]),
}


def family(pid: int) -> list[int]:
    """Return a process with all that it started."""
    found = [pid]
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            found += family(int(child))
    return found


def start(arguments: list[str], port: int) -> subprocess.Popen[bytes]:
    """Start a server."""
    environment = {
        "DJANGO_SETTINGS_MODULE": "dinas.settings.local",
        **os.environ,
        "PYTHONPATH": str(ROOT / "site"),
    }
    return subprocess.Popen(  # noqa: S603 (our own program)
        [sys.executable, *(argument.replace("{port}", str(port)) for argument in arguments)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def wait_for(name: str, process: subprocess.Popen[bytes], port: int) -> bytes:
    """Wait until a server answers; return its home page."""
    while process.poll() is None:
        try:
            return page_of(port)
        except OSError:
            time.sleep(0.2)
    raise SystemExit(f"This does not start: {name}")


def page_of(port: int) -> bytes:
    """Return the home page, packed."""
    asked = urllib.request.Request(f"http://127.0.0.1:{port}/", headers={"Accept-Encoding": "br"})
    with urllib.request.urlopen(asked, timeout=60) as answer:  # noqa: S310 (ours)
        return bytes(answer.read())


def start_nginx(folder: Path, page: bytes, port: int) -> subprocess.Popen[bytes]:
    """Serve the same bytes as a file."""
    folder.chmod(0o755)
    (folder / "index.html").write_bytes(page)
    (folder / "conf").write_text(NGINX.format(folder=folder, port=port))
    return subprocess.Popen(["/usr/sbin/nginx", "-c", str(folder / "conf")])  # noqa: S603 (ours)


def measure(pid: int, port: int) -> tuple[float, float]:
    """Return requests a second and µs of processor time of each, children included."""
    pids = family(pid)
    before = sum(map(processor_s, pids))
    per_second, _own, count = rate(f"http://127.0.0.1:{port}/", None)
    return per_second, (sum(map(processor_s, pids)) - before) / count * 1_000_000


def main() -> None:
    """Measure all of them in turn, several times."""
    signal.signal(signal.SIGTERM, lambda signum, frame: sys.exit(1))
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    known = {
        name: arguments
        for name, (module, arguments) in SERVERS.items()
        if importlib.util.find_spec(module)
    }
    running: dict[str, tuple[subprocess.Popen[bytes], int]] = {}
    seen: dict[str, list[tuple[float, float]]] = {}
    with tempfile.TemporaryDirectory(prefix="dinas-nginx-") as folder:
        try:
            for port, (name, arguments) in enumerate(known.items(), FIRST_PORT + 1):
                running[name] = start(arguments, port), port
            for name, (process, port) in running.items():
                page = wait_for(name, process, port)
            running["nginx"] = start_nginx(Path(folder), page, FIRST_PORT), FIRST_PORT
            time.sleep(1)
            for _round in range(rounds):
                for name, (process, port) in running.items():
                    seen.setdefault(name, []).append(measure(process.pid, port))
        finally:
            for process, _port in running.values():
                process.terminate()
            for process, _port in running.values():
                process.wait()
    nginx_us = [used for _rate, used in seen["nginx"]]
    for name, pairs in sorted(
        seen.items(), key=lambda one: statistics.median(p[1] for p in one[1])
    ):
        used = [us for _rate, us in pairs]
        share = statistics.median(theirs / us for theirs, us in zip(nginx_us, used, strict=True))
        say(
            f"{name}: {statistics.median(used):.0f} µs ({min(used):.0f} to {max(used):.0f}), "
            f"{statistics.median(one for one, _us in pairs):.0f}/s, {share:.2f} of nginx"
        )


if __name__ == "__main__":
    main()
