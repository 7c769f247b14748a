"""Commands that share their memory: they end together, and each is told to stop once."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

TOOLS = Path(__file__).resolve().parents[2] / "tools"
# The real program with commands of the shell: this is about starting and stopping them.
PROGRAM = """
import os, sys
sys.path.insert(0, sys.argv.pop(1))
import together
together.load = lambda preparing: None
together.run = lambda command: os.execvp("sh", ["sh", "-c", command])
sys.exit(together.main())
"""


def start(*commands: str) -> subprocess.Popen[str]:
    """Start the commands in a group of their own, as honcho does."""
    return subprocess.Popen(  # noqa: S603 (our own program)
        [sys.executable, "-c", PROGRAM, str(TOOLS), *commands],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def test_when_one_command_ends_the_other_is_stopped_and_the_first_one_is_told() -> None:
    # The pipes stay open until the last of them has ended, so this waits for all, and for what the
    # first one has left running, as a web server that is killed leaves its worker.
    ends = "sleep 300 & exit 3"
    _output, said = (group := start(ends, "exec sleep 300")).communicate(timeout=60)
    assert group.returncode == 3
    assert said == f"{ends}: ended by itself (code 3).\n"


def test_what_cannot_be_prepared_is_told_and_nothing_starts() -> None:
    program = """
import sys
sys.path.insert(0, sys.argv.pop(1))
import together
def steps():
    raise SystemExit("No database.")
together.prepare.steps = steps
together.prepare.compile_messages.main = together.django.setup = lambda: None
together.close_databases = lambda: None
together.run = together.call_command = print
together.main()
"""
    done = subprocess.run(  # noqa: S603 (our own program)
        [sys.executable, "-c", program, str(TOOLS), "--prepare", "db_worker"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "No database.\n")


def test_the_web_server_is_one_of_them_and_takes_its_own_options() -> None:
    program = """
import sys
sys.path.insert(0, sys.argv.pop(1))
import together
together.runpy.run_path = lambda path, run_name: print(path, run_name, *sys.argv)
together.run("web.py --port 8001 --workers 1")
"""
    done = subprocess.run(  # noqa: S603 (our own program)
        [sys.executable, "-c", program, str(TOOLS)], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == [
        *(str(TOOLS / "web.py"), "__main__"),
        *("web.py", "--port", "8001", "--workers", "1"),
    ]


def test_a_stopped_group_lets_each_finish_and_tells_it_only_once(tmp_path: Path) -> None:
    told = tmp_path / "told"
    ready = tmp_path / "ready"
    waiting = f"until [ -s {told} ]; do sleep 0.1; done; sleep 0.5"
    busy = f"trap 'echo told >> {told}' TERM; : > {ready}; {waiting}"
    group = start("exec sleep 300", busy)
    end = time.monotonic() + 20
    while not ready.exists() and time.monotonic() < end:
        time.sleep(0.05)
    os.killpg(group.pid, signal.SIGTERM)
    _output, said = group.communicate(timeout=30)
    assert told.read_text() == "told\n"
    assert "ended by itself" not in said


def test_static_files_that_are_collected_while_preparing_are_known_to_what_is_forked(
    tmp_path: Path,
) -> None:
    program = """
import sys
sys.path.insert(0, sys.argv.pop(1))
import together
def steps():
    from django.conf import settings
    settings.STATIC_ROOT.mkdir(parents=True)
    names = '{"version": "1.1", "paths": {"img/a.png": "img/a.0123.png"}, "hash": "x"}'
    (settings.STATIC_ROOT / "staticfiles.json").write_text(names)
def run(command):
    from django.templatetags.static import static
    sys.stdout.write(static("img/a.png"))
    sys.stdout.flush()
together.prepare.steps, together.run = steps, run
together.prepare.compile_messages.main = lambda: None
together.call_command = lambda *args, **options: None
together.main()
"""
    done = subprocess.run(  # noqa: S603 (our own program)
        [sys.executable, "-c", program, str(TOOLS), "--prepare", "db_worker"],
        env={
            **os.environ,
            "DATA_DIR": str(tmp_path),
            "DJANGO_SETTINGS_MODULE": "dinas.settings.local",
        },
        capture_output=True,
        text=True,
        check=False,
        start_new_session=True,  # the group that is told to end when one has ended
    )
    assert done.stdout == "/static/img/a.0123.png", done.stderr
