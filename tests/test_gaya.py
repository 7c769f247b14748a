"""The public stylesheet holds no rule that nothing on the site can meet."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CSS = ROOT / "site/static/css"
FOLDERS = (
    "site/templates",
    "site/dinas",
    "site/static/js",
    "home",
    "berita",
    "kegiatan",
    "komoditas",
    "peta",
    "galeri",
    "halaman",
    "statistik",
)
# Names that are put together while a page is made: what commodities are called, groups by how many
# they are and lines of a chart by their turn, the blocks of a page, the form library's own.
MADE = {"bawang-merah", "cabai", "kacang-hijau", "n1", "n2", "n3", "n4"}
MADE |= {"block-peta_situs", "errorlist"}


def rules() -> str:
    """Return the public stylesheet without its comments, as it is put together."""
    parts = re.findall(r'@import "([^"]+)"', (CSS / "situs.css").read_text())
    assert len(parts) > 20
    return re.sub(
        r"/\*.*?\*/", "", "".join((CSS / part).read_text() for part in parts), flags=re.DOTALL
    )


def words() -> set[str]:
    """Return every word that could be a class in what makes the pages."""
    found: set[str] = set()
    for folder in FOLDERS:
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in {".html", ".py", ".js"} and "migrations" not in path.parts:
                found.update(re.findall(r"[\w-]+", path.read_text()))
    return found


def test_every_class_of_the_public_stylesheet_is_used() -> None:
    selectors = re.sub(r"\{[^{}]*\}", " ", rules())
    classes = set(re.findall(r"\.([a-zA-Z][\w-]*)", selectors)) - MADE - {"css"}

    assert len(classes) > 200
    assert not sorted(classes - words())
