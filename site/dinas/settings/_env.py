"""Reads the environment and stops the start with one sentence a faulty variable."""

import contextlib
import os
import secrets
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from environs import Env, EnvError, EnvValidationError, FileAwareEnv, ValidationError

ROOT = Path(__file__).resolve().parents[3]


class SentenceEnv(FileAwareEnv):
    """Says in a sentence, too, that a `NAME_FILE` cannot be read."""

    def _get_value(self, env_key: str, default: Any) -> Any:
        try:
            return super()._get_value(env_key, default)
        except ValueError as error:
            raise SystemExit(f"{error} See docs/settings.md.") from None


def make_env() -> Env:
    """Give a reader that collects every fault, and takes `NAME_FILE` for secrets in files."""
    return SentenceEnv(eager=False, strip_whitespace=True)


def one_of(*words: str) -> Callable[[str], None]:
    """Give a check that a value is one of `words`."""

    def check(value: str) -> None:
        if value not in words:
            raise ValidationError(f"It must be one of {', '.join(words)}.")

    return check


def url_with(*schemes: str) -> Callable[[str], None]:
    """Give a check that a value, unless empty, is an address with one of `schemes` and a host."""

    def check(value: str) -> None:
        parts = urlsplit(value)
        if value and not (parts.scheme in schemes and parts.netloc):
            raise ValidationError(f"It must be an address that begins with {schemes[0]}://.")

    return check


def seal(env: Env) -> None:
    """End the reading; exit with a sentence for each variable that is missing or malformed."""
    try:
        env.seal()
    except EnvValidationError as error:
        faults: Any = error.error_messages  # a dict, for an environment that was sealed
        lines = [
            f"The environment variable {name} is not usable: {' '.join(messages)}"
            for name, messages in sorted(faults.items())
        ]
        raise SystemExit("\n".join([*lines, "See docs/settings.md."])) from None
    except EnvError as error:
        raise SystemExit(f"{error} See docs/settings.md.") from None


def data_dir() -> Path:
    """Return the one folder under which the site writes, made when it is absent."""
    folder = Path(os.environ.get("DATA_DIR") or ROOT / "data").expanduser().resolve()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SystemExit(
            f"The folder {folder} (DATA_DIR) cannot be made: {error.strerror}."
        ) from None
    return folder


def secret_key(folder: Path) -> str:
    """Return the key kept in `folder`, made on the first start and readable by the owner alone."""
    path = folder / "secret_key"
    if not path.exists():
        descriptor, draft = tempfile.mkstemp(dir=folder)  # mkstemp gives mode 600
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(64))
        # A link appears whole or not at all, so processes that start together agree on one key.
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
        Path(draft).unlink()
    return path.read_text(encoding="ascii").strip()
