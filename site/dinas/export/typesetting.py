"""Starts the program that sets documents and draws pictures, in a process that can be stopped."""

import logging
import subprocess
import sys
from pathlib import Path

logger = logging.getLogger(__name__)

HERE = Path(__file__).parent / "typst"
WORKER, FONTS = HERE / "compile.py", HERE / "fonts"
MOST_SECONDS = 20


class CannotMakeError(Exception):
    """The document cannot be made now."""


def compile_folder(folder: Path, url: str, *choices: int) -> str:
    """Set `main.typ` of a folder; return what the program said.

    Args:
        url: of what document it is, for the log.
        choices: further arguments of `typst/compile.py`.

    Raises:
        CannotMakeError: it took too long, or could not be set.
    """
    numbers = [str(number) for number in (MOST_SECONDS, *choices)]
    command = [sys.executable, "-I", str(WORKER), str(folder), str(FONTS), *numbers]
    try:
        done = subprocess.run(  # noqa: S603 (our own script; no part of the command comes from outside)
            command, capture_output=True, timeout=MOST_SECONDS, cwd=folder, env={}, check=False
        )
    except subprocess.TimeoutExpired as fault:
        logger.error("The typesetting of %s took longer than %s seconds", url, MOST_SECONDS)
        raise CannotMakeError(url) from fault
    said = done.stderr.decode(errors="replace").strip()
    if done.returncode:
        logger.error("%s could not be set: %s", url, said[-2000:])
        raise CannotMakeError(url)
    return said[:2000]
