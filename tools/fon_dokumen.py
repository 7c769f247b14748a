"""Prepares the fonts of the PDF documents; run by hand, once, when a font is added or renewed.

    python tools/fon_dokumen.py FOLDER_OF_TTF_FILES

It needs fontTools, which the site itself does not: `uvx --from fonttools python tools/…`. It takes
the hinting out, which print does not use, keeps the letters that are wanted, and writes
`cakupan.txt`: which signs the fonts can show, so that the others are told in words.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

TARGET = Path(__file__).resolve().parents[1] / "site/dinas/export/typst/fonts"
EVERYTHING = range(0x20, 0x110000)
LETTERS = [*range(0x20, 0x530), *range(0x1E00, 0x2000), *range(0x2000, 0x2300), 0xFFFD]
FONTS = {
    "PlusJakartaSans_400Regular.ttf": EVERYTHING,
    "PlusJakartaSans_400Regular_Italic.ttf": EVERYTHING,
    "PlusJakartaSans_700Bold.ttf": EVERYTHING,
    "PlusJakartaSans_700Bold_Italic.ttf": EVERYTHING,
    "NotoSans-Regular.ttf": LETTERS,
    "NotoSans-Bold.ttf": LETTERS,
    "NotoSansJavanese-Regular.ttf": EVERYTHING,
    "NotoSansArabic-Regular.ttf": EVERYTHING,
    "NotoSansMath-Regular.ttf": [*range(0x2000, 0x2C00), *range(0x1D400, 0x1D800)],
    "NotoSansSymbols-Regular.ttf": EVERYTHING,
    "NotoSansSymbols2-Regular.ttf": EVERYTHING,
    "NotoEmoji_400Regular.ttf": EVERYTHING,
}


def main(folder: Path) -> None:
    """Write the fonts and the list of the signs that they hold."""
    covered: set[int] = set()
    for name, wanted in FONTS.items():
        found = next(folder.rglob(name))
        options = subset.Options(
            hinting=False,
            layout_features=["*"],
            name_IDs=["*"],
            name_languages=["*"],
            notdef_outline=True,
            glyph_names=False,
        )
        font = TTFont(found)
        maker = subset.Subsetter(options)
        maker.populate(unicodes=wanted)
        maker.subset(font)
        font.save(TARGET / name)
        covered |= set(font.getBestCmap())
    (TARGET / "cakupan.txt").write_text("\n".join(_runs(covered)) + "\n", encoding="ascii")


def _runs(points: set[int]) -> list[str]:
    runs: list[tuple[int, int]] = []
    for point in sorted(points):
        if runs and runs[-1][1] == point - 1:
            runs[-1] = (runs[-1][0], point)
        else:
            runs.append((point, point))
    return [f"{first:X}-{last:X}" for first, last in runs]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
