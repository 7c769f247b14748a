"""Files that several pages offer: each is found once, by the titles of all of them."""

from collections.abc import Collection, Iterable, Mapping
from itertools import groupby

from dinas.core.bahasa import address
from dinas.search.dates import date_words
from dinas.search.models import EntriCari
from dinas.search.registry import LAMPIRAN
from dinas.search.words import indexed, key, words

_WORDS = ("kunci", "kata_judul", "kata_ringkasan", "kata_isi")


def settle(addresses: Collection[str]) -> None:
    """Have one entry of each of these files found: that of the newest page that offers it.

    The other entries stay, without words, to tell which pages those are.
    """
    if not addresses:
        return
    rows = EntriCari.objects.filter(jenis=LAMPIRAN, alamat__in=addresses)
    changed = []
    for _file, same in groupby(
        rows.order_by("bahasa", "alamat", "-pk"), lambda row: (row.bahasa, row.alamat)
    ):
        found, *others = same
        wanted = {found.pk: _words(found, [found, *others])}
        for row in (found, *others):
            told = wanted.get(row.pk, dict.fromkeys(_WORDS, ""))
            if told != {name: getattr(row, name) for name in _WORDS}:
                vars(row).update(told)
                changed.append(row)
    EntriCari.objects.bulk_update(changed, _WORDS, batch_size=100)


def _words(row: EntriCari, offers: Iterable[EntriCari]) -> dict[str, str]:
    day = date_words(row.tanggal, row.bahasa) if row.tanggal else ""
    return {
        "kunci": key(words(row.judul)),
        "kata_judul": indexed(row.judul, row.bahasa),
        "kata_ringkasan": indexed(" ".join(one.ringkasan for one in offers), row.bahasa),
        "kata_isi": indexed(f"{row.isi} {day}", row.bahasa),
    }


def pages_offering(files: Collection[str], language: str) -> Mapping[str, list[tuple[str, str]]]:
    """Return title and address of the public pages that offer each of these files."""
    found: dict[str, list[tuple[str, str]]] = {}
    if files:
        rows = EntriCari.objects.filter(jenis=LAMPIRAN, bahasa=language, alamat__in=files)
        told = rows.order_by("-pk").values_list("alamat", "halaman__title", "halaman__url_path")
        for file, title, path in told:
            found.setdefault(file, []).append((title, address(path, language)))
    return found
