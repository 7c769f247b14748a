"""Runs the web server and commands of Django as processes that share the memory of what all load.

    python tools/together.py "web.py --port 8000" "db_worker" "crontask --no-heartbeat >/dev/null"

The site is loaded once and all are forked from it; with `--prepare` first of all one that brings
database and files up to date (tools/prepare.py), and ends. When one ends all end; signals are for
the whole process group, as tools/serve.py and honcho send them. A deployment starts each by itself,
as the Procfile has it: a web server that was forked cannot load another version of the site when
it is told to reload.
"""

import gc
import multiprocessing
import os
import runpy
import shlex
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import prepare  # also sets the path

ROOT = Path(__file__).resolve().parents[1]
sys.path.remove(str(ROOT / "tools"))  # whose names are not for everybody

import django  # noqa: E402 (the path is set above)
from django.contrib.staticfiles.storage import ManifestFilesMixin  # noqa: E402
from django.core.files.storage import storages  # noqa: E402
from django.core.management import ManagementUtility, call_command  # noqa: E402
from django.db import connections  # noqa: E402

PREPARE = "--prepare"
QUIET = ">/dev/null"
WEB = ROOT / "tools" / "web.py"
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Family:
    """The processes that were forked, by what each of them runs."""

    def __init__(self) -> None:
        self.running: dict[int, str] = {}
        self.stopping = False

    def note(self, signum: int, frame: FrameType | None) -> None:
        """Remember that all were told to stop: a second signal would cut their work off."""
        self.stopping = True

    def start(self, command: str) -> None:
        """Fork a process that runs a command."""
        pid = os.fork()
        if not pid:
            run(command)
            sys.exit()
        self.running[pid] = command

    def wait(self) -> int:
        """Wait until all have ended, which they do when one has; return the code of the first."""
        first: int | None = None
        while self.running:
            pid, status = os.wait()
            command = self.running.pop(pid)
            code = os.waitstatus_to_exitcode(status)
            first = code if first is None else first
            if not self.stopping:
                sys.stderr.write(f"{command}: ended by itself (code {code}).\n")
                self.stopping = True
                os.killpg(0, signal.SIGTERM)  # what one that was killed has left behind, too
        return first if first and first > 0 else int(bool(first))


def load(*, preparing: bool) -> None:
    """Load the site and check it, as each command would; leave nothing open that a fork shares.

    Raises:
        SystemExit: the site could not be prepared.
    """
    gc.disable()  # what is loaded stays: looking through it again and again takes a fifth longer
    if preparing:
        prepare.compile_messages.main()
    django.setup()
    if preparing:
        close_databases()
        in_passing(prepare.steps)
        read_static_names()
    call_command("check")  # only now: what it reads may just have been made
    close_databases()
    gc.collect()
    gc.freeze()  # or each collection would write to every object, and so copy the memory again
    gc.enable()


def read_static_names() -> None:
    """Read anew what static files are called: Wagtail reads that while it is loaded."""
    storage = storages["staticfiles"]
    if isinstance(storage, ManifestFilesMixin):
        storage.hashed_files, storage.manifest_hash = storage.load_manifest()


def close_databases() -> None:
    """Leave no connection to those that are forked."""
    for connection in connections.all(initialized_only=True):
        connection.close()
        if hasattr(connection, "close_pool"):  # PostgreSQL's, which has threads of its own
            connection.close_pool()


def in_passing(work: Callable[[], None]) -> None:
    """Do something in a fork, whose memory and connections end with it; wait for it.

    Raises:
        SystemExit: it failed, as it has told itself.
    """
    pid = os.fork()
    if not pid:
        gc.enable()
        work()
        sys.exit()
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    if code:
        raise SystemExit(code if code > 0 else 128 - code)


def run(command: str) -> None:
    """Be one of the processes: run a command until it ends."""
    if command.endswith(QUIET):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    name, *options = shlex.split(command.removesuffix(QUIET))
    if name == WEB.name:
        multiprocessing.set_start_method("fork")  # granian's worker, too, wherever we run
        sys.argv = [name, *options]
        runpy.run_path(str(WEB), run_name="__main__")
        return
    found = ManagementUtility().fetch_command(name)
    found.run_from_argv(["manage.py", name, "--skip-checks", *options])


def main() -> int:
    """Load, fork and wait; return the code of whichever ended first."""
    commands = sys.argv[1:]
    preparing = commands[:1] == [PREPARE]
    load(preparing=preparing)
    family = Family()
    for command in commands[preparing:]:
        family.start(command)
    for signum in STOP_SIGNALS:  # only now: what is forked has its own way of stopping
        signal.signal(signum, family.note)
    return family.wait()


if __name__ == "__main__":
    sys.exit(main())
