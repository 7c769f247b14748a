"""The version in a file: every process sees a new one at once."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dinas.pagecache import shared_word, versions
from dinas.pagecache.shared_word import SharedWord

ROOT = Path(__file__).resolve().parents[3]


def test_another_process_makes_it_new(tmp_path: Path) -> None:
    word = SharedWord(tmp_path / "cache" / "versi")
    before = word.read()
    assert word.read() == before
    code = (
        "import sys, pathlib; sys.path.insert(0, 'site')\n"
        "from dinas.pagecache.shared_word import SharedWord\n"
        "print(SharedWord(pathlib.Path(sys.argv[1])).renew(), end='')"
    )
    command = [sys.executable, "-c", code, str(word.path)]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout  # noqa: S603 (our own words)
    assert told != before
    assert word.read() == told


def test_a_file_that_is_deleted_or_replaced_is_soon_no_old_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared_word, "LOOK_S", -1.0)
    path = tmp_path / "versi"
    ours, theirs = SharedWord(path), SharedWord(path)
    before = ours.read()
    path.unlink()
    after = ours.read()
    assert after != before
    assert theirs.read() == after
    other = tmp_path / "lain"
    other.write_text("0123456789abcdef")
    other.rename(path)
    assert ours.read() == theirs.read() == "0123456789abcdef"
    path.write_text("")
    assert ours.read() == theirs.read() != ""


def test_the_site_keeps_its_version_there(tmp_path: Path, settings: Any) -> None:
    settings.PAGE_CACHE, settings.PAGE_VERSION_FILE = True, tmp_path / "versi"
    before = versions.current()
    assert before == versions.current()
    versions.bump()
    assert versions.current() not in {None, before}


def test_a_disk_that_takes_nothing_costs_time_and_no_page(
    tmp_path: Path, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "berkas").write_text("")
    settings.PAGE_CACHE, settings.PAGE_VERSION_FILE = True, tmp_path / "berkas" / "versi"
    assert versions.current() is None
    versions.bump()
    assert len(caplog.records) == 2
