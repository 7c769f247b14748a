"""Prepares the site and serves it by the real server, with worker and clock, until it is stopped.

`make run` is this. The processes are those of the Procfile; when one ends, all end. Those that load
the site share one process that loads it (tools/together.py), and write to the terminal themselves,
because a relay takes longer for the line of a kept page than the page. Only where the Procfile has
others too does honcho join the lines.
"""

import contextlib
import os
import re
import shlex
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import FrameType
from typing import NoReturn

from honcho.environ import parse_procfile

ROOT = Path(__file__).resolve().parents[1]
PROCFILE = ROOT / "Procfile"
HOST = "127.0.0.1"
PORT_WORD = '"${PORT:-8000}"'
COMMAND = re.compile(
    r'exec "\$\{PYTHON:-python\}" (manage\.py |tools/(?=web\.py))(?P<words>[\w. -]+(>/dev/null)?)'
)
STOP_SIGNALS = (130, 143)  # honcho's codes for an end by Ctrl-C and by SIGTERM


def say(line: str) -> None:
    """Tell the person at the terminal."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def chosen_port() -> int:
    """Return PORT, or 8000.

    Raises:
        SystemExit: PORT is no port number, or something listens there already.
    """
    text = os.environ.get("PORT") or "8000"
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 65_535):
        raise SystemExit(f"PORT is {text!r}: give a number from 1 to 65535, as in PORT=8001.")
    port = int(text)
    with socket.socket() as probe:
        # As the server itself will: a port whose last connections only linger is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise SystemExit(
                f"Port {port} on {HOST} cannot be used ({error.strerror}): stop what uses it, "
                f"or choose another, as in `make run PORT={port + 1 if port < 65_535 else 8001}`."
            ) from None
    return port


class Group:
    """A process with all that it starts, told to stop once."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None
        self.asked = False

    def run(self, line: str, environment: dict[str, str]) -> int:
        """Run a line of the shell until it ends or is stopped; return 0 when that was asked for."""
        self.process = subprocess.Popen(  # noqa: S602 (the Procfile's lines are for the shell)
            line,
            shell=True,
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C is for us alone, who pass it on
        )
        if self.asked:
            self._tell()
        code = self.process.wait()
        self._tell()  # what one that was killed has left behind
        return 0 if self.asked else code if code > 0 else 1

    def stop(self, signum: int, frame: FrameType | None) -> None:
        """Have all end; a second signal would cut their work off."""
        if not self.asked:
            self.asked = True
            self._tell()

    def _tell(self) -> None:
        if self.process:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGTERM)


def prepare(environment: dict[str, str]) -> None:
    """Run the preparing steps in a process of their own, whose memory ends with it."""
    steps = [sys.executable, str(ROOT / "tools" / "prepare.py")]
    code = subprocess.run(steps, env=environment, check=False).returncode
    if code:
        raise SystemExit(code)


def processes(port: int) -> dict[str, str]:
    """Return the Procfile's processes, with those that load the site as one."""
    found: dict[str, str] = parse_procfile(PROCFILE.read_text()).processes
    plain = {name: line.replace(PORT_WORD, str(port)) for name, line in found.items()}
    commands = {name: COMMAND.fullmatch(line) for name, line in plain.items()}
    joined = {name: match["words"] for name, match in commands.items() if match}
    if not joined:
        return found
    rest = {name: own for name, own in found.items() if name not in joined}
    first = [] if rest else ["--prepare"]
    line = shlex.join([sys.executable, "tools/together.py", *first, *joined.values()])
    return {**rest, "+".join(joined): f"exec {line}"}


def relay(lines: dict[str, str], environment: dict[str, str]) -> int:
    """Prepare, then run several processes and print their lines; return as Group.run does."""
    from honcho.manager import Manager  # its modules are seldom needed, and take a while

    prepare(environment)
    manager = Manager()
    for name, command in lines.items():
        manager.add_process(name, command, env=environment, cwd=str(ROOT))
    # honcho knows SIGINT and SIGTERM only; a closed terminal must not leave its children behind.
    signal.signal(signal.SIGHUP, lambda signum, frame: os.kill(os.getpid(), signal.SIGTERM))
    announce(int(environment["PORT"]))
    manager.loop()
    return 0 if manager.returncode in STOP_SIGNALS else 1


def announce(port: int) -> None:
    """Say the addresses once the site answers."""

    def wait() -> None:
        while True:
            time.sleep(0.3)  # first of all: forks come now, which threads should not disturb
            with contextlib.suppress(OSError), socket.create_connection((HOST, port), timeout=1):
                break
        address = f"http://{HOST}:{port}"
        say(f"\nThe site is at {address}/ and its admin at {address}/cms/. Stop it with Ctrl-C.\n")

    threading.Thread(target=wait, daemon=True).start()


def stop(signum: int, frame: FrameType | None) -> NoReturn:
    """End at once, and the preparing process with it."""
    raise SystemExit(128 + signum)


def main() -> int:
    """Serve until stopped; return 0 when that was asked for, else 1."""
    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGHUP, stop)
    port = chosen_port()
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": os.environ.get("DJANGO_SETTINGS_MODULE", "dinas.settings.local"),
        "PORT": str(port),
        "PYTHON": sys.executable,
        "PYTHONUNBUFFERED": "1",
    }
    lines = processes(port)
    if len(lines) > 1:
        return relay(lines, environment)
    group = Group()
    for signum in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(signum, group.stop)
    announce(port)
    return group.run(*lines.values(), environment)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
