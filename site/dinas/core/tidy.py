"""Running text as it should be kept, whichever way it came in: typed, pasted, imported."""

import re

INVISIBLE = re.compile("[\u00ad\u200b\u200c\u2060\ufeff]|&shy;|&ZeroWidthSpace;")
HARD_SPACES = re.compile("(?:\u00a0|&nbsp;)")
EMPTY_PARAGRAPH = re.compile(r"<(p|li|h[2-6])(?:\s[^>]*)?>(?:\s|<br\s*/?>)*</\1>")
EMPTY_LIST = re.compile(r"<(ul|ol)(?:\s[^>]*)?>\s*</\1>")
SPACES = re.compile(r"[ \t]{2,}")


def tidy_html(html: str) -> str:
    """Return rich text without empty paragraphs, invisible characters and hard spaces."""
    html = SPACES.sub(" ", HARD_SPACES.sub(" ", INVISIBLE.sub("", html)))
    return EMPTY_LIST.sub("", EMPTY_PARAGRAPH.sub("", html))
