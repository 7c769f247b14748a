"""A start with a faulty environment ends with a sentence; a good one is safe by default."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.utils.module_loading import import_string

ROOT = Path(__file__).resolve().parents[1]
GOOD = {"ALLOWED_HOSTS": "contoh.test", "SMTP_HOST": "surat.contoh.test"}
SHOW = """
import importlib, json, sys
module = importlib.import_module(sys.argv[1])
print(json.dumps({name: getattr(module, name) for name in sys.argv[2:]}))
"""


def start(
    folder: Path, environment: dict[str, str], *names: str, module: str = "production"
) -> subprocess.CompletedProcess[str]:
    """Read the settings in a process of their own; print the settings `names` as JSON."""
    return subprocess.run(  # noqa: S603 (our own program)
        [sys.executable, "-c", SHOW, f"dinas.settings.{module}", *names],
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": f"{ROOT / 'site'}{os.pathsep}{ROOT}",
            "DATA_DIR": str(folder),
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )


def settings(folder: Path, environment: dict[str, str], *names: str, **options: Any) -> Any:
    """Return the settings `names` under a good environment."""
    done = start(folder, environment, *names, **options)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def refusal(folder: Path, environment: dict[str, str]) -> str:
    """Return what a refused start says, which is no traceback."""
    done = start(folder, environment)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    return done.stderr


@pytest.mark.parametrize("name", sorted(GOOD))
def test_missing_value_stops_the_start_and_is_named(tmp_path: Path, name: str) -> None:
    said = refusal(tmp_path, {other: GOOD[other] for other in GOOD if other != name})
    assert f"The environment variable {name} is missing" in said


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HTTPS", "flase"),
        ("BEHIND_PROXY", "2"),
        ("SMTP_PORT", "lima"),
        ("SMTP_TLS", "ja"),
        ("LOG_FORMAT", "xml"),
        ("LOG_LEVEL", "LOUD"),
        ("DATABASE_URL", "grobogan"),
        ("DATABASE_URL", "postgres://dinas@db:54x2/dinas"),
        ("REDIS_URL", "cache:6379"),
        ("SITE_URL", "contoh.test"),
        ("MACHINE_TRANSLATION", "google"),
        ("MACHINE_TRANSLATION_URL", "terjemah.contoh.test"),
    ],
)
def test_malformed_value_stops_the_start_and_is_named(
    tmp_path: Path, name: str, value: str
) -> None:
    assert f"The environment variable {name} is not usable" in refusal(
        tmp_path, {**GOOD, name: value}
    )


def test_pool_without_connections_is_refused(tmp_path: Path) -> None:
    environment = {**GOOD, "DATABASE_URL": "postgres://u@db/dinas", "DATABASE_POOL_MAX": "0"}
    assert "DATABASE_POOL_MAX" in refusal(tmp_path, environment)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    said = refusal(tmp_path, {**GOOD, "HTTPS": "maybe", "SMTP_PORT": "x", "LOG_FORMAT": "y"})
    assert all(name in said for name in ("HTTPS", "SMTP_PORT", "LOG_FORMAT"))


def test_secret_in_a_file_is_read_without_its_line_end(tmp_path: Path) -> None:
    secret = tmp_path / "sandi"
    secret.write_text("rahasia dari berkas\n")
    mailers = settings(tmp_path, {**GOOD, "SMTP_PASSWORD_FILE": str(secret)}, "MAILERS")["MAILERS"]
    assert mailers["delivery"]["OPTIONS"]["password"] == "rahasia dari berkas"


def test_missing_secret_file_stops_the_start_and_is_named(tmp_path: Path) -> None:
    said = refusal(tmp_path, {**GOOD, "SMTP_PASSWORD_FILE": str(tmp_path / "tidak-ada")})
    assert "SMTP_PASSWORD_FILE" in said


def test_data_folder_that_cannot_be_made_stops_the_start(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("")
    assert "DATA_DIR" in refusal(tmp_path / "berkas" / "data", GOOD)


def test_secret_key_is_made_once_for_the_owner_alone(tmp_path: Path) -> None:
    first = settings(tmp_path, GOOD, "SECRET_KEY")["SECRET_KEY"]
    assert len(first) >= 50
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600
    assert settings(tmp_path, GOOD, "SECRET_KEY")["SECRET_KEY"] == first


def test_given_secret_key_wins_and_none_is_written(tmp_path: Path) -> None:
    key = "k" * 64
    assert settings(tmp_path, {**GOOD, "SECRET_KEY": key}, "SECRET_KEY")["SECRET_KEY"] == key
    assert not (tmp_path / "secret_key").exists()


def test_production_is_safe_by_default(tmp_path: Path) -> None:
    expected = {
        "DEBUG": False,
        "DEMO_ACCOUNTS": False,
        "SECURE_SSL_REDIRECT": True,
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "ALLOWED_HOSTS": ["contoh.test"],
    }
    assert settings(tmp_path, GOOD, *expected) == expected


def test_no_variable_brings_demo_accounts_or_debug_to_production(tmp_path: Path) -> None:
    environment = {**GOOD, "DEMO_ACCOUNTS": "true", "DEBUG": "true", "DEMO_PASSWORD": "x"}
    read = settings(tmp_path, environment, "DEMO_ACCOUNTS", "DEBUG")
    assert read == {"DEMO_ACCOUNTS": False, "DEBUG": False}


def test_this_machine_serves_without_any_variable(tmp_path: Path) -> None:
    read = settings(tmp_path, {"PORT": "8123"}, "DEBUG", "SITE_URL", module="local")
    assert read == {"DEBUG": False, "SITE_URL": "http://127.0.0.1:8123"}


TRANSLATOR = "WAGTAILLOCALIZE_MACHINE_TRANSLATOR"


def test_machine_translation_is_off_by_default(tmp_path: Path) -> None:
    environment = {**GOOD, "MACHINE_TRANSLATION_KEY": "kunci"}
    assert settings(tmp_path, environment, TRANSLATOR)[TRANSLATOR] is None


@pytest.mark.parametrize(
    ("missing", "environment"),
    [
        ("MACHINE_TRANSLATION_KEY", {"MACHINE_TRANSLATION": "deepl"}),
        (
            "MACHINE_TRANSLATION_KEY",
            {
                "MACHINE_TRANSLATION": "libretranslate",
                "MACHINE_TRANSLATION_URL": "https://t.contoh.test",
            },
        ),
        (
            "MACHINE_TRANSLATION_URL",
            {"MACHINE_TRANSLATION": "libretranslate", "MACHINE_TRANSLATION_KEY": "kunci"},
        ),
    ],
)
def test_translator_that_could_not_work_stops_the_start(
    tmp_path: Path, missing: str, environment: dict[str, str]
) -> None:
    said = refusal(tmp_path, {**GOOD, **environment})
    assert f"The environment variable {missing} is missing" in said


@pytest.mark.parametrize("provider", ["deepl", "libretranslate"])
def test_translator_with_a_key_from_a_file_can_be_made(tmp_path: Path, provider: str) -> None:
    secret = tmp_path / "kunci"
    secret.write_text("kunci-rahasia\n")
    environment = {
        **GOOD,
        "MACHINE_TRANSLATION": provider,
        "MACHINE_TRANSLATION_KEY_FILE": str(secret),
        "MACHINE_TRANSLATION_URL": "https://t.contoh.test/",
    }
    config = settings(tmp_path, environment, TRANSLATOR)[TRANSLATOR]
    translator = import_string(config["CLASS"])(config["OPTIONS"])
    assert "kunci-rahasia" in config["OPTIONS"].values()
    assert translator.get_api_endpoint().startswith("https://")
