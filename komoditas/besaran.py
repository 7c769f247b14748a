"""The measures of a figure: what can be tabled, drawn and compared, with units and decimals."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q
from django.template.defaultfilters import floatformat
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from komoditas.models import Produksi

Nilai = Decimal | float | int

SMALL = 10
"""Below this, decimals matter: 0.435 t is not nothing."""
MOST_DECIMALS = 3


@dataclass(frozen=True)
class Besaran:
    """One measure: its name in the address, its words, its unit, and where a figure holds it."""

    kode: str
    nama: str | Promise
    satuan: str | Promise
    desimal: int
    ambil: Callable[[Produksi], Nilai | None]
    kalimat: str | Promise
    """The name inside a sentence."""
    ada: Q
    """Says inside a query whether a figure has a value of this measure."""

    def __hash__(self) -> int:
        # The names are other ones in another language, and so would their hash be.
        return hash(self.kode)

    def dari(self, angka: Produksi | None) -> Nilai | None:
        """Return the figure's value of this measure; None where there is none."""
        return None if angka is None else self.ambil(angka)

    def tulis(self, nilai: Nilai) -> str:
        """Write a value for people: rounded, with the signs of the active language."""
        decimals, number = self.desimal, float(nilai)
        if abs(number) < SMALL:
            while decimals < MOST_DECIMALS and round(number, decimals) != round(
                number, MOST_DECIMALS
            ):
                decimals += 1
        return str(floatformat(nilai, f"{decimals}g"))

    def tulis_bersatuan(self, nilai: Nilai) -> str:
        """Write a value with its unit."""
        return f"{self.tulis(nilai)} {self.satuan}"


PRODUKSI = Besaran(
    "produksi",
    _("Production"),
    pgettext_lazy("unit", "t"),
    0,
    lambda angka: angka.produksi_ton,
    _("production"),
    Q(produksi_ton__isnull=False),
)
LUAS_PANEN = Besaran(
    "luas-panen",
    _("Harvested area"),
    "ha",
    0,
    lambda angka: angka.luas_panen_ha,
    _("harvested area"),
    Q(luas_panen_ha__isnull=False),
)
LUAS_TANAM = Besaran(
    "luas-tanam",
    _("Planted area"),
    "ha",
    0,
    lambda angka: angka.luas_tanam_ha,
    _("planted area"),
    Q(luas_tanam_ha__isnull=False),
)
HASIL = Besaran(
    "produktivitas",
    _("Yield"),
    pgettext_lazy("unit", "quintals/ha"),
    1,
    lambda angka: angka.hasil,
    _("yield"),
    Q(hasil_ku_ha__isnull=False) | Q(produksi_ton__isnull=False, luas_panen_ha__gt=0),
)
POPULASI = Besaran(
    "populasi",
    _("Livestock"),
    pgettext_lazy("unit", "head"),
    0,
    lambda angka: angka.populasi_ekor,
    _("number of livestock"),
    Q(populasi_ekor__isnull=False),
)

SEMUA = (PRODUKSI, LUAS_PANEN, LUAS_TANAM, HASIL, POPULASI)
"""All measures, in the order in which readers look for them."""


def terisi(angka: Iterable[Produksi]) -> list[Besaran]:
    """Return the measures of which the figures hold any value."""
    rows = list(angka)
    return [besaran for besaran in SEMUA if any(besaran.ambil(row) is not None for row in rows)]


BERURUTAN = (LUAS_TANAM, LUAS_PANEN, PRODUKSI, HASIL, POPULASI)
"""All measures in the order of the field: area first, then what it gave."""


def kolom(angka: Iterable[Produksi]) -> list[Besaran]:
    """Return the columns of a table: the measures of which the figures hold any value."""
    filled = terisi(angka)
    return [one for one in BERURUTAN if one in filled]
