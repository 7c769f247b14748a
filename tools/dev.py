"""Prepares the site and serves it by runserver: debug pages, reloading, plain static files."""

import os
import signal
import sys

from serve import HOST, ROOT, chosen_port, prepare, stop


def main() -> None:
    """Prepare, then become runserver."""
    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGHUP, stop)
    port = chosen_port()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dinas.settings.dev")
    os.environ["PORT"] = str(port)
    prepare(dict(os.environ))
    command = [sys.executable, str(ROOT / "manage.py"), "runserver", f"{HOST}:{port}"]
    os.execv(sys.executable, command)  # noqa: S606 (no shell is wanted)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
