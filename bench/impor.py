"""Times the import of many figures and its peak of memory, in a database of its own.

    python bench/impor.py                 100,000 lines, CSV and XLSX
    python bench/impor.py --baris 50000

Each step runs in a process of its own, so that its peak is its own. The last step kills one in the
middle of writing and counts what it has left.
"""

import argparse
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COMMODITIES, DISTRICTS, FIRST_YEAR, YEARS = 20, 19, 1945, 100
SEASONS = ("", "mt1", "mt2", "mt3")
HEAD = ("komoditas", "kecamatan_kode", "tahun", "musim", "luas_panen_ha", "produksi_ton", "sumber")


def lines(count: int, factor: int = 1) -> Iterator[tuple[str, ...]]:
    """Yield the cells of so many figures, in an order that suits no index."""
    for number in range(count):
        place = number * 7919 % (COMMODITIES * DISTRICTS * YEARS * len(SEASONS))
        place, season = divmod(place, len(SEASONS))
        place, year = divmod(place, YEARS)
        commodity, district = divmod(place, DISTRICTS)
        area = f"{(number % 9000 + 1) * factor}.25"
        yield (
            f"komoditas-{commodity}",
            f"33.15.{district + 1:02}",
            str(FIRST_YEAR + year),
            SEASONS[season],
            area,
            f"{number % 50_000 + 1}.5",
            "Contoh untuk mengukur",
        )


def write_csv(path: Path, count: int, factor: int = 1) -> None:
    """Write the figures as CSV."""
    rows = (",".join(cells) for cells in lines(count, factor))
    path.write_text("\n".join([",".join(HEAD), *rows]), encoding="utf-8")


def write_xlsx(path: Path, count: int) -> None:
    """Write the figures as a workbook, with numbers as numbers."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(HEAD)
    for name, code, year, season, area, tonnes, source in lines(count):
        sheet.append((name, code, int(year), season, float(area), float(tonnes), source))
    book.save(path)


def prepare() -> None:
    """Make the database with the commodities and districts that the figures name."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from wagtail.models import Locale

    from komoditas.models import Kecamatan, Komoditas

    locale, _made = Locale.objects.get_or_create(language_code="id")
    for number in range(COMMODITIES):
        Komoditas.objects.create(
            nama=f"Komoditas {number}",
            kode=f"komoditas-{number}",
            ringkasan="-",
            kelompok="tanaman-pangan",
            bulan_tanam=[],
            bulan_panen=[],
            locale=locale,
        )
    for number in range(1, DISTRICTS + 1):
        Kecamatan.objects.create(
            kode=f"33.15.{number:02}",
            nama=f"Kecamatan {number}",
            slug=f"kecamatan-{number}",
            lintang=-7,
            bujur=110,
        )


def step(name: str, path: str) -> None:
    """Do one step and print what it took."""
    from django.core.files import File

    from komoditas.impor.services import batalkan, periksa, terapkan
    from komoditas.models import ImporProduksi, Produksi

    before = _peak_mib()
    start, cpu = time.perf_counter(), time.process_time()
    if name == "periksa":
        impor = ImporProduksi(nama_berkas=Path(path).name)
        with Path(path).open("rb") as file:
            impor.berkas.save(Path(path).name, File(file), save=False)
        impor.save()
        start, cpu = time.perf_counter(), time.process_time()
        periksa(impor)
        assert impor.tahap == "siap", impor.ringkasan  # noqa: S101 (a measurement of nothing)
    else:
        work: Callable[..., int] = terapkan if name == "terapkan" else batalkan
        work(ImporProduksi.objects.latest("pk"), None)
    took, busy = time.perf_counter() - start, time.process_time() - cpu
    _say(
        f"{name:9} {Path(path).name:7} {took:6.1f} s ({busy:5.1f} s of the processor)  "
        f"peak {_peak_mib():.0f} MiB (the bare process: {before:.0f})  "
        f"{Produksi.objects.count():,} figures"
    )


def count_all() -> None:
    """Say what is public, so that before and after can be compared."""
    from django.db.models import Sum

    from komoditas.models import Produksi

    area = Produksi.objects.aggregate(area=Sum("luas_panen_ha"))["area"]
    _say(f"public: {Produksi.objects.count():,} figures, {area:,} ha")


def _peak_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _run(*arguments: str, kill_after_s: float | None = None) -> None:
    command = [sys.executable, __file__, *arguments]
    if kill_after_s is None:
        subprocess.run(command, check=True)  # noqa: S603 (ourselves)
        return
    process = subprocess.Popen(command)  # noqa: S603 (ourselves)
    time.sleep(kill_after_s)
    process.send_signal(signal.SIGKILL)
    process.wait()


def main() -> None:
    """Measure everything, or do the one step that a child process is asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--baris", type=int, default=100_000)
    parser.add_argument("--langkah", nargs=2)
    options = parser.parse_args()
    if options.langkah:
        sys.path[:0] = [str(ROOT), str(ROOT / "site")]
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dinas.settings.local")
        import django

        django.setup()
        name, path = options.langkah
        if name == "siapkan":
            prepare()
        elif name == "hitung":
            count_all()
        else:
            step(name, path)
        return
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DATA_DIR"] = folder
        csv, xlsx, other = (Path(folder) / name for name in ("a.csv", "a.xlsx", "b.csv"))
        write_csv(csv, options.baris)
        write_xlsx(xlsx, options.baris)
        write_csv(other, options.baris, factor=2)
        _run("--langkah", "siapkan", "-")
        for path in (csv, xlsx, other):  # new figures, the same as a workbook, all changed
            _run("--langkah", "periksa", str(path))
            if path != xlsx:
                _run("--langkah", "terapkan", str(path))
        _run("--langkah", "batalkan", str(other))
        _run("--langkah", "periksa", str(other))
        _run("--langkah", "hitung", "-")
        _run("--langkah", "terapkan", str(other), kill_after_s=8)
        _say("killed while publishing")
        _run("--langkah", "hitung", "-")


if __name__ == "__main__":
    main()
