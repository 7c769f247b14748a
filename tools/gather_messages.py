"""Gathers the texts to translate into site/locale, for both languages.

`locale_wagtail` holds Wagtail's own texts and is left alone: Django writes to the first of
LOCALE_PATHS only. The sources are English, so the English catalogue translates each by itself:
then a missing translation is an empty string in either language, and a test finds it.
"""

import os
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "site"), str(ROOT)]

import django  # noqa: E402 (the path is set above)
import fill_english  # noqa: E402
from django.core.management import call_command  # noqa: E402

IGNORED = ["data/*", "tests/*", "tools/*", "bench/*", "docs/*", ".venv/*"]


def main() -> None:
    """Gather, and say how many texts of the Indonesian catalogue lack a translation."""
    if not shutil.which("xgettext"):
        raise SystemExit("xgettext is missing: install gettext (on Debian: apt install gettext).")
    os.environ["DJANGO_SETTINGS_MODULE"] = "dinas.settings.test"
    os.chdir(ROOT)
    django.setup()
    for domain, extensions in (("django", ["html", "txt", "py"]), ("djangojs", ["js"])):
        call_command(
            "makemessages",
            locale=["id", "en"],
            domain=domain,
            extensions=extensions,
            ignore_patterns=IGNORED,
            add_location="file",
            no_obsolete=True,
            verbosity=0,
        )
    fill_english.main()
    import polib

    catalogue = polib.pofile(str(ROOT / "site/locale/id/LC_MESSAGES/django.po"))
    left = [*catalogue.untranslated_entries(), *catalogue.fuzzy_entries()]
    sys.stdout.write(f"Gathered {len(catalogue)} texts; {len(left)} lack an Indonesian one.\n")
    sys.stdout.writelines(f"  {entry.msgid}\n" for entry in left)


if __name__ == "__main__":
    main()
