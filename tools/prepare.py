"""Brings database, catalogues and static files to what this tree needs; a line for each step.

Whatever is in place already is left alone, so a second run takes a moment and changes nothing.
"""

import hashlib
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "site"), str(ROOT)]

import compile_messages  # noqa: E402 (the path is set above)
import django  # noqa: E402
from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import DatabaseError, connection  # noqa: E402


def say(line: str) -> None:
    """Tell the person at the terminal about a step."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def migrate() -> None:
    """Apply the migrations that the database lacks."""
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
    except DatabaseError as error:
        raise SystemExit(f"The database cannot be used (DATABASE_URL, DATA_DIR): {error}") from None
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not plan:
        say("Database: up to date.")
        return
    say(f"Database: applying {len(plan)} migrations.")
    call_command("migrate", interactive=False, verbosity=0)


def seed() -> None:
    """Load the sample content into a database that holds no home page yet, and set up the roles."""
    from home.models import HomePage

    if not HomePage.objects.exists():
        say("Sample content: loading.")
        call_command("seed_demo")
    call_command("setup_roles")
    call_command("index_cari", if_outdated=True)


def static_fingerprint() -> str:
    """Return a digest of all that the collected static files are made from."""
    digest = hashlib.sha256()
    digest.update((ROOT / "requirements.txt").read_bytes())  # the packages bring files too
    digest.update((ROOT / "site/dinas/core/staticfiles.py").read_bytes())
    folders = [
        ROOT / "site/static",
        *sorted(ROOT.glob("*/static")),
        *ROOT.glob("site/dinas/*/static"),
    ]
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                digest.update(str(path.relative_to(ROOT)).encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()


def collect_static() -> None:
    """Collect, hash and compress the static files when one of them has changed."""
    stamp = settings.DATA_DIR / "static.stamp"
    fingerprint = static_fingerprint()
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if manifest.exists() and stamp.exists() and stamp.read_text() == fingerprint:
        say("Static files: up to date.")
        return
    say("Static files: collecting and compressing.")
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(fingerprint)


def steps() -> None:
    """Do all that needs a loaded site."""
    migrate()
    if not settings.DEBUG:
        collect_static()
    seed()


def main() -> None:
    """Prepare the site that the environment describes."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dinas.settings.local")
    compile_messages.main()
    django.setup()
    steps()


if __name__ == "__main__":
    main()
