#!/usr/bin/env python
"""Runs Django's commands from any folder, with `site/` and the project root on the path."""

import atexit
import gc
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent


def main() -> None:
    """Put the apps on the path and hand over to Django."""
    for folder in (ROOT / "site", ROOT):
        if str(folder) not in sys.path:
            sys.path.insert(0, str(folder))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dinas.settings.dev")
    # Going once more through all that was loaded, to end, takes a quarter of a short command.
    atexit.register(gc.freeze)
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
