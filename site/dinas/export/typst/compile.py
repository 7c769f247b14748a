"""Runs on its own, in a process that can be stopped: `compile.py FOLDER FONTS SECONDS [PPI]`.

It sets FOLDER/main.typ as FOLDER/out.pdf and says in FOLDER/standard.txt which standard it
fulfils. With PPI it draws its pages instead, as FOLDER/page-01.png and so on. It never imports
the site, and what it may use of the machine is bounded.
"""

import resource
import sys
from pathlib import Path

import typst

MOST_MEMORY_BYTES = 2 * 1024**3


def main(folder: Path, fonts: Path, seconds: int, ppi: int = 0) -> None:
    """Write the document by the standard for accessible PDF, or without it where that fails."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY_BYTES, MOST_MEMORY_BYTES))
    compiler = typst.Compiler(
        folder / "main.typ",
        root=folder,
        font_paths=typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts]
        ),
        # Folders that don't exist: nothing can be fetched, whatever the template said.
        package_path=folder / "none",
        package_cache_path=folder / "none",
    )
    if ppi:
        compiler.compile(output=folder / "page-{0p}.png", format="png", ppi=ppi)
        return
    try:
        compiler.compile(output=folder / "out.pdf", pdf_standards=["ua-1"])
    except typst.TypstError as fault:
        sys.stderr.write(f"{fault.message}\n{fault.diagnostic}\n")
        compiler.compile(output=folder / "out.pdf")
        (folder / "standard.txt").write_text("", encoding="ascii")
    else:
        (folder / "standard.txt").write_text("ua-1", encoding="ascii")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *map(int, sys.argv[3:]))
