"""Asks the public advisories about the packages of requirements.txt, by pip-audit.

`audit.py PIP-AUDIT`: ends with 1 for a known vulnerability that tools/audit_ignored.txt does not
name with a reason, and with 0 otherwise, also where no advisories can be reached. One line says
which of these it was.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

TOOLS = Path(__file__).resolve().parent
SERVICES = ("pypi", "osv")
LIMIT_S = 300


def ignored(text: str) -> dict[str, str]:
    """Read `ID reason` from each line that is no comment; without a reason it is none."""
    lines = [line.partition(" ") for line in text.splitlines() if not line.startswith("#")]
    return {name: reason.strip() for name, _space, reason in lines if reason.strip()}


def ask(program: str, service: str) -> list[dict[str, Any]]:
    """Return the packages that the service knows; none where it cannot be reached."""
    command = [program, "--requirement", str(TOOLS.parent / "requirements.txt")]
    command += ["--require-hashes", "--disable-pip", "--vulnerability-service", service]
    command += ["--format", "json", "--progress-spinner", "off", "--timeout", "10"]
    try:
        done = subprocess.run(command, capture_output=True, timeout=LIMIT_S, check=False)
        packages = json.loads(done.stdout)["dependencies"]
    except (OSError, subprocess.TimeoutExpired, ValueError, KeyError):
        return []
    # What a service does not know was not looked at, and is told with a reason instead.
    return [package for package in packages if "vulns" in package]


def main(program: str) -> int:
    """Say in a line what came of it."""
    known = next((found for service in SERVICES if (found := ask(program, service))), [])
    if not known:
        sys.stdout.write("Advisories cannot be reached from here: the packages were not checked.\n")
        return 0
    excused = ignored((TOOLS / "audit_ignored.txt").read_text())
    bad = [
        f"{package['name']} {package['version']}: {fault['id']}"
        for package in known
        for fault in package["vulns"]
        if not excused.keys() & {fault["id"], *fault.get("aliases", [])}
    ]
    about = "; ".join(bad) or "none has a known vulnerability"
    sys.stdout.write(f"{len(known)} packages were looked up: {about} ({len(excused)} excused).\n")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
