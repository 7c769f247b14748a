"""Models of events."""

from kegiatan.models.event import KegiatanPage
from kegiatan.models.index import KegiatanIndexPage
from kegiatan.models.jadwal import Jadwal
from kegiatan.models.jenis import JenisKegiatan
from kegiatan.models.kecuali import KegiatanKecuali

__all__ = ["Jadwal", "JenisKegiatan", "KegiatanIndexPage", "KegiatanKecuali", "KegiatanPage"]
