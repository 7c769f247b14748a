"""Models of events."""

from kegiatan.models.event import KegiatanKecuali, KegiatanPage
from kegiatan.models.index import KegiatanIndexPage
from kegiatan.models.jadwal import Jadwal
from kegiatan.models.jenis import JenisKegiatan

__all__ = ["Jadwal", "JenisKegiatan", "KegiatanIndexPage", "KegiatanKecuali", "KegiatanPage"]
