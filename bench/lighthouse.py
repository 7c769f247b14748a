"""Runs Lighthouse three times on each page type and prints the medians.

The site runs already; the folder in LIGHTHOUSE_DIR holds `node_modules/lighthouse`.
"""

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.browser.pages import PAGES  # noqa: E402 (the path is set above)

RUNS = 3
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
AUDITS = ("largest-contentful-paint", "cumulative-layout-shift", "total-blocking-time")


def measure(address: str) -> dict[str, float]:
    """Return the scores (0 to 100) and figures (ms; CLS has no unit) of one run."""
    program = Path(os.environ["LIGHTHOUSE_DIR"]) / "node_modules/.bin/lighthouse"
    flags = "--headless=new --no-sandbox --disable-gpu"
    done = subprocess.run(  # noqa: S603 (a program of the person at the desk)
        [str(program), address, "--quiet", "--output=json", f"--chrome-flags={flags}"],
        check=True,
        capture_output=True,
        env={**os.environ, "CHROME_PATH": os.environ.get("CHROME_PATH", "/usr/bin/chromium")},
    )
    report = json.loads(done.stdout)
    scores = {name: report["categories"][name]["score"] * 100 for name in CATEGORIES}
    return scores | {name: report["audits"][name]["numericValue"] for name in AUDITS}


def main() -> None:
    """Print one line a page type."""
    site = sys.argv[1].rstrip("/")
    wanted = sys.argv[2:] or [name for name in PAGES if name != "not_found"]
    print("page", *CATEGORIES, *AUDITS, sep="\t")  # noqa: T201 (a command's output)
    for name in wanted:
        runs = [measure(site + PAGES[name]) for _run in range(RUNS)]
        medians = [
            round(statistics.median(run[key] for run in runs), 3) for key in (*CATEGORIES, *AUDITS)
        ]
        print(name, *medians, sep="\t", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
