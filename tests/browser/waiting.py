"""Waiting for what only a script in the page can tell."""

import time
from typing import Any

from playwright.sync_api import Page

LIMIT_S = 60
STEP_MS = 100


def wait_until(page: Page, expression: str, argument: Any = None) -> None:
    """Return once `expression` is true in the page.

    Playwright's own `wait_for_function` asks again by an `eval` inside the page, which our
    Content-Security-Policy refuses whenever the first answer is no.

    Raises:
        AssertionError: it was not true within LIMIT_S seconds.
    """
    end = time.monotonic() + LIMIT_S
    while not page.evaluate(expression, argument):
        assert time.monotonic() < end, f"Never true: {expression}"
        page.wait_for_timeout(STEP_MS)
