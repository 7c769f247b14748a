"""Prints how long the search takes at 1,000 and 10,000 entries: median, 95th percentile, worst.

Times are those of the processor, so that other work on the machine does not count.

It works in a folder of its own, which it deletes, or on the empty database in DATABASE_URL.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]

SIZES = (1_000, 10_000)
ROUNDS = 15
QUESTIONS = (
    "padi",
    "menanam padi",
    "harga jagung pasar",
    "pupuk bersubsidi",
    "toroh",
    "wereng cok",
    "kata483",
    "irigsi sawah",
    "dan",
    "men",
    "petani " * 8,
    "x" * 5000,
    "kata " * 3000,
    "ndasdkjh qwoieuqwoi zxmcnbzmx qpwoeiru alskdjfh zmxncbv",
    "per pen pem peng mem men meng ber",
)
COMMON = [
    "padi",
    "jagung",
    "kedelai",
    "sawah",
    "petani",
    "panen",
    "pupuk",
    "harga",
    "pasar",
    "irigasi",
    "hama",
    "wereng",
    "cokelat",
    "benih",
    "penyuluhan",
    "kelompok",
    "tani",
    "musim",
    "tanam",
    "hujan",
    "kemarau",
    "bersubsidi",
    "bantuan",
    "traktor",
    "desa",
]
PLACES = [
    "Toroh",
    "Gabus",
    "Wirosari",
    "Purwodadi",
    "Godong",
    "Gubug",
    "Penawangan",
    "Karangrayung",
]


def sentence(chance: random.Random, length: int) -> str:
    """Return words of which few are common and many are rare, as in any language."""
    return " ".join(
        chance.choice(COMMON) if chance.random() < 0.4 else f"kata{int(chance.paretovariate(0.5))}"
        for _word in range(length)
    )


def fill(until: int, page: Any) -> None:
    """Write entries straight into the index until it has so many."""
    import datetime as dt

    from dinas.search import indexing
    from dinas.search.models import EntriCari
    from dinas.search.registry import Entri

    chance = random.Random(until)  # noqa: S311 (the same figures every time)
    rows = []
    for number in range(EntriCari.objects.count(), until):
        entry = Entri(
            jenis=chance.choice(["berita", "berita", "berita", "kegiatan", "halaman"]),
            alamat=f"/berita/b-{number}/",
            judul=f"{sentence(chance, 7)} {chance.choice(PLACES)}",
            ringkasan=sentence(chance, 25),
            isi=". ".join(sentence(chance, 15) for _sentence in range(20)),
            tanggal=dt.date(2020, 1, 1) + dt.timedelta(days=chance.randrange(2500)),
        )
        rows.append(indexing._row(page.pk, "id", entry))
    EntriCari.objects.bulk_create(rows, batch_size=500)


def measure(client: Any, path: str) -> list[float]:
    """Return the milliseconds of each answer."""
    took = []
    for question in QUESTIONS:
        for _round in range(ROUNDS):
            start = time.thread_time()
            assert client.get(path, {"q": question}).status_code == 200  # noqa: S101
            took.append((time.thread_time() - start) * 1000)
    return took


def main() -> None:
    """Fill, ask, print."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client

    call_command("migrate", verbosity=0)
    from tests.factories.situs import make_situs

    situs = make_situs()
    client = Client()
    print(f"{connection.vendor}; {len(QUESTIONS)} questions, {ROUNDS} times each")  # noqa: T201
    for size in SIZES:
        start = time.perf_counter()
        fill(size, situs.id.berita)
        print(f"{size} entries, filled in {time.perf_counter() - start:.0f} s")  # noqa: T201
        for name, path in (("page of results", "/cari/"), ("proposals", "/cari/saran")):
            client.get(path, {"q": "padi"})
            took = measure(client, path)
            p95 = statistics.quantiles(took, n=20)[-1]
            middle, worst = statistics.median(took), max(took)
            print(f"  {name}: median {middle:.0f}, p95 {p95:.0f}, worst {worst:.0f} ms")  # noqa: T201
        for question in QUESTIONS:
            took = sorted(_one(client, question) for _round in range(5))
            print(f"    {question[:40]}: {took[2]:.0f} ms")  # noqa: T201


def _one(client: Any, question: str) -> float:
    start = time.thread_time()
    client.get("/cari/", {"q": question})
    return (time.thread_time() - start) * 1000


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("DATA_DIR", folder)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dinas.settings.test")
        main()
