"""Our copies of Wagtail's templates differ from the installed ones in the named lines only.

A copy that an update leaves behind would hide what the update mends.
"""

import difflib
import re
from pathlib import Path

import pytest
import wagtail

OURS = Path(__file__).resolve().parents[1] / "site" / "templates"
THEIRS = Path(wagtail.__file__).parent
COPIES = {
    "admin": {
        "wagtailadmin/bulk_actions/footer.html": 2,
        "wagtailadmin/shared/header.html": 1,
        "wagtailadmin/shared/headers/_actions.html": 2,
        "wagtailadmin/tables/boolean_cell.html": 3,
    },
    "users": {"wagtailusers/groups/includes/formatted_permissions.html": 3},
}


@pytest.mark.parametrize(
    ("app", "name", "lines"),
    [(app, name, lines) for app, names in COPIES.items() for name, lines in names.items()],
)
def test_copy_follows_the_installed_template(app: str, name: str, lines: int) -> None:
    original = (THEIRS / app / "templates" / name).read_text().splitlines()
    copy = (OURS / name).read_text().splitlines()
    added = [line for line in difflib.ndiff(original, copy) if line.startswith("+ ")]
    assert len(added) == lines
    assert all(re.search(r"trans |load i18n|offered_bulk_actions|yesno", line) for line in added)
