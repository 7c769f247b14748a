"""Models of commodities, districts and figures."""

from komoditas.models.index import KomoditasIndexPage
from komoditas.models.kecamatan import Kecamatan
from komoditas.models.komoditas import Komoditas
from komoditas.models.produksi import Produksi

__all__ = ["Kecamatan", "Komoditas", "KomoditasIndexPage", "Produksi"]
