"""Models of commodities, districts and figures."""

from komoditas.models.impor import ImporProduksi, PerubahanProduksi
from komoditas.models.index import KomoditasIndexPage
from komoditas.models.kecamatan import Kecamatan
from komoditas.models.komoditas import Komoditas
from komoditas.models.produksi import Produksi

__all__ = [
    "ImporProduksi",
    "Kecamatan",
    "Komoditas",
    "KomoditasIndexPage",
    "PerubahanProduksi",
    "Produksi",
]
