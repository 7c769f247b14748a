"""Fills the English catalogue: the strings in the source are the English ones."""

from pathlib import Path

import polib

CATALOGUE = Path(__file__).resolve().parents[1] / "site/locale/en/LC_MESSAGES/django.po"


def main() -> None:
    """Translate every entry by itself."""
    catalogue = polib.pofile(str(CATALOGUE), wrapwidth=0)
    for entry in catalogue:
        if entry.msgid_plural:
            entry.msgstr_plural = {0: entry.msgid, 1: entry.msgid_plural}
        else:
            entry.msgstr = entry.msgid
        if "fuzzy" in entry.flags:
            entry.flags.remove("fuzzy")
    catalogue.save()


if __name__ == "__main__":
    main()
