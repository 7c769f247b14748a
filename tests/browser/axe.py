"""The accessibility rules, asked of the page that is open."""

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
OF_COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
Rules = list[str] | dict[str, Any]
# What fades in has another contrast until it stands. Only what is broken comes back from the
# browser: all results of a page are half a megabyte.
ASK = """async ([within, rules]) => {
  const lasting = ({effect}) => effect.getComputedTiming().endTime === Infinity;
  const moves = document.getAnimations().filter((move) => !lasting(move));
  await Promise.all(moves.map((move) => move.finished.catch(() => move)));
  const options = {runOnly: rules, resultTypes: ["violations"]};
  const results = await ourAxe.run(within || document, options);
  const at = ({nodes}) => nodes.slice(0, 4).map(({target}) => target.join(" "));
  return [results.passes.length, results.violations.map((broken) => [broken.id, at(broken)])];
}"""
Faults = dict[str, list[str]]


def bring_rules(page: Page) -> None:
    """Put the rules into the page, straight into Chromium: by Playwright it takes much longer.

    Not by the name `axe`: Wagtail's admin has one of its own, which may be at work.
    """
    session = page.context.new_cdp_session(page)
    script = f"{AXE_SCRIPT};\nwindow.ourAxe = window.axe; null;"
    answer = session.send("Runtime.evaluate", {"expression": script})
    session.detach()
    assert "exceptionDetails" not in answer, answer["exceptionDetails"]


def faults(page: Page, within: str = "", least: int = 5, rules: Rules = RULES) -> Faults:
    """Give the rules that the page breaks now, each with the first of its places.

    Args:
        within: the only part to look at, as a selector.
        least: how many rules hold at least on any such page: where fewer do, they did not run.
        rules: which to ask.
    """
    if not page.evaluate("'ourAxe' in window"):
        bring_rules(page)
    kept, broken = page.evaluate(ASK, [within, rules])
    assert kept > least, f"{page.url}: the rules did not run"
    return dict(broken)


def faults_in_both_schemes(page: Page, name: str, within: str = "", least: int = 5) -> Faults:
    """Ask once as the reader of a dark screen sees the page, and once of a light one.

    Only colours differ between them, so the rules that look at none are asked once.
    """
    page.emulate_media(color_scheme="dark")
    found = {f"{name}, dark: {rule}": at for rule, at in faults(page, within, least).items()}
    page.emulate_media(color_scheme="light")
    broken = faults(page, within, 0, OF_COLOURS)
    return found | {f"{name}, light: {rule}": at for rule, at in broken.items()}
