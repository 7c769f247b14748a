"""What holds the tree together: a plain folder, the layers, migrations, complete catalogues."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest
from django.core.management import call_command

ROOT = Path(__file__).resolve().parents[1]
APPS = ("berita", "galeri", "halaman", "home", "kegiatan", "komoditas", "peta", "statistik")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def catalogue(language: str, root: Path = ROOT) -> polib.POFile:
    """Read a language's catalogue of the site's own texts."""
    return polib.pofile(str(root / f"site/locale/{language}/LC_MESSAGES/django.po"))


def test_site_is_a_plain_folder() -> None:
    assert not (ROOT / "site" / "__init__.py").exists()  # it would shadow a module of Python


def test_layers_hold() -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command as main; main()",
            "--no-logo",
            "--no-cache",
        ],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "site")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.django_db
def test_no_model_change_lacks_its_migration() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_text_is_translated(language: str) -> None:
    entries = catalogue(language)
    assert len(entries) > 100
    left = [*entries.untranslated_entries(), *entries.fuzzy_entries()]
    assert [entry.msgid for entry in left] == []


@pytest.mark.parametrize("language", ["id", "en"])
def test_translations_keep_the_placeholders(language: str) -> None:
    changed = [
        entry.msgid
        for entry in catalogue(language)
        for text in (entry.msgstr, *entry.msgstr_plural.values())
        if text
        and set(PLACEHOLDER.findall(text))
        != set(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
    ]
    assert changed == []


@pytest.mark.skipif(not shutil.which("xgettext"), reason="gettext is not installed")
def test_catalogues_hold_the_texts_of_the_sources_and_no_others(tmp_path: Path) -> None:
    ignore = shutil.ignore_patterns("static", "__pycache__", "*.mo")
    for name in ("site", "tools", *APPS):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=ignore)
    subprocess.run(  # noqa: S603 (our own program)
        [sys.executable, str(tmp_path / "tools" / "gather_messages.py")],
        env={**os.environ, "DATA_DIR": str(tmp_path / "data")},
        capture_output=True,
        check=True,
    )
    for language in ("id", "en"):
        kept = {(entry.msgctxt, entry.msgid) for entry in catalogue(language)}
        gathered = {(entry.msgctxt, entry.msgid) for entry in catalogue(language, tmp_path)}
        assert not gathered ^ kept, f"run `make messages`: {gathered ^ kept}"
