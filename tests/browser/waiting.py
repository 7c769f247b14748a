"""Waiting for what only a script in the page can tell."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from playwright.sync_api import Page

LIMIT_S = 60
STEP_MS = 100
NOON = datetime(2026, 11, 3, 12, tzinfo=UTC)


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


def settle(page: Page) -> None:
    """Return once nothing more arrives of what the scripts of a screen of the admin fetch.

    Playwright's "networkidle" waits for ever, now and then, for a request that was broken off.
    """
    page.wait_for_load_state("load")
    before = -1
    while (arrived := page.evaluate("performance.getEntriesByType('resource').length")) != before:
        before = arrived
        page.wait_for_timeout(2 * STEP_MS)


@contextmanager
def save_of(page: Page, words: str) -> Iterator[None]:
    """Wait, as a `with` block ends, for the answer to a save that carries `words`.

    What the form says of itself may still be about an earlier save, without the last words.
    """
    sent = words.encode()
    with page.expect_response(lambda answer: sent in (answer.request.post_data_buffer or b"")):
        yield


def stop_clock(page: Page) -> None:
    """Let time pass in the pages to come only where the test says `page.clock.run_for`.

    Otherwise what a page does by itself comes earlier than the test on a slow machine.
    """
    page.clock.install(time=NOON)
    page.clock.pause_at(NOON + timedelta(hours=1))
