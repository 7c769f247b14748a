"""`make run`: what it refuses, and that it leaves nothing behind."""

import ast
import os
import shlex
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

TOOLS = Path(__file__).resolve().parents[2] / "tools"
# The real program with other processes: this is about starting and stopping them.
PROGRAM = """
import pathlib, sys
sys.path.insert(0, sys.argv[1])
import serve
serve.prepare = lambda environment: None
serve.PROCFILE = pathlib.Path(sys.argv[2])
sys.exit(serve.main())
"""


def wait_until(condition: Callable[[], bool], limit_s: float = 20) -> bool:
    """Wait until `condition` holds; say whether it came to that."""
    end = time.monotonic() + limit_s
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.05)
    return False


def is_running(pid: int) -> bool:
    """Whether a process exists and is more than a remembered exit code."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{pid}/stat")
    return not status.exists() or status.read_text().rsplit(")", 1)[1].split()[0] != "Z"


def start(folder: Path, *, clock: str = "sleep 300", joined: bool) -> subprocess.Popen[str]:
    """Start three processes that write down who they are, joined into one or each by itself."""
    procfile = folder / "Procfile"
    lines = {
        "web": f"echo $$ > {folder}/web; exec sleep 300",
        "worker": f"echo $$ > {folder}/worker; sleep 300 & wait",
        "clock": f"echo $$ > {folder}/clock; exec {clock}",
    }
    if joined:  # they end as one, too, and their shells write $$ as what they are themselves
        parts = " ".join(f"sh -c {shlex.quote(line)} &" for line in lines.values())
        lines = {"all": f"{parts} wait $!"}
    procfile.write_text("".join(f"{name}: {line}\n" for name, line in lines.items()))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    return subprocess.Popen(  # noqa: S603 (our own program)
        [sys.executable, "-c", PROGRAM, str(TOOLS), str(procfile)],
        env={**os.environ, "PORT": str(port), "DATA_DIR": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def children(folder: Path) -> list[int]:
    """Return the processes once all of them run."""
    files = [folder / name for name in ("web", "worker", "clock")]
    assert wait_until(lambda: all(file.exists() and file.read_text().strip() for file in files))
    time.sleep(0.5)  # honcho hears of its processes by a queue
    return [int(file.read_text()) for file in files]


@pytest.mark.parametrize("joined", [True, False], ids=["joined", "relayed"])
@pytest.mark.parametrize("signum", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_stopped_site_leaves_no_process(
    tmp_path: Path, signum: signal.Signals, *, joined: bool
) -> None:
    site = start(tmp_path, joined=joined)
    pids = children(tmp_path)
    site.send_signal(signum)
    output, _ = site.communicate(timeout=30)
    assert site.returncode == 0, output
    assert "Traceback" not in output
    assert wait_until(lambda: not any(is_running(pid) for pid in pids), limit_s=5)


@pytest.mark.parametrize("joined", [True, False], ids=["joined", "relayed"])
def test_when_one_process_ends_all_end(tmp_path: Path, *, joined: bool) -> None:
    site = start(tmp_path, clock="sleep 1", joined=joined)
    pids = children(tmp_path)
    output, _ = site.communicate(timeout=30)
    assert site.returncode == 1, output
    assert wait_until(lambda: not any(is_running(pid) for pid in pids), limit_s=5)


def test_all_of_the_procfile_share_the_memory_of_one_process_that_loads_the_site() -> None:
    program = "import sys; sys.path.insert(0, sys.argv[1]); import serve; print(serve.processes(1))"
    done = subprocess.run(  # noqa: S603 (our own program)
        [sys.executable, "-c", program, str(TOOLS)], capture_output=True, text=True, check=True
    )
    lines = ast.literal_eval(done.stdout)
    assert set(lines) == {"web+worker+clock"}
    words = shlex.split(lines["web+worker+clock"])
    assert words[2:4] == ["tools/together.py", "--prepare"]
    assert words[4].startswith("web.py --port 1 --workers 1 ")
    assert words[5:] == ["db_worker --no-reload", "crontask --no-heartbeat >/dev/null"]


def test_with_a_process_that_does_not_load_the_site_all_is_prepared_before_any_starts(
    tmp_path: Path,
) -> None:
    procfile = tmp_path / "Procfile"
    procfile.write_text((TOOLS.parent / "Procfile").read_text() + "proxy: exec caddy run\n")
    program = (
        "import pathlib, sys; sys.path.insert(0, sys.argv[1]); import serve; "
        "serve.PROCFILE = pathlib.Path(sys.argv[2]); print(serve.processes(1))"
    )
    done = subprocess.run(  # noqa: S603 (our own program)
        [sys.executable, "-c", program, str(TOOLS), str(procfile)],
        capture_output=True,
        text=True,
        check=True,
    )
    lines = ast.literal_eval(done.stdout)
    assert lines["proxy"] == "exec caddy run"
    assert "--prepare" not in lines["web+worker+clock"]


def refused(folder: Path, port: str) -> str:
    """Return what the real program says when it refuses to start."""
    done = subprocess.run(  # noqa: S603 (our own program)
        [sys.executable, str(TOOLS / "serve.py")],
        env={**os.environ, "PORT": port, "DATA_DIR": str(folder / "data")},
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    assert done.returncode == 1
    assert not (folder / "data").exists()
    assert len(done.stderr.splitlines()) == 1
    return done.stderr


def test_taken_port_is_told_in_one_sentence_and_nothing_starts(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = refused(tmp_path, str(port))
    assert f"Port {port} on 127.0.0.1 cannot be used" in said
    assert f"make run PORT={port + 1}" in said


@pytest.mark.parametrize("port", ["abc", "0", "65536", "80.5", "-1", "８０００"])
def test_what_is_no_port_is_told_in_one_sentence(tmp_path: Path, port: str) -> None:
    assert "give a number from 1 to 65535" in refused(tmp_path, port)
